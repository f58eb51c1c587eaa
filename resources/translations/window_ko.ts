<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Link {source} to {target}</source>
        <translation>{source:을/를} {target}에 연결</translation>
    </message>
    <message>
        <source>Move {count} {count:layer|layers}</source>
        <translation>층 {count}개 옮기기</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>가지런히 정리</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>이름을 {name:으로/로} 바꾸기</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>{what} 바꾸기</translation>
    </message>
    <message>
        <source>Choose data: {name}</source>
        <translation>데이터 선택: {name}</translation>
    </message>
    <message>
        <source>Add layer: {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
    <message>
        <source>{layer}: change {what}</source>
        <translation>{layer}: {what} 바꾸기</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>{layer} 삭제</translation>
    </message>
    <message>
        <source>Remove {count} layers</source>
        <translation>층 {count}개 삭제</translation>
    </message>
    <message>
        <source>Remove {count} {count:link|links}</source>
        <translation>연결 {count}개 삭제</translation>
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
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>Activation {number}</source>
        <translation>활성화층 {number}</translation>
    </message>
    <message>
        <source>Dropout {number}</source>
        <translation>드롭아웃 {number}</translation>
    </message>
    <message>
        <source>Batch norm {number}</source>
        <translation>배치 정규화 {number}</translation>
    </message>
    <message>
        <source>Maxout {number}</source>
        <translation>맥스아웃 {number}</translation>
    </message>
    <message>
        <source>Add {number}</source>
        <translation>더하기 {number}</translation>
    </message>
    <message>
        <source>Concatenate {number}</source>
        <translation>이어 붙이기 {number}</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>입력층 {number}</translation>
    </message>
    <message>
        <source>Output {number}</source>
        <translation>출력층 {number}</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>리키 ReLU</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>swish</source>
        <translation>스위시</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>mish</source>
        <translation>미시</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>글로럿 균등분포</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>글로럿 정규분포</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등분포</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규분포</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>르쿤 균등분포</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>르쿤 정규분포</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>평균제곱오차</translation>
    </message>
    <message>
        <source>sum of squares</source>
        <translation>제곱합</translation>
    </message>
    <message>
        <source>half sum of squares</source>
        <translation>제곱합의 절반</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>평균절대오차</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>categorical cross-entropy</source>
        <translation>범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>힌지</translation>
    </message>
    <message>
        <source>perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation>AdaDelta</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation>AdaMax</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>constant rate</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>stepwise</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>reduce on plateau</source>
        <translation>정체 시 감소</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>뉴런 수</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Use bias</source>
        <translation>편향 사용</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Initial bias</source>
        <translation>초기 편향</translation>
    </message>
    <message>
        <source>Train weights</source>
        <translation>가중치 학습</translation>
    </message>
    <message>
        <source>Train bias</source>
        <translation>편향 학습</translation>
    </message>
    <message>
        <source>Drop rate</source>
        <translation>드롭 비율</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Epsilon ε</source>
        <translation>엡실론 ε</translation>
    </message>
    <message>
        <source>Pieces per unit</source>
        <translation>뉴런당 조각 수</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>손실 모으기</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>Rate schedule</source>
        <translation>학습률 조정</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>L1 penalty λ</source>
        <translation>L1 규제 λ</translation>
    </message>
    <message>
        <source>L2 penalty λ</source>
        <translation>L2 규제 λ</translation>
    </message>
    <message>
        <source>Penalize biases</source>
        <translation>편향도 규제</translation>
    </message>
    <message>
        <source>Clip each gradient</source>
        <translation>기울기 값 자르기</translation>
    </message>
    <message>
        <source>Clip gradient norm</source>
        <translation>기울기 크기 자르기</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 아래 기울기</translation>
    </message>
    <message>
        <source>Alpha α</source>
        <translation>알파 α</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Delta δ</source>
        <translation>델타 δ</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>학습률 감쇠</translation>
    </message>
    <message>
        <source>Initial accumulator</source>
        <translation>초기 누적값</translation>
    </message>
    <message>
        <source>Rho ρ</source>
        <translation>로 ρ</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Beta β₁</source>
        <translation>베타 β₁</translation>
    </message>
    <message>
        <source>Beta β₂</source>
        <translation>베타 β₂</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Momentum decay</source>
        <translation>모멘텀 감쇠</translation>
    </message>
    <message>
        <source>Every … epochs</source>
        <translation>몇 에포크마다</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>Final share</source>
        <translation>마지막 비율</translation>
    </message>
    <message>
        <source>Starting share</source>
        <translation>처음 비율</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>참을성</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>scale γ</source>
        <translation>배율 γ</translation>
    </message>
    <message>
        <source>shift β</source>
        <translation>이동 β</translation>
    </message>
    <message>
        <source>running mean</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>running variance</source>
        <translation>이동 분산</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>layer</comment>
        <translation>입력층</translation>
    </message>
    <message>
        <source>Hidden</source>
        <comment>layer</comment>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>layer</comment>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Activation</source>
        <comment>layer</comment>
        <translation>활성화층</translation>
    </message>
    <message>
        <source>Dropout</source>
        <comment>layer</comment>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <comment>layer</comment>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Maxout</source>
        <comment>layer</comment>
        <translation>맥스아웃</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>layer</comment>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <comment>layer</comment>
        <translation>이어 붙이기</translation>
    </message>
    <message>
        <source>The canvas is empty: drag an input and an output layer onto it.</source>
        <translation>캔버스가 비어 있습니다. 입력층과 출력층을 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>The network needs an input layer.</source>
        <translation>신경망에는 입력층이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A network has one input layer; this is a second one.</source>
        <translation>입력층은 하나여야 하는데, 이 층이 두 번째입니다.</translation>
    </message>
    <message>
        <source>The network needs a layer behind its input.</source>
        <translation>입력층 뒤에 층이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Only one layer may end the network; nothing follows this one either.</source>
        <translation>신경망의 끝은 한 층이어야 하는데, 이 층 뒤에도 아무것도 없습니다.</translation>
    </message>
    <message>
        <source>Not connected: no path leads here from the input.</source>
        <translation>연결되지 않았습니다. 입력층에서 여기로 오는 길이 없습니다.</translation>
    </message>
    <message>
        <source>Needs at least 2 incoming links; it has {received}.</source>
        <translation>들어오는 연결이 2개 이상이어야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>{layer_name} takes one incoming link and has one already.</source>
        <translation>{layer_name}에는 연결이 하나만 들어올 수 있는데 이미 있습니다.</translation>
    </message>
    <message>
        <source>Nothing can be linked into the input layer.</source>
        <translation>입력층으로 들어가는 연결은 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>This link would close a cycle; values only flow forwards.</source>
        <translation>이 연결은 순환을 만듭니다. 값은 앞으로만 흐릅니다.</translation>
    </message>
    <message>
        <source>{source_name} and {layer_name} are linked already.</source>
        <translation>{source_name:과/와} {layer_name:은/는} 이미 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>Another layer is called {layer_name} too.</source>
        <translation>이름이 {layer_name}인 층이 이미 있습니다.</translation>
    </message>
    <message>
        <source>A name has 1 to 64 letters, digits, spaces, _ or -; this one is “{received}”.</source>
        <translation>이름은 글자, 숫자, 공백, _, -로 1~64자여야 하는데 “{received}”입니다.</translation>
    </message>
    <message>
        <source>{field} must be in {expected}; it is {received}.</source>
        <translation>{field}: {expected} 안에 있어야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>{field} must be one of {expected}; it is {received}.</source>
        <translation>{field}: {expected} 가운데 하나여야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>Adds inputs of equal width only; these are {received}.</source>
        <translation>너비가 같은 입력만 더할 수 있는데 너비가 {received}입니다.</translation>
    </message>
    <message>
        <source>Needs {expected} input names or none; it has {received}.</source>
        <translation>입력 이름은 {expected}개이거나 없어야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>A picture of {received} needs {expected} units.</source>
        <translation>{received} 그림에는 뉴런 {expected}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Softmax with one unit always gives 1: use sigmoid, or two units.</source>
        <translation>뉴런이 하나인 소프트맥스는 항상 1입니다. 시그모이드나 뉴런 두 개를 쓰세요.</translation>
    </message>
    <message>
        <source>The loss {loss} needs {expected} here; this layer has {received}.</source>
        <translation>손실 함수 {loss}에는 {expected} 출력이 필요한데 이 층은 {received}입니다.</translation>
    </message>
    <message>
        <source>The step function has derivative 0: no layer before it learns.</source>
        <translation>계단 함수는 미분이 0이어서 앞의 층들이 학습하지 못합니다.</translation>
    </message>
    <message>
        <source>Batch normalization needs a batch size of at least 2.</source>
        <translation>배치 정규화에는 배치 크기가 2 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The data have {expected} inputs; this layer has {received} units.</source>
        <translation>데이터의 입력은 {expected}개인데 이 층의 뉴런은 {received}개입니다.</translation>
    </message>
    <message>
        <source>The data ask for {expected} units; this layer has {received}.</source>
        <translation>데이터에는 뉴런 {expected}개가 필요한데 이 층은 {received}개입니다.</translation>
    </message>
    <message>
        <source>The network must fit into {expected} MB of memory; it would need {received} MB.</source>
        <translation>신경망은 메모리 {expected} MB 안에 들어가야 하는데 {received} MB가 필요합니다.</translation>
    </message>
    <message>
        <source>There is no layer {layer}. The layers are {layers}.</source>
        <translation>이름이 {layer}인 층이 없습니다. 있는 층: {layers}.</translation>
    </message>
    <message>
        <source>The {what} must have the shape {expected}; it is {received}.</source>
        <translation>{what}의 형상은 {expected}이어야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>Training diverged in epoch {epoch}, batch {batch}, at {layer}: its {what} became {value}. Try a learning rate smaller than {learning_rate:g}, or scale the inputs.</source>
        <translation>에포크 {epoch}, 배치 {batch}, {layer}에서 학습이 발산했습니다({what}: {value}). 학습률을 {learning_rate:g}보다 작게 하거나 입력의 크기를 맞춰 보세요.</translation>
    </message>
    <message>
        <source>{source}: expected {expected}, received {received}.</source>
        <translation>{source}: 필요한 것은 {expected}, 받은 것은 {received}.</translation>
    </message>
    <message>
        <source>{name} is not on this machine. Choose its folder.</source>
        <translation>{name} 데이터가 이 컴퓨터에 없습니다. 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: expected {expected}, received {received}.</source>
        <translation>{path} 파일을 읽을 수 없습니다. 필요한 것은 {expected}, 받은 것은 {received}.</translation>
    </message>
    <message>
        <source>{path} was saved by a newer version (file format {received}); this one reads up to format {expected}.</source>
        <translation>{path} 파일은 더 새로운 버전에서 저장했습니다(파일 형식 {received}). 이 버전은 형식 {expected}까지 읽습니다.</translation>
    </message>
    <message>
        <source>{what} cannot be written as {format}. {remedy}</source>
        <translation>{what:을/를} {format} 형식으로 쓸 수 없습니다. {remedy}</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>활성화 전 값</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력값</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>{layer}: {sentence}</source>
        <translation>{layer}: {sentence}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 또는 {other}</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>가중치 내보내기</translation>
    </message>
    <message>
        <source>Save the changes to this project?</source>
        <translation>이 프로젝트의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>저장하지 않으면 변경 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Layerloom projects ({pattern})</source>
        <translation>Layerloom 프로젝트 ({pattern})</translation>
    </message>
    <message>
        <source>{parameters} {n:parameter|parameters} · seed {seed} · {threads} {threads:thread|threads}</source>
        <translation>매개변수 {parameters}{n:개|개} · 시드 {seed} · 스레드 {threads}개</translation>
    </message>
    <message>
        <source>Ready to train on {data}</source>
        <translation>학습 준비 완료: {data}</translation>
    </message>
    <message>
        <source>No data chosen yet</source>
        <translation>아직 데이터를 고르지 않았습니다</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}건</translation>
    </message>
    <message>
        <source>Step by hand</source>
        <translation>한 단계씩 직접 학습</translation>
    </message>
    <message>
        <source>Choose data to train on.</source>
        <translation>학습할 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Train {n} {n:epoch|epochs}</source>
        <translation>{n} 에포크 학습</translation>
    </message>
    <message>
        <source>Training ended with an error: {error}</source>
        <translation>학습이 오류로 끝났습니다: {error}</translation>
    </message>
    <message>
        <source>{name} is not on this machine: choose its folder under Data.</source>
        <translation>이 컴퓨터에 {name} 데이터가 없습니다. ‘데이터’에서 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>Languages are named in themselves, so that everybody finds his own.</extracomment>
        <translation>시스템 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Export weights…</source>
        <translation>가중치 내보내기…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Leave stepping</source>
        <translation>단계 실행 마치기</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Weights saved: {names} in {folder}</source>
        <extracomment>What is open when nothing was asked for: small, and trained in one click. Changes when the docks do, so that an old arrangement is not laid over new ones. A stop needs room for its matrices.</extracomment>
        <translation>가중치를 저장했습니다: {folder} 폴더의 {names}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>한 단계씩</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>About Layerloom</source>
        <translation>Layerloom 정보</translation>
    </message>
    <message>
        <source>Layerloom {version}: build, watch and step through neural networks.</source>
        <translation>Layerloom {version}: 신경망을 만들고, 지켜보고, 한 단계씩 따라가는 프로그램입니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 프로젝트</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>아직 프로젝트가 없습니다</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 되돌리기</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
</context>
</TS>
