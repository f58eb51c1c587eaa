<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>{source} cannot be read: {reason}</source>
        <translation>{source} 파일을 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{source}: at most {most} MB can be loaded; it has {megabytes} MB.</source>
        <translation>{source}: {most} MB까지 읽을 수 있는데 {megabytes} MB입니다.</translation>
    </message>
    <message>
        <source>{source} should hold data but is a web page: download the file again.</source>
        <translation>{source}: 데이터가 있어야 하는데 웹 페이지가 들어 있습니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should be a gzip file (bytes 1f 8b) but begins with {start}.</source>
        <translation>{source}: gzip 파일(바이트 1f 8b)이어야 하는데 {start:으로/로} 시작합니다.</translation>
    </message>
    <message>
        <source>{source} should be a whole gzip file but is damaged or cut off: download it again.</source>
        <translation>{source}: 온전한 gzip 파일이어야 하는데 손상되었거나 중간에 끊겼습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should hold MNIST&apos;s four files, plain or .gz, or mnist.npz. Not found: {missing}.</source>
        <translation>{source}: MNIST 파일 네 개(.gz도 가능)나 mnist.npz가 있어야 합니다. 없는 파일: {missing}.</translation>
    </message>
    <message>
        <source>{source} should be an IDX file that begins with {magic}, but begins with {start}.</source>
        <translation>{source}: {magic:으로/로} 시작하는 IDX 파일이어야 하는데 {start:으로/로} 시작합니다.</translation>
    </message>
    <message>
        <source>{source} should hold images but holds labels.</source>
        <translation>{source}: 그림이 있어야 하는데 레이블이 들어 있습니다.</translation>
    </message>
    <message>
        <source>{source} should hold labels but holds images.</source>
        <translation>{source}: 레이블이 있어야 하는데 그림이 들어 있습니다.</translation>
    </message>
    <message>
        <source>{source} should have {size} bytes by its own header but has {now}: it is cut off.</source>
        <translation>{source}: 머리말에 따르면 {size}바이트여야 하는데 {now}바이트입니다. 파일이 중간에 끊겼습니다.</translation>
    </message>
    <message>
        <source>{source} should have {size} bytes by its own header but has more.</source>
        <translation>{source}: 머리말에 따르면 {size}바이트여야 하는데 더 깁니다.</translation>
    </message>
    <message>
        <source>{source}: labels must be from 0 to {most}; number {position} is {label}.</source>
        <translation>{source}: 레이블은 0부터 {most}까지여야 하는데 {position}번째가 {label}입니다.</translation>
    </message>
    <message>
        <source>{source}: {samples} samples need {samples} targets; there are {targets}.</source>
        <translation>{source}: 표본 {samples}개에는 목표값도 {samples}개 있어야 하는데 {targets}개입니다.</translation>
    </message>
    <message>
        <source>{source}: test pictures must be {size} like those for training; they are {now}.</source>
        <translation>{source}: 시험용 그림은 훈련용처럼 {size}여야 하는데 {now}입니다.</translation>
    </message>
    <message>
        <source>{source} should have at least one sample; its array has the shape {shape}.</source>
        <translation>{source}: 표본이 하나 이상 있어야 하는데 배열의 형상이 {shape}입니다.</translation>
    </message>
    <message>
        <source>{source}: {option} must be in {legal}; it is {value}.</source>
        <translation>{source}: {option} 값은 {legal} 안에 있어야 하는데 {value}입니다.</translation>
    </message>
    <message>
        <source>The data could not be read: {reason}</source>
        <translation>데이터를 읽지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Folder with MNIST&apos;s files</source>
        <translation>MNIST 파일이 있는 폴더</translation>
    </message>
    <message>
        <source>The four IDX files, plain or .gz, or Keras&apos;s mnist.npz.</source>
        <translation>IDX 파일 네 개(.gz도 가능) 또는 Keras의 mnist.npz.</translation>
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
        <source>Reading MNIST …</source>
        <translation>MNIST를 읽는 중 …</translation>
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
        <source>Seed of the data</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>목표값</translation>
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
</context>
</TS>
