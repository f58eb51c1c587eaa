<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>A lesson must have at most {most} kB. This one has {received} kB.</source>
        <translation>수업은 {most} kB까지입니다. 이 파일은 {received} kB입니다.</translation>
    </message>
    <message>
        <source>The lesson {received} cannot be read.</source>
        <translation>수업 {received:을/를} 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>A lesson must be plain text in UTF-8.</source>
        <translation>수업은 UTF-8 텍스트여야 합니다.</translation>
    </message>
    <message>
        <source>Line {line}: a lesson begins with a block between --- that has a title.</source>
        <translation>{line}째 줄: 수업은 --- 사이에 title이 있는 블록으로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>Line {line}: this block is never closed.</source>
        <translation>{line}째 줄: 이 블록이 닫히지 않았습니다.</translation>
    </message>
    <message>
        <source>Line {line}: expected “key: value”. Received: {received}</source>
        <translation>{line}째 줄: “항목: 값”이어야 합니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: a key must be one of {expected}. Received: {received}</source>
        <translation>{line}째 줄: 항목은 {expected} 가운데 하나여야 합니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: {received} may stand in a block only once.</source>
        <translation>{line}째 줄: {received:은/는} 블록에 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Line {line}: a task must have a text.</source>
        <translation>{line}째 줄: 과제에는 text가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Line {line}: a task must have either checks or one answer.</source>
        <translation>{line}째 줄: 과제에는 check나 answer 가운데 한 가지가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Line {line}: a check looks like “{expected}”. Received: {received}</source>
        <translation>{line}째 줄: check는 “{expected}”처럼 씁니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: “show” looks like “{expected}”. Received: {received}</source>
        <translation>{line}째 줄: show는 “{expected}”처럼 씁니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: an answer looks like “{expected}”. Received: {received}</source>
        <translation>{line}째 줄: answer는 “{expected}”처럼 씁니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: a mistake looks like “0.5 | sentence”. Received: {received}</source>
        <translation>{line}째 줄: mistake는 “0.5 | 문장”처럼 씁니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Line {line}: boxes are four whole numbers from 1 to {most}, such as “10, 4, 2, 4”. Received: {received}</source>
        <translation>{line}째 줄: 상자는 “10, 4, 2, 4”처럼 1에서 {most} 사이의 정수 네 개여야 합니다. 받은 값: {received}</translation>
    </message>
    <message>
        <source>Line {line}: expected one of {expected}. Received: {received}</source>
        <translation>{line}째 줄: {expected} 가운데 하나여야 합니다. 받은 값: {received}</translation>
    </message>
    <message>
        <source>Line {line}: a range is two numbers in their order, such as “-5, 5”. Received: {received}</source>
        <translation>{line}째 줄: 범위는 “-5, 5”처럼 작은 수와 큰 수를 차례로 적습니다. 받은 값: {received}</translation>
    </message>
    <message>
        <source>Line {line}: a function must be one of {expected}. Received: {received}</source>
        <translation>{line}째 줄: 함수는 {expected} 가운데 하나여야 합니다. 받은 값: {received}</translation>
    </message>
    <message>
        <source>Line {line}: a block of curves must have functions and x.</source>
        <translation>{line}째 줄: curves 블록에는 functions와 x가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Line {line}: there is no example {received}.</source>
        <translation>{line}째 줄: {received:은/는} 없는 예제입니다.</translation>
    </message>
    <message>
        <source>Line {line}: HTML, pictures and links are not allowed in a lesson.</source>
        <translation>{line}째 줄: 수업에는 HTML, 그림, 링크를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: the glossary has no entry {received}.</source>
        <translation>{line}째 줄: 용어집에 {received:이/가} 없습니다.</translation>
    </message>
    <message>
        <source>Line {line}: {key} must be one of {expected}. Received: {received}</source>
        <translation>{line}째 줄: {key}에는 {expected} 가운데 하나를 씁니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Task {number}: the example {example} has no such layer. Received: {received}</source>
        <translation>과제 {number}: 예제 {example}에 그런 층이 없습니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Task {number}: “show” does not fit the example {example}. Received: {received}</source>
        <translation>과제 {number}: show가 예제 {example}에 맞지 않습니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>Task {number}: the first step of the example {example} has no such place as the answer names.</source>
        <translation>과제 {number}: answer에 적은 자리가 예제 {example}의 첫 스텝에 없습니다.</translation>
    </message>
    <message>
        <source>Task {number}: the mistake is the right answer. Received: {received}</source>
        <translation>과제 {number}: mistake에 적은 수가 정답과 같습니다. 받은 것: {received}</translation>
    </message>
    <message>
        <source>A lesson must have at most {most} tasks.</source>
        <translation>수업의 과제는 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>Weight</source>
        <extracomment>More than this is no exercise for the hand.
----------
What is set beside the task, if it has fields for that.</extracomment>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Next lesson:
{title}</source>
        <extracomment>Leaves room for the bottom panels and the properties in a window of 1280 pixels.</extracomment>
        <translation>다음 수업:
{title}</translation>
    </message>
    <message>
        <source>Lessons ({pattern})</source>
        <translation>수업 ({pattern})</translation>
    </message>
    <message>
        <source>Open a lesson file</source>
        <translation>수업 파일 열기</translation>
    </message>
    <message>
        <source>How to write a lesson</source>
        <translation>수업 쓰는 법</translation>
    </message>
    <message>
        <source>{done} of {count} tasks done</source>
        <translation>과제 {count}개 중 {done}개 완료</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Read a lesson from top to bottom and do its tasks: each is ticked as soon as the program finds it done. Open example loads the network of a task; Ctrl+Z brings back what was there.</source>
        <translation>수업을 위에서부터 읽으며 과제를 풉니다. 과제를 마치면 프로그램이 알아보고 바로 표시합니다. 예제 열기는 과제에 쓸 신경망을 열고, Ctrl+Z를 누르면 앞의 것이 돌아옵니다.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>맞습니다.</translation>
    </message>
    <message>
        <source>Type a number, or several separated by commas.</source>
        <translation>수를 쓰세요. 여럿이면 쉼표로 나눕니다.</translation>
    </message>
    <message>
        <source>Not yet. {why}</source>
        <translation>아직 아닙니다. {why}</translation>
    </message>
    <message>
        <source>Open example</source>
        <translation>예제 열기</translation>
    </message>
    <message>
        <source>Begin with the example {name}</source>
        <translation>예제 {name:으로/로} 시작하기</translation>
    </message>
    <message>
        <source>Hint</source>
        <extracomment>What can be looked at without an example: it stands beside the project.</extracomment>
        <translation>힌트</translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation>다음 힌트</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>풀이 보기</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>{expected} {expected:number is|numbers are} asked for, and you typed {typed}.</source>
        <extracomment>A typed number may be off by one in its last digit, but by no more than this share. Nearer than this share its last digits only show what was rounded on the way. So many digits must be right before it is worth saying.</extracomment>
        <translation>수 {expected}개를 써야 하는데 {typed}개를 썼습니다.</translation>
    </message>
    <message>
        <source>{digits}… is right so far: type one more digit.</source>
        <translation>{digits}…까지는 맞습니다. 한 자리 더 쓰세요.</translation>
    </message>
    <message>
        <source>Right up to {digits}…; the next digit differs.</source>
        <translation>{digits}…까지는 맞고 그다음 자리가 다릅니다.</translation>
    </message>
    <message>
        <source>Draw {names}</source>
        <translation>{names} 그리기</translation>
    </message>
    <message>
        <source>Draws them in the Functions panel, for x from {ends}</source>
        <translation>함수 패널에 그립니다. x의 범위: {ends}</translation>
    </message>
    <message>
        <source>{data} is not on this computer yet.</source>
        <translation>이 컴퓨터에 아직 {data:이/가} 없습니다.</translation>
    </message>
    <message>
        <source>Get {data}</source>
        <translation>{data} 받기</translation>
    </message>
    <message>
        <source>Opens the data panel, which downloads them or reads a folder</source>
        <translation>데이터 패널을 엽니다. 거기서 내려받거나 폴더를 고를 수 있습니다</translation>
    </message>
    <message>
        <source>Use the small digits</source>
        <translation>작은 숫자로 하기</translation>
    </message>
    <message>
        <source>Do the task with data that come with the program</source>
        <translation>프로그램에 들어 있는 데이터로 이 과제를 합니다</translation>
    </message>
    <message>
        <source>Open the example, and its loss is drawn here.</source>
        <extracomment>What of the two weights is visible: from -8 to 8, and from -3 to 3. An equation stays in one line.</extracomment>
        <translation>예제를 열면 여기에 손실이 그려집니다.</translation>
    </message>
    <message>
        <source>The loss over w₁ and w₂, and the way down</source>
        <translation>w₁과 w₂에 따른 손실, 그리고 내려간 길</translation>
    </message>
    <message>
        <source>{stroke} {optimizer}, η = {rate}: {n} {n:step|steps}, ({x}, {y}), L = {loss}</source>
        <translation>{stroke} {optimizer}, η = {rate}: {n}스텝, ({x}, {y}), L = {loss}</translation>
    </message>
    <message>
        <source>What helped? Tick all that you changed.</source>
        <translation>무엇이 도움이 되었습니까? 바꾼 것을 모두 고르세요.</translation>
    </message>
    <message>
        <source>Layers, neurons or functions</source>
        <translation>층, 뉴런 수, 활성화 함수</translation>
    </message>
    <message>
        <source>Train until the goal is reached, then say what helped.</source>
        <translation>먼저 목표에 이를 때까지 학습시키고, 그다음에 무엇이 도움이 되었는지 고르세요.</translation>
    </message>
    <message>
        <source>This is as it was at first: {names}.</source>
        <translation>처음과 같은 것을 골랐습니다: {names}.</translation>
    </message>
    <message>
        <source>You changed this too, so it may have helped: {names}.</source>
        <translation>이것도 바꾸었으니 도움이 되었을 수 있습니다: {names}.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>아직 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>{what} of the second matrix</source>
        <translation>둘째 행렬의 {what}</translation>
    </message>
    <message>
        <source>{product} → {result}: they fit.</source>
        <translation>{product} → {result}: 맞물립니다.</translation>
    </message>
    <message>
        <source>{product}: {inner} ≠ {rows}, they do not fit.</source>
        <translation>{product}: {inner} ≠ {rows}, 맞물리지 않습니다.</translation>
    </message>
    <message>
        <source>Two matrices as boxes</source>
        <translation>상자로 그린 두 행렬</translation>
    </message>
    <message>
        <source>Output</source>
        <extracomment>A longer table is no truth table.</extracomment>
        <translation>출력</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>{right} of {count} right</source>
        <translation>{count}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Steps</source>
        <extracomment>What may be said of a condition; the others would give the solution away.</extracomment>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Epochs trained</source>
        <translation>학습한 에포크</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Still missing: {conditions}</source>
        <extracomment>Which field of a layer a condition is about.</extracomment>
        <translation>아직 남은 조건: {conditions}</translation>
    </message>
    <message>
        <source>{what} of {layer}</source>
        <translation>{layer}의 {what}</translation>
    </message>
    <message>
        <source>{what} {now} (goal {goal})</source>
        <translation>{what} {now} (목표 {goal})</translation>
    </message>
</context>
</TS>
