<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Forward →</source>
        <translation>순전파 →</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>← Backward</source>
        <translation>← 역전파</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>… +{count}</source>
        <translation>… +{count}</translation>
    </message>
    <message>
        <source>Heat map of {inputs} × {outputs}</source>
        <translation>히트맵 {inputs} × {outputs}</translation>
    </message>
    <message>
        <source>Strongest {shown} of {all} weights</source>
        <translation>가중치 {all}개 중 절댓값이 큰 {shown}개</translation>
    </message>
    <message>
        <source>All {all} weights of the neuron</source>
        <translation>이 뉴런의 가중치 {all}개 전부</translation>
    </message>
    <message>
        <source>Strongest {shown} of the neuron&apos;s {all} weights</source>
        <translation>이 뉴런의 가중치 {all}개 중 절댓값이 큰 {shown}개</translation>
    </message>
    <message>
        <source>Drag layers onto the canvas: their neurons and weights appear here.</source>
        <translation>캔버스에 층을 끌어다 놓으면 뉴런과 가중치가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{layer}: gradients instead of values</source>
        <translation>{layer}: 값 대신 기울기를 표시합니다</translation>
    </message>
    <message>
        <source>Links of one neuron: {neuron}</source>
        <translation>{neuron}에 연결된 가중치만 표시합니다</translation>
    </message>
    <message>
        <source>All {all} weights</source>
        <translation>가중치 {all}개 전부</translation>
    </message>
    <message>
        <source>All {all} weights and biases</source>
        <translation>가중치와 편향 {all}개 전부</translation>
    </message>
    <message>
        <source>Strongest {shown} of {all} weights and biases</source>
        <translation>가중치와 편향 {all}개 중 절댓값이 큰 {shown}개</translation>
    </message>
    <message>
        <source>Heat maps: {heat} weights. Lines: {shown} of {all}.</source>
        <translation>히트맵: 가중치 {heat}개. 선: {all}개 중 {shown}개.</translation>
    </message>
    <message>
        <source>Heat maps: {heat} weights and biases. Lines: {shown} of {all}.</source>
        <translation>히트맵: 가중치와 편향 {heat}개. 선: {all}개 중 {shown}개.</translation>
    </message>
    <message>
        <source>{layer} {number}: {name}</source>
        <translation>{layer} {number}: {name}</translation>
    </message>
    <message>
        <source>{layer} {number}</source>
        <translation>{layer} {number}</translation>
    </message>
    <message>
        <source>{layer}, neuron {number}</source>
        <translation>{layer}의 뉴런 {number}</translation>
    </message>
    <message>
        <source>Layers: {layers}. {note}.</source>
        <translation>층: {layers}. {note}.</translation>
    </message>
    <message>
        <source>Fit diagram</source>
        <translation>신경망 그림 전체 보기</translation>
    </message>
    <message>
        <source>Bias as a number in the neuron</source>
        <translation>편향을 뉴런 안에 숫자로 표시</translation>
    </message>
    <message>
        <source>Response maps in the neurons</source>
        <translation>뉴런 안에 반응 지도 표시</translation>
    </message>
    <message>
        <source>Neurons and weights</source>
        <translation>뉴런과 가중치</translation>
    </message>
    <message>
        <source>Click a neuron in the diagram to see its numbers.</source>
        <translation>신경망 그림에서 뉴런을 누르면 그 값이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Bias of piece {number}</source>
        <translation>조각 {number}의 편향</translation>
    </message>
    <message>
        <source>Weight from {input}</source>
        <translation>{input}의 가중치</translation>
    </message>
    <message>
        <source>The first {shown} of {count} weights.</source>
        <translation>가중치 {count}개 중 처음 {shown}개입니다.</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Incoming weights</source>
        <translation>들어오는 가중치</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>반응 지도</translation>
    </message>
    <message>
        <source>What this neuron answers over the plane of the two inputs: blue above 0, orange below; the line is where z changes its sign.</source>
        <translation>두 입력의 평면에서 이 뉴런이 내는 값: 0보다 크면 파란색, 작으면 주황색입니다. 선은 z의 부호가 바뀌는 곳입니다.</translation>
    </message>
    <message>
        <source>Weight or bias</source>
        <extracomment>So much of its size, at least of 1, does a number change on the way of a pixel.</extracomment>
        <translation>가중치 또는 편향</translation>
    </message>
    <message>
        <source>Enter takes the number, Esc leaves it as it was</source>
        <translation>Enter를 누르면 입력한 값으로 바뀌고, Esc를 누르면 그대로 둡니다</translation>
    </message>
</context>
</TS>
