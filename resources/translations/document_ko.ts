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
        <source>Lead link to {source} → {target}</source>
        <translation>연결을 {source} → {target:으로/로} 변경</translation>
    </message>
    <message>
        <source>Replace {layer} by {kind}</source>
        <translation>{layer:을/를} {kind:으로/로} 교체</translation>
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
        <source>Set the activation of {count} layers</source>
        <translation>층 {count}개의 활성화 함수 변경</translation>
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
        <source>Find data: {name}</source>
        <translation>데이터 찾기: {name}</translation>
    </message>
    <message>
        <source>Name inputs and outputs</source>
        <translation>입력과 출력에 이름 붙이기</translation>
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
        <source>Cut {layer}</source>
        <extracomment>By name: the axis (0 across, 1 down), and which of the outermost edges is the line.</extracomment>
        <translation>{layer} 잘라내기</translation>
    </message>
    <message>
        <source>Paste {layer}</source>
        <translation>{layer} 붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate {layer}</source>
        <translation>{layer} 복제</translation>
    </message>
    <message>
        <source>Align {count} layers</source>
        <translation>층 {count}개 맞춤</translation>
    </message>
    <message>
        <source>Cut {count} layers</source>
        <translation>층 {count}개 잘라내기</translation>
    </message>
    <message>
        <source>Paste {count} layers</source>
        <translation>층 {count}개 붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate {count} layers</source>
        <translation>층 {count}개 복제</translation>
    </message>
    <message>
        <source>Fix: {what}</source>
        <translation>수정: {what}</translation>
    </message>
    <message>
        <source>Set {units} {units:unit|units}</source>
        <translation>뉴런 {units}개로 설정</translation>
    </message>
    <message>
        <source>Use {activation}</source>
        <translation>{activation} 사용</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>{loss} 사용</translation>
    </message>
    <message>
        <source>Set the batch size {size}</source>
        <translation>배치 크기를 {size:으로/로} 설정</translation>
    </message>
    <message>
        <source>Set {field} = {value}</source>
        <translation>{field:을/를} {value:으로/로} 설정</translation>
    </message>
    <message>
        <source>Add an input layer</source>
        <translation>입력층 추가</translation>
    </message>
    <message>
        <source>Use the default name</source>
        <translation>기본 이름 사용</translation>
    </message>
    <message>
        <source>{layer} stays where the data come in.</source>
        <translation>{layer:은/는} 데이터가 들어오는 자리에 있어야 합니다.</translation>
    </message>
    <message>
        <source>{layer} stays where its branches meet.</source>
        <translation>{layer:은/는} 갈래가 만나는 자리에 있어야 합니다.</translation>
    </message>
    <message>
        <source>{layer} stays where its branches part.</source>
        <translation>{layer:은/는} 갈래가 나뉘는 자리에 있어야 합니다.</translation>
    </message>
    <message>
        <source>Only layers that follow one another move together.</source>
        <translation>서로 이어진 층만 함께 옮길 수 있습니다.</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>층 {count}개</translation>
    </message>
    <message>
        <source>Moves {layer} behind {source}.</source>
        <translation>{layer:을/를} {source} 뒤로 옮깁니다.</translation>
    </message>
    <message>
        <source>Moves {layer} between {source} and {target}.</source>
        <translation>{layer:을/를} {source:과/와} {target} 사이로 옮깁니다.</translation>
    </message>
    <message>
        <source>Reorder: {layer}</source>
        <translation>순서 바꾸기: {layer}</translation>
    </message>
    <message>
        <source>Reorder {count} layers</source>
        <translation>층 {count}개의 순서 바꾸기</translation>
    </message>
    <message>
        <source>Names: {names} and {count} more</source>
        <translation>이름: {names} 외 {count}개</translation>
    </message>
    <message>
        <source>Names: {names}</source>
        <translation>이름: {names}</translation>
    </message>
</context>
</TS>
