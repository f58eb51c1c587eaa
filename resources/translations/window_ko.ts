<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name />
    <message>
        <source>Link {source} to {target}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move {count} {count:layer|layers}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tidy up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change: {what}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose data: {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add layer: {layer}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{layer}: change {what}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove {count} layers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove {count} {count:link|links}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something went wrong. Your work is still open. {error}</source>
        <translation>문제가 생겼습니다. 작업은 그대로 열려 있습니다. {error}</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activation {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dropout {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Batch norm {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Maxout {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concatenate {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Input {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Output {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PReLU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SELU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>swish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>softplus</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>softsign</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hard sigmoid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>softmax</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>zeros</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Glorot normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>He uniform</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>He normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>LeCun normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>orthogonal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean squared error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>sum of squares</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>half sum of squares</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean absolute error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Huber</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>categorical cross-entropy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hinge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>perceptron</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>AdaGrad</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>AdaDelta</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>RMSProp</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>AdaMax</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>NAdam</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>constant rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stepwise</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>exponential</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>warm-up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reduce on plateau</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean over the samples</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>sum over the samples</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>float64</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>float32</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use bias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Initial weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Initial bias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Train bias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epsilon ε</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pieces per unit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reduction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Learning rate η</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Validation share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L1 penalty λ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L2 penalty λ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Penalize biases</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clip each gradient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clip gradient norm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slope below 0</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alpha α</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Standard deviation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delta δ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dampening</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate decay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Initial accumulator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rho ρ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Centered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beta β₁</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beta β₂</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>AMSGrad</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Momentum decay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every … epochs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Final share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starting share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>bias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>slope</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>scale γ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>shift β</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>running mean</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>running variance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Input</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hidden</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Output</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activation</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dropout</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Batch norm</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Maxout</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concatenate</source>
        <comment>layer</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The canvas is empty: drag an input and an output layer onto it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The network needs an input layer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A network has one input layer; this is a second one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The network needs a layer behind its input.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only one layer may end the network; nothing follows this one either.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected: no path leads here from the input.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Needs at least 2 incoming links; it has {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{layer_name} takes one incoming link and has one already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing can be linked into the input layer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This link would close a cycle; values only flow forwards.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{source_name} and {layer_name} are linked already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another layer is called {layer_name} too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A name has 1 to 64 letters, digits, spaces, _ or -; this one is “{received}”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{field} must be in {expected}; it is {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{field} must be one of {expected}; it is {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adds inputs of equal width only; these are {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Needs {expected} input names or none; it has {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A picture of {received} needs {expected} units.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Softmax with one unit always gives 1: use sigmoid, or two units.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loss {loss} needs {expected} here; this layer has {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The step function has derivative 0: no layer before it learns.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Batch normalization needs a batch size of at least 2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data have {expected} inputs; this layer has {received} units.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data ask for {expected} units; this layer has {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The network must fit into {expected} MB of memory; it would need {received} MB.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no layer {layer}. The layers are {layers}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The {what} must have the shape {expected}; it is {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Training diverged in epoch {epoch}, batch {batch}: {what} became {value}. Try a learning rate smaller than {learning_rate:g}, or scale the inputs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{source}: expected {expected}, received {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{name} is not on this machine. Choose its folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} cannot be read: expected {expected}, received {received}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{path} was saved by a newer version (file format {received}); this one reads up to format {expected}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{what} cannot be written as {format}. {remedy}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{layer}: {sentence}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>