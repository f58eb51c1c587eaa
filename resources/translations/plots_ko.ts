<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>chance: 1/{classes} = {level} %</source>
        <translation>무작위 수준: 1/{classes} = {level} %</translation>
    </message>
    <message>
        <source>The accuracy appears here as soon as the network trains (F5).</source>
        <translation>신경망을 학습시키면(F5) 여기에 정확도가 그려집니다.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>z = {z}</source>
        <translation>z = {z}</translation>
    </message>
    <message>
        <source>unit {number}: z = {z}</source>
        <translation>{number}번 뉴런: z = {z}</translation>
    </message>
    <message>
        <source>z of the batch</source>
        <translation>배치의 z</translation>
    </message>
    <message>
        <source>Select a layer with an activation function to see its curve.</source>
        <translation>활성화 함수가 있는 층을 선택하면 곡선이 나타납니다.</translation>
    </message>
    <message>
        <source>Probability of unit {number} against its own z; the other units keep the sample&apos;s values.</source>
        <translation>{number}번 뉴런의 z에 따른 확률입니다. 나머지 뉴런은 이 표본의 값 그대로입니다.</translation>
    </message>
    <message>
        <source>A step has slope 0 everywhere: no gradient passes through it.</source>
        <translation>계단 함수는 어디서나 기울기가 0이어서 역전파가 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>Pre-activation z</source>
        <translation>활성화 전 값 z</translation>
    </message>
    <message>
        <source>f(z), f′(z)</source>
        <translation>f(z), f′(z)</translation>
    </message>
    <message>
        <source>epoch {epoch} · step {step}</source>
        <translation>에포크 {epoch} · {step}번째 갱신</translation>
    </message>
    <message>
        <source>mean squared error {error}</source>
        <translation>평균 제곱 오차 {error}</translation>
    </message>
    <message>
        <source>{wrong} of {count} wrong</source>
        <translation>{count}개 중 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Decision regions appear here once the network has data to train on.</source>
        <translation>학습할 데이터가 있으면 신경망의 결정 경계가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Decision regions need at most {most} inputs; these data have {inputs}.</source>
        <translation>결정 경계는 입력이 {most}개 이하일 때 그릴 수 있습니다. 이 데이터의 입력은 {inputs}개입니다.</translation>
    </message>
    <message>
        <source>Show everything again (double-click the plot)</source>
        <translation>전체 다시 보기 (그래프 두 번 클릭)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Decision regions</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>chance: ln {classes} = {level}</source>
        <translation>무작위 수준: ln {classes} = {level}</translation>
    </message>
    <message>
        <source>The loss appears here as soon as the network trains (F5).</source>
        <translation>신경망을 학습시키면(F5) 여기에 손실이 그려집니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios: small losses stay visible</source>
        <translation>같은 비율이 같은 간격이 되어 작은 손실도 보입니다</translation>
    </message>
    <message>
        <source>rest: mean</source>
        <translation>나머지: 평균</translation>
    </message>
    <message>
        <source>The other inputs are held at their mean</source>
        <translation>나머지 입력은 평균값으로 고정합니다</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>세로축</translation>
    </message>
</context>
</TS>
