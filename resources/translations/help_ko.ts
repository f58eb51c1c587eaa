<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Layerloom manual</source>
        <translation>Layerloom 설명서</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>설명서에서 찾기</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>설명서의 본문</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or a part of it.</source>
        <translation>찾은 것이 없습니다. 다른 낱말이나 낱말의 일부로 찾아 보세요.</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>설명서</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
</context>
</TS>
