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
</context>
</TS>
