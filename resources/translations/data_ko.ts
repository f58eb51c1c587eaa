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
        <translation>폴더 고르기…</translation>
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
        <source>Names of the data</source>
        <translation>데이터의 이름</translation>
    </message>
    <message>
        <source>These names stand in the diagram, in tables and in predictions that you save.</source>
        <translation>이 이름은 신경망 그림과 표, 저장하는 예측에 쓰입니다.</translation>
    </message>
    <message>
        <source>Use these names</source>
        <translation>이 이름 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>As in the data</source>
        <translation>데이터의 이름으로</translation>
    </message>
    <message>
        <source>Open a file of data …</source>
        <translation>데이터 파일 열기…</translation>
    </message>
    <message>
        <source>Open a folder of pictures …</source>
        <translation>이미지 폴더 열기…</translation>
    </message>
    <message>
        <source>Click or type samples …</source>
        <translation>표본 직접 만들기…</translation>
    </message>
    <message>
        <source>Change these samples, or make new ones</source>
        <translation>이 표본을 고치거나 새로 만듭니다</translation>
    </message>
    <message>
        <source>Try the network …</source>
        <translation>신경망 써 보기…</translation>
    </message>
    <message>
        <source>See what the network says about samples of your own</source>
        <translation>직접 만든 표본을 신경망이 어떻게 예측하는지 봅니다</translation>
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
        <translation>XOR 점 구름</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>두 정규분포</translation>
    </message>
    <message>
        <source>Plane (values)</source>
        <translation>평면(값 예측)</translation>
    </message>
    <message>
        <source>Six hills (values)</source>
        <translation>여섯 언덕(값 예측)</translation>
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
        <translation>점 무리</translation>
    </message>
    <message>
        <source>Sine (values)</source>
        <translation>사인(값 예측)</translation>
    </message>
    <message>
        <source>Line (values)</source>
        <translation>직선(값 예측)</translation>
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
        <translation>손글씨 숫자(8 × 8픽셀)</translation>
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
        <source>hours of study</source>
        <extracomment>What the examples call the data that came with them.</extracomment>
        <translation>공부한 시간</translation>
    </message>
    <message>
        <source>10 samples of N(0, 1)</source>
        <translation>N(0, 1)에서 뽑은 표본 10개</translation>
    </message>
    <message>
        <source>four samples</source>
        <translation>표본 네 개</translation>
    </message>
    <message>
        <source>x from -5 to 5</source>
        <translation>−5부터 5까지의 x</translation>
    </message>
    <message>
        <source>64 samples of 0.025</source>
        <translation>0.025인 표본 64개</translation>
    </message>
    <message>
        <source>{how}, each column</source>
        <translation>열마다 {how}</translation>
    </message>
    <message>
        <source>Row {row}: “{text}” is none of the classes {names}. Add the class first.</source>
        <translation>{row}행: “{text}” 클래스가 없습니다(있는 클래스: {names}). 먼저 클래스를 추가하세요.</translation>
    </message>
    <message>
        <source>Row {row}, column “{column}”: a finite number belongs here, not “{text}”.</source>
        <translation>{row}행 “{column}” 열에는 유한한 수가 들어가야 합니다. 입력한 값: “{text}”</translation>
    </message>
    <message>
        <source>Click or type samples</source>
        <translation>표본 직접 만들기</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>클래스 추가</translation>
    </message>
    <message>
        <source>Add sample</source>
        <translation>표본 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>A click adds a point of this class, a right click removes one.</source>
        <translation>클릭하면 이 클래스의 점이 생기고, 오른쪽 버튼으로 누르면 없어집니다.</translation>
    </message>
    <message>
        <source>Table of samples</source>
        <translation>표본 표</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Plane of points</source>
        <translation>점을 찍는 평면</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Type numbers, or paste them from a spreadsheet; Delete takes rows out</source>
        <translation>수를 입력하거나 스프레드시트에서 붙여 넣으세요. Delete 키로 행을 지웁니다</translation>
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
        <source>Preparation</source>
        <translation>처리 과정</translation>
    </message>
    <message>
        <source>{training} (test: {test})</source>
        <translation>{training} (시험용 {test})</translation>
    </message>
    <message>
        <source>{width} (pictures of {size})</source>
        <translation>{width} ({size} 이미지)</translation>
    </message>
    <message>
        <source>{count} {count:column|columns}</source>
        <translation>열 {count}개</translation>
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
        <source>What is done to the inputs before the network sees them; saved with the project</source>
        <translation>신경망에 넣기 전에 입력에 하는 일입니다. 프로젝트와 함께 저장됩니다</translation>
    </message>
    <message>
        <source>Names …</source>
        <translation>이름…</translation>
    </message>
    <message>
        <source>Name the inputs, the targets and the classes</source>
        <translation>입력, 정답, 클래스에 이름을 붙입니다</translation>
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
        <translation>{name:을/를} 읽는 중…</translation>
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
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>Data ({patterns})</source>
        <translation>데이터({patterns})</translation>
    </message>
    <message>
        <source>Folder with a folder of pictures for each class</source>
        <translation>클래스별 이미지 폴더가 들어 있는 폴더</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>입력(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>정답(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>제외(&amp;L)</translation>
    </message>
    <message>
        <source>As &amp;numbers</source>
        <translation>숫자로(&amp;N)</translation>
    </message>
    <message>
        <source>As &amp;categories</source>
        <translation>범주로(&amp;C)</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>{rows:,} {rows:row|rows}; {inputs} {inputs:column|columns} in, {targets} out</source>
        <translation>행 {rows:,}개, 입력 열 {inputs}개, 정답 열 {targets}개</translation>
    </message>
    <message>
        <source>Open table: {name}</source>
        <translation>표 열기: {name}</translation>
    </message>
    <message>
        <source>Select columns, then say what they are:</source>
        <translation>열을 선택하고 쓰임을 정하세요:</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>표의 처음 행들</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>구분 기호</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>소수점 기호</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>첫 줄</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>Targets are</source>
        <translation>정답의 종류</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>쉼표 ,</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>세미콜론 ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>vertical bar |</source>
        <translation>세로줄 |</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-8 with mark (BOM)</source>
        <translation>UTF-8(BOM 있음)</translation>
    </message>
    <message>
        <source>CP949 (Korean Excel)</source>
        <translation>CP949(한국어 엑셀)</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>UTF-16 LE without mark</source>
        <translation>UTF-16 LE(표시 없음)</translation>
    </message>
    <message>
        <source>UTF-16 BE without mark</source>
        <translation>UTF-16 BE(표시 없음)</translation>
    </message>
    <message>
        <source>point 1.5</source>
        <translation>점 1.5</translation>
    </message>
    <message>
        <source>comma 1,5</source>
        <translation>쉼표 1,5</translation>
    </message>
    <message>
        <source>names of the columns</source>
        <translation>열 이름</translation>
    </message>
    <message>
        <source>a sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>reject them</source>
        <translation>받지 않기</translation>
    </message>
    <message>
        <source>leave their rows out</source>
        <translation>그 행 빼기</translation>
    </message>
    <message>
        <source>fill in mean or most common</source>
        <translation>평균이나 최빈값으로 채우기</translation>
    </message>
    <message>
        <source>mean 0, deviation 1</source>
        <translation>평균 0, 표준편차 1</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>0에서 1까지</translation>
    </message>
    <message>
        <source>what they look like</source>
        <translation>보이는 대로</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>find out</source>
        <extracomment>Those that are found out, where the first choice is to go on finding out.</extracomment>
        <translation>자동으로 찾기</translation>
    </message>
    <message>
        <source>found: {what}</source>
        <translation>찾음: {what}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>My points</source>
        <translation>내 점들</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>role of a column</comment>
        <translation>정답</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>값이 모두 같음</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>numbers and words</source>
        <translation>숫자와 낱말</translation>
    </message>
    <message>
        <source>{count} categories</source>
        <translation>범주 {count}개</translation>
    </message>
    <message>
        <source>{held}, {count} {count:gap|gaps}</source>
        <translation>{held}, 빈칸 {count}개</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>클래스: {name}</translation>
    </message>
    <message>
        <source>Save predictions</source>
        <translation>예측 저장</translation>
    </message>
    <message>
        <source>Tables and arrays ({patterns})</source>
        <translation>표와 배열({patterns})</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>저장함: {path}</translation>
    </message>
    <message>
        <source>Try the network</source>
        <translation>신경망 써 보기</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>한 표본</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Save predictions …</source>
        <translation>예측 저장…</translation>
    </message>
    <message>
        <source>what the network sees</source>
        <translation>신경망이 보는 이미지</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Draw with the left button, wipe with the right one</source>
        <translation>왼쪽 버튼으로 그리고 오른쪽 버튼으로 지웁니다</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>In the data</source>
        <translation>데이터에서</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>입력 {number}</translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation>정답 {number}</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>클래스 {number}</translation>
    </message>
    <message>
        <source>Find the data …</source>
        <translation>데이터 찾기…</translation>
    </message>
    <message>
        <source>Say where the file or folder is now; its contents are compared</source>
        <translation>파일이나 폴더가 지금 어디 있는지 알려 주세요. 내용을 비교합니다</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Samples kept to validate: never learned from, drawn by the seed</source>
        <translation>검증하려고 떼어 두는 표본입니다. 학습에 쓰지 않으며 시드에 따라 뽑습니다</translation>
    </message>
    <message>
        <source>{learned} to learn from, {kept} to validate</source>
        <translation>훈련용 {learned}개, 검증용 {kept}개</translation>
    </message>
</context>
</TS>
