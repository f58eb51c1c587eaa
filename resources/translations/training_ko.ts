<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Pause the training (F5)</source>
        <translation>학습 일시 정지 (F5)</translation>
    </message>
    <message>
        <source>Train the network (F5)</source>
        <translation>신경망 학습시키기 (F5)</translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Back to the initial weights of this seed</source>
        <translation>이 시드의 초기 가중치로 되돌립니다</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>How often a run goes through the training set</source>
        <translation>한 번 학습할 때 훈련 데이터를 몇 번 거치는지 정합니다</translation>
    </message>
    <message>
        <source>Learning rate η as it is now</source>
        <translation>지금의 학습률 η</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>더 학습</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>아직 학습하지 않았습니다</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation>오류로 중단됨</translation>
    </message>
    <message>
        <source>epoch {epoch} · loss {loss}</source>
        <translation>에포크 {epoch} · 손실 {loss}</translation>
    </message>
    <message>
        <source>epoch {epoch} · loss {loss} · acc {accuracy} %</source>
        <translation>에포크 {epoch} · 손실 {loss} · 정확도 {accuracy} %</translation>
    </message>
</context>
</TS>
