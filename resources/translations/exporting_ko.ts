<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>{file} is there and will be replaced.</source>
        <translation>{file:은/는} 이미 있으며 새 파일로 바뀝니다.</translation>
    </message>
    <message>
        <source>{size} written</source>
        <translation>{size} 저장함</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Export another way</source>
        <translation>다른 형식으로 내보내기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>내보내기 진행률</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Save the code with its weights…</source>
        <translation>코드를 가중치와 함께 저장…</translation>
    </message>
    <message>
        <source>Code of the network</source>
        <translation>신경망의 코드</translation>
    </message>
    <message>
        <source>text</source>
        <translation>문자열</translation>
    </message>
    <message>
        <source>{n} {n:file|files}</source>
        <translation>파일 {n}개</translation>
    </message>
    <message>
        <source>1 file with {n} {n:array|arrays}</source>
        <translation>파일 1개에 배열 {n}개</translation>
    </message>
    <message>
        <source>{contents}, about {size}</source>
        <translation>{contents}, 약 {size}</translation>
    </message>
    <message>
        <source>The numbers are written as {dtype}.</source>
        <translation>수는 {dtype} 형식으로 저장합니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>저장할 내용</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation>NumPy 배열</translation>
    </message>
    <message>
        <source>NumPy opens it, and so does Layerloom, as a network.</source>
        <translation>NumPy로 열고, Layerloom에서는 신경망으로 다시 엽니다.</translation>
    </message>
    <message>
        <source>Safetensors</source>
        <translation>Safetensors</translation>
    </message>
    <message>
        <source>Hugging Face tools, PyTorch, JAX and NumPy open it; nothing in it can run.</source>
        <translation>Hugging Face 도구, PyTorch, JAX, NumPy로 엽니다. 실행되는 코드가 들어갈 수 없는 형식입니다.</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 모델</translation>
    </message>
    <message>
        <source>ONNX Runtime and Netron open it: a network that runs in most languages.</source>
        <translation>ONNX Runtime과 Netron으로 엽니다. 대부분의 언어에서 실행되는 신경망입니다.</translation>
    </message>
    <message>
        <source>Keras model</source>
        <translation>Keras 모델</translation>
    </message>
    <message>
        <source>Keras 3 opens it as a model, on TensorFlow, PyTorch or JAX.</source>
        <translation>Keras 3에서 모델로 엽니다. TensorFlow, PyTorch, JAX 어디서나 됩니다.</translation>
    </message>
    <message>
        <source>Keras weights</source>
        <translation>Keras 가중치</translation>
    </message>
    <message>
        <source>Keras 3 loads it into a model of the same layers.</source>
        <translation>Keras 3에서 층이 같은 모델에 불러옵니다.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Any language opens it: lists of numbers under their names.</source>
        <translation>어떤 언어로든 엽니다. 이름마다 수의 목록이 들어 있습니다.</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV 표</translation>
    </message>
    <message>
        <source>Excel, LibreOffice and pandas open them: one table for each matrix.</source>
        <translation>Excel, LibreOffice, pandas로 엽니다. 행렬마다 표가 하나씩입니다.</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>파이썬 스크립트</translation>
    </message>
    <message>
        <source>Python runs it: the network as code, its weights and a check beside it.</source>
        <translation>파이썬으로 실행합니다. 코드로 된 신경망과 그 가중치, 검산용 표본이 함께 나옵니다.</translation>
    </message>
    <message>
        <source>Names and orientation of PyTorch: 0.weight (outputs, inputs)</source>
        <translation>PyTorch의 이름과 방향: 0.weight (출력, 입력)</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Keras 3</source>
        <translation>Keras 3</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch on several machines (torchrun)</source>
        <translation>컴퓨터 여러 대에서 돌리는 PyTorch (torchrun)</translation>
    </message>
    <message>
        <source>{n} {n:byte|bytes}</source>
        <translation>{n}바이트</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size}KB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size}MB</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>내보낼 파일</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>{names}
and {n} more</source>
        <translation>{names}
외 {n}개</translation>
    </message>
    <message>
        <source>{n} {n:file|files} written</source>
        <translation>파일 {n}개를 저장했습니다</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>To load it in Python:</source>
        <translation>파이썬에서 불러오는 법:</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Neurons and weights</source>
        <translation>뉴런과 가중치</translation>
    </message>
    <message>
        <source>SVG: sharp at every size</source>
        <translation>SVG: 어떤 크기에서도 선명함</translation>
    </message>
    <message>
        <source>PNG: pixels, twice as fine as the screen</source>
        <translation>PNG: 화면보다 두 배 촘촘한 픽셀</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Choose which array of the file each parameter takes.</source>
        <translation>매개변수마다 파일의 어느 배열을 넣을지 고르세요.</translation>
    </message>
    <message>
        <source>Weights alone: {n} {n:array|arrays}</source>
        <translation>가중치만 있음: 배열 {n}개</translation>
    </message>
    <message>
        <source>A network of {n} {n:layer|layers} ({widths}), {parameters} parameters</source>
        <translation>신경망 {widths}: 층 {n}개(입력층 포함), 매개변수 {parameters}개</translation>
    </message>
    <message>
        <source>{file} holds weights alone: which layers they belong to, in which order and with which activations, is not in it. It can be put into a network of the same shapes.</source>
        <translation>{file}에는 가중치만 있습니다. 어떤 층의 것인지, 층의 순서와 활성화 함수가 무엇인지는 들어 있지 않아, 형상이 같은 신경망에만 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing can be put into the network on the canvas while it has problems.</source>
        <translation>캔버스의 신경망에 문제가 있는 동안에는 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>It does not fit the network on the canvas: no array of the file has the shape {shape} of {parameter}.</source>
        <translation>캔버스의 신경망과 맞지 않습니다. 형상이 {shape}인 {parameter}에 넣을 배열이 파일에 없습니다.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Match by hand…</source>
        <translation>직접 맞추기…</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>보고서로 돌아가기</translation>
    </message>
    <message>
        <source>Put into this network</source>
        <translation>이 신경망에 넣기</translation>
    </message>
    <message>
        <source>Open as a new network</source>
        <translation>새 신경망으로 열기</translation>
    </message>
    <message>
        <source>Choose an array</source>
        <translation>배열을 고르세요</translation>
    </message>
    <message>
        <source>No array fits</source>
        <translation>맞는 배열이 없습니다</translation>
    </message>
    <message>
        <source>{name} {shape}, transposed</source>
        <translation>{name} {shape}, 전치</translation>
    </message>
    <message>
        <source>Arrays for the parameters</source>
        <translation>매개변수에 넣을 배열</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Array in the file</source>
        <translation>파일의 배열</translation>
    </message>
    <message>
        <source>{layer}: {received} was read as {kind}.</source>
        <translation>{layer}: {received:을/를} {kind:으로/로} 읽었습니다.</translation>
    </message>
    <message>
        <source>The network is written in the file.</source>
        <translation>신경망의 구조가 파일에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>{count} {count:array was|arrays were} matched by name.</source>
        <translation>배열 {count}개를 이름으로 맞췄습니다.</translation>
    </message>
    <message>
        <source>{count} {count:array was|arrays were} matched by shape and order.</source>
        <translation>배열 {count}개를 형상과 순서로 맞췄습니다.</translation>
    </message>
    <message>
        <source>{layer}: {received} was taken as {nearest}; outputs differ a little.</source>
        <translation>{layer}: {received} 대신 {nearest:을/를} 씁니다. 출력이 조금 달라집니다.</translation>
    </message>
    <message>
        <source>{received} is now in the weights of {layer}.</source>
        <translation>{received:은/는} 이제 {layer}의 가중치에 들어 있습니다.</translation>
    </message>
    <message>
        <source>{layer}: {received} became a dense layer of its own, with fixed weights.</source>
        <translation>{layer}: {received:은/는} 가중치가 고정된 별도의 완전연결층이 되었습니다.</translation>
    </message>
    <message>
        <source>The file computes in half precision, this network in full.</source>
        <translation>파일은 반정밀도(16비트)로 계산하지만 이 신경망은 더 높은 정밀도로 계산합니다.</translation>
    </message>
    <message>
        <source>{received} was left out: it does nothing in use.</source>
        <translation>{received:은/는} 사용할 때 하는 일이 없어 뺐습니다.</translation>
    </message>
    <message>
        <source>{layer}: {setting} was not taken over.</source>
        <translation>{layer}: {setting} 설정은 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>{layer} is used more than once; each use became a layer of its own.</source>
        <translation>{layer:이/가} 여러 번 쓰여서, 쓰일 때마다 따로 층을 만들었습니다.</translation>
    </message>
    <message>
        <source>Optimizer and training settings were not taken over.</source>
        <translation>최적화 기법과 학습 설정은 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>The output {received} was left out.</source>
        <translation>출력 {received:은/는} 뺐습니다.</translation>
    </message>
    <message>
        <source>{layer}: the file does not say its activation; it is linear now.</source>
        <translation>{layer}: 파일에 활성화 함수가 적혀 있지 않아 항등 함수로 두었습니다.</translation>
    </message>
    <message>
        <source>{received} has no place in the network and was left out.</source>
        <translation>{received:은/는} 신경망에 들어갈 자리가 없어 뺐습니다.</translation>
    </message>
    <message>
        <source>{layer}: there is no layer {received} here.</source>
        <translation>{layer}: 여기에는 {received} 층이 없습니다.</translation>
    </message>
    <message>
        <source>{received} is a class of its own: how its layers are linked is in its code only.</source>
        <translation>{received:은/는} 따로 만든 클래스입니다. 층이 어떻게 이어지는지는 그 코드에만 있습니다.</translation>
    </message>
    <message>
        <source>{layer}: the operator {received} is not understood here.</source>
        <translation>{layer}: 연산자 {received:은/는} 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>{layer}: {received} is not understood as it is used there.</source>
        <translation>{layer}: {received:을/를} 이런 방식으로 쓰는 것은 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>{layer}: the activation {received} is not known here.</source>
        <translation>{layer}: 활성화 함수 {received:은/는} 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>{layer}: {received} computes no activation known here.</source>
        <translation>{layer}: {received:이/가} 계산하는 활성화 함수는 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>{layer}: {setting} cannot be {received} here.</source>
        <translation>{layer}: 여기서 {setting} 값은 {received:이/가} 될 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer}: samples must be rows of numbers here, not of the shape {received}.</source>
        <translation>{layer}: 여기서 표본은 수를 한 줄로 늘어놓은 것이어야 하는데 형상이 {received}입니다.</translation>
    </message>
    <message>
        <source>A network must have one input; this one has {received}.</source>
        <translation>신경망의 입력은 하나여야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>A network must have one output; this one has {received}.</source>
        <translation>신경망의 출력은 하나여야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>The file must say how many inputs the network has.</source>
        <translation>신경망의 입력이 몇 개인지 파일에 적혀 있어야 합니다.</translation>
    </message>
    <message>
        <source>{layer}: the file must hold its {array}.</source>
        <translation>{layer}: 파일에 {array:이/가} 있어야 합니다.</translation>
    </message>
    <message>
        <source>{layer}: {array} must have the shape {expected}; it is {received}.</source>
        <translation>{layer}: {array}의 형상은 {expected}이어야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>{layer}: {received} is understood only beside a dense layer, or where at most 2,048 numbers flow.</source>
        <translation>{layer}: {received:은/는} 완전연결층 바로 옆이나 지나는 수가 2,048개 이하인 곳에서만 지원합니다.</translation>
    </message>
    <message>
        <source>Some numbers in the file are infinite or no numbers at all.</source>
        <translation>파일의 수 가운데 무한대이거나 수가 아닌 것이 있습니다.</translation>
    </message>
    <message>
        <source>dense layer</source>
        <translation>완전연결층</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Refused: {n}</source>
        <translation>받아들이지 못한 것 {n}개</translation>
    </message>
    <message>
        <source>Approximated: {n}</source>
        <translation>비슷하게 바꾼 것 {n}개</translation>
    </message>
    <message>
        <source>Understood: {n}</source>
        <translation>그대로 읽은 것 {n}개</translation>
    </message>
</context>
</TS>
