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
        <translation>{size} 씀</translation>
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
        <translation>글자</translation>
    </message>
    <message>
        <source>{n} {n:file|files}, about {size}</source>
        <translation>파일 {n}개, 약 {size}</translation>
    </message>
    <message>
        <source>1 file with {n} {n:array|arrays}, about {size}</source>
        <translation>파일 1개에 배열 {n}개, 약 {size}</translation>
    </message>
    <message>
        <source>The numbers are written as {dtype}.</source>
        <translation>수는 {dtype} 형으로 씁니다.</translation>
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
        <translation>쓸 내용</translation>
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
        <translation>여러 대에서 돌리는 PyTorch (torchrun)</translation>
    </message>
    <message>
        <source>{n} {n:byte|bytes}</source>
        <translation>{n}바이트</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
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
        <translation>파일 {n}개를 썼습니다</translation>
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
        <translation>파이썬에서 불러오기:</translation>
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
</context>
</TS>
