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
        <source>Line {line}: there is no example {received}.</source>
        <translation>{line}째 줄: {received}라는 예제는 없습니다.</translation>
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
        <source>A lesson must have at most {most} tasks.</source>
        <translation>수업의 과제는 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>Weight</source>
        <extracomment>More than this is no exercise for the hand.</extracomment>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Lessons ({pattern})</source>
        <extracomment>Leaves room for the bottom panels and the properties in a window of 1280 pixels.</extracomment>
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
        <source>Type a number, several with commas between them.</source>
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
</context>
</TS>
