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
        <translation>찾은 것이 없습니다. 다른 낱말이나 낱말의 일부로 찾아보세요.</translation>
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
    <message>
        <source>What&apos;s this?</source>
        <translation>이것은 무엇인가요?</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>환경 설정…</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>시스템 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Numbers in the stepper</source>
        <translation>한 단계씩 패널의 숫자</translation>
    </message>
    <message>
        <source>Keep unsaved work aside after</source>
        <translation>저장 안 한 작업 보관</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation>초 뒤</translation>
    </message>
    <message>
        <source>After a crash, work that was kept aside is offered again.</source>
        <translation>프로그램이 갑자기 꺼지면 보관해 둔 작업을 다시 열 수 있게 해 줍니다.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Panels, menus and the tour move without sliding.</source>
        <translation>패널, 메뉴, 둘러보기를 미끄러지는 움직임 없이 바로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Choices apply at once and are found again at the next start.</source>
        <translation>고르는 대로 바로 적용되고, 다음에 시작할 때도 그대로입니다.</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>기본값으로 되돌리기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>About Layerloom</source>
        <translation>Layerloom 정보</translation>
    </message>
    <message>
        <source>Build, train and step through neural networks.</source>
        <translation>신경망을 만들고, 학습시키고, 한 단계씩 따라갑니다.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>구성 요소</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Parts and licences</source>
        <translation>구성 요소와 라이선스</translation>
    </message>
    <message>
        <source>Licence texts</source>
        <translation>라이선스 전문</translation>
    </message>
    <message>
        <source>System details</source>
        <translation>시스템 정보</translation>
    </message>
    <message>
        <source>Copy system details</source>
        <translation>시스템 정보 복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{n} {n:point|points} smaller</source>
        <translation>{n}포인트 작게</translation>
    </message>
    <message>
        <source>{n} {n:point|points} larger</source>
        <translation>{n}포인트 크게</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Every block is a layer, and data flow from left to right. This network is ready to train. Click a block to see its settings on the right.</source>
        <translation>블록 하나가 층 하나이고, 데이터는 왼쪽에서 오른쪽으로 흐릅니다. 이 신경망은 바로 학습할 수 있습니다. 블록을 클릭하면 오른쪽에 설정이 나옵니다.</translation>
    </message>
    <message>
        <source>Layers to build with</source>
        <translation>층 팔레트</translation>
    </message>
    <message>
        <source>Drag one onto a link to insert it there, or choose it and press Enter. Ctrl+Z takes everything back.</source>
        <translation>층을 연결선 위로 끌어다 놓으면 그 자리에 끼워집니다. 고르고 Enter를 눌러도 됩니다. Ctrl+Z는 무엇이든 되돌립니다.</translation>
    </message>
    <message>
        <source>Train it</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>F5 trains the network, and pauses it. Try it now if you like.</source>
        <translation>F5를 누르면 학습하고, 다시 누르면 멈춥니다. 지금 눌러 보아도 좋습니다.</translation>
    </message>
    <message>
        <source>See every neuron and weight</source>
        <translation>모든 뉴런과 가중치</translation>
    </message>
    <message>
        <source>Circles, or small maps, are neurons and lines are weights: blue and solid is positive, orange and dashed is negative. Click one to see its numbers.</source>
        <translation>동그라미나 작은 그림은 뉴런, 선은 가중치입니다. 파란 실선은 양수, 주황 점선은 음수입니다. 클릭하면 값이 나옵니다.</translation>
    </message>
    <message>
        <source>Walk through one step</source>
        <translation>한 단계씩 따라가기</translation>
    </message>
    <message>
        <source>F10 shows a single training step, layer by layer: forward, loss, backward, update, each with its formula and its real numbers. F9 goes back.</source>
        <translation>F10은 학습의 한 스텝을 층별로 보여 줍니다. 순전파, 손실, 역전파, 갱신을 수식과 실제 숫자로 따라갑니다. F9는 뒤로 갑니다.</translation>
    </message>
    <message>
        <source>Help is always near</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>F1 opens the manual, Ctrl+Shift+L eleven lessons with tasks, and Shift+F1 explains what you click next. This tour can be taken again from the Help menu.</source>
        <translation>F1은 설명서를, Ctrl+Shift+L은 과제가 있는 수업 열한 개를 엽니다. Shift+F1은 다음에 클릭하는 것을 설명합니다. 이 둘러보기는 도움말 메뉴에서 다시 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
</context>
</TS>
