<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Folder with the files</source>
        <translation>파일이 있는 폴더</translation>
    </message>
    <message>
        <source>The four IDX files, plain or .gz, or Keras&apos;s mnist.npz. Leave it empty for those that are downloaded.</source>
        <translation>IDX 파일 네 개(.gz도 가능) 또는 Keras의 mnist.npz. 비워 두면 내려받은 파일을 씁니다.</translation>
    </message>
    <message>
        <source>Choose the folder …</source>
        <translation>폴더 고르기 …</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>이 데이터 사용</translation>
    </message>
    <message>
        <source>Download {name} ({size} MB)</source>
        <translation>{name} 내려받기({size}MB)</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>데이터 출처</translation>
    </message>
    <message>
        <source>Where the samples come from</source>
        <translation>표본을 어디에서 가져올지 고릅니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>class {name}</source>
        <translation>클래스 {name}</translation>
    </message>
    <message>
        <source>{shown} of {count} shown</source>
        <translation>{count}개 가운데 {shown}개를 보여 줍니다</translation>
    </message>
    <message>
        <source>the first of {count}</source>
        <translation>{count}개 가운데 처음 몇 개</translation>
    </message>
    <message>
        <source>AND gate</source>
        <translation>AND 게이트</translation>
    </message>
    <message>
        <source>OR gate</source>
        <translation>OR 게이트</translation>
    </message>
    <message>
        <source>NAND gate</source>
        <translation>NAND 게이트</translation>
    </message>
    <message>
        <source>NOR gate</source>
        <translation>NOR 게이트</translation>
    </message>
    <message>
        <source>XNOR gate</source>
        <translation>XNOR 게이트</translation>
    </message>
    <message>
        <source>XOR gate</source>
        <translation>XOR 게이트</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>XOR cloud</source>
        <translation>XOR 점구름</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>두 정규분포</translation>
    </message>
    <message>
        <source>Plane (values)</source>
        <translation>평면 (값 예측)</translation>
    </message>
    <message>
        <source>Six hills (values)</source>
        <translation>여섯 언덕 (값 예측)</translation>
    </message>
    <message>
        <source>Spiral with three arms</source>
        <translation>팔이 셋인 나선</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>덩어리</translation>
    </message>
    <message>
        <source>Sine (values)</source>
        <translation>사인(값)</translation>
    </message>
    <message>
        <source>Line (values)</source>
        <translation>직선(값)</translation>
    </message>
    <message>
        <source>Iris flowers</source>
        <translation>붓꽃(Iris)</translation>
    </message>
    <message>
        <source>Wines</source>
        <translation>와인</translation>
    </message>
    <message>
        <source>Digits, 8 × 8 pixels</source>
        <translation>숫자, 8 × 8픽셀</translation>
    </message>
    <message>
        <source>MNIST digits</source>
        <translation>MNIST 손글씨 숫자</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>크기 조정</translation>
    </message>
    <message>
        <source>{training} (test: {test})</source>
        <translation>{training} (시험용 {test})</translation>
    </message>
    <message>
        <source>{width} (pictures of {size})</source>
        <translation>{width} ({size} 그림)</translation>
    </message>
    <message>
        <source>{count} {count:value|values}</source>
        <translation>값 {count}개</translation>
    </message>
    <message>
        <source>{count} classes ({names})</source>
        <translation>클래스 {count}개 ({names})</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>each column by itself</source>
        <translation>열마다 따로</translation>
    </message>
    <message>
        <source>minus {offset}, then / {divisor}</source>
        <translation>{offset:을/를} 뺀 뒤 / {divisor}</translation>
    </message>
    <message>
        <source>/ {divisor}</source>
        <translation>/ {divisor}</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>{name:을/를} 읽는 중 …</translation>
    </message>
    <message>
        <source>Downloading {name}: {done} of {total} MB</source>
        <translation>{name} 내려받는 중: {total}MB 중 {done}MB</translation>
    </message>
    <message>
        <source>Derived inputs</source>
        <translation>파생 입력</translation>
    </message>
    <message>
        <source>Give the network {name} as an input too</source>
        <translation>{name:을/를} 신경망의 입력에 더합니다</translation>
    </message>
    <message>
        <source>Derived input {name}</source>
        <translation>파생 입력 {name}</translation>
    </message>
</context>
</TS>
