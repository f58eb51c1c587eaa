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
        <translation>무작위 수준: 1/{classes} = {level}%</translation>
    </message>
    <message>
        <source>The accuracy appears here as soon as the network trains (F5).</source>
        <translation>신경망을 학습시키면(F5) 여기에 정확도가 그려집니다.</translation>
    </message>
    <message>
        <source>A regression has no accuracy: see its loss, and R² beside its largest errors (Confusion matrix).</source>
        <translation>회귀에는 정확도가 없습니다. 손실을 보거나, 혼동 행렬 탭에서 R²와 가장 큰 오차를 확인하세요.</translation>
    </message>
    <message>
        <source>The accuracy is measured after the first epoch.</source>
        <translation>정확도는 첫 에포크가 끝나면 측정합니다.</translation>
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
        <source>Equal distances for equal ratios of errors: 90, 99 and 99.9 % stay apart</source>
        <translation>오답 비율을 로그로 나타내 90%, 99%, 99.9%의 차이가 또렷이 보입니다</translation>
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
        <translation>활성화 함수가 있는 층을 선택하면 그 곡선이 나타납니다.</translation>
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
        <translation>활성화 함수의 입력 z</translation>
    </message>
    <message>
        <source>f(z), f′(z)</source>
        <translation>f(z), f′(z)</translation>
    </message>
    <message>
        <source>epoch {epoch} · step {step}</source>
        <translation>에포크 {epoch} · 스텝 {step}</translation>
    </message>
    <message>
        <source>mean squared error {error}</source>
        <translation>평균제곱오차 {error}</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>Validation set</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>Worst mistakes: true → taken for</source>
        <translation>가장 크게 틀린 표본: 정답 → 예측</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>오차가 가장 큰 표본</translation>
    </message>
    <message>
        <source>{count} samples · values have no classes to confuse</source>
        <translation>표본 {count}개 · 회귀라서 혼동할 클래스가 없습니다</translation>
    </message>
    <message>
        <source>{wrong} of {count} wrong</source>
        <translation>{count}개 중 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>Confusions appear here once the network has data to train on.</source>
        <translation>학습할 데이터가 있으면 무엇을 무엇으로 혼동하는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>None of the worst mistakes is in this cell.</source>
        <translation>가장 크게 틀린 표본 가운데 이 칸에 든 것은 없습니다.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>틀린 표본이 없습니다.</translation>
    </message>
    <message>
        <source>Which samples are looked at</source>
        <translation>어느 표본을 볼지 고릅니다</translation>
    </message>
    <message>
        <source>Show the worst mistakes of all classes</source>
        <translation>모든 클래스에서 가장 크게 틀린 표본 보기</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Worst mistakes</source>
        <translation>가장 크게 틀린 표본</translation>
    </message>
    <message>
        <source>output {number}</source>
        <extracomment>Where points are close together their outlines must not paint them over.</extracomment>
        <translation>출력 {number}</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
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
        <source>Decision regions need at most {most} inputs; these data have {inputs}. What the network gets wrong is listed under Confusion matrix.</source>
        <translation>결정 경계는 입력이 {most}개 이하일 때만 그릴 수 있습니다. 이 데이터의 입력은 {inputs}개입니다. 신경망이 틀린 표본은 혼동 행렬 탭에서 볼 수 있습니다.</translation>
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
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Running mean over the epochs; the batches stay as they are</source>
        <translation>에포크에 걸친 이동 평균입니다. 배치별 값은 그대로 둡니다</translation>
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
    <message>
        <source>Gradient norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>갱신량 / 가중치</translation>
    </message>
    <message>
        <source>Silent units (%)</source>
        <translation>멈춘 뉴런 (%)</translation>
    </message>
    <message>
        <source>How the layers learn appears here as soon as the network trains (F5).</source>
        <translation>학습을 시작하면(F5) 층마다 어떻게 배우는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Batches of fewer than {count} samples do not tell which units are silent.</source>
        <translation>표본이 {count}개보다 적은 배치로는 어느 뉴런이 멈췄는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing here can fall silent: there is no ReLU, sigmoid or tanh.</source>
        <translation>ReLU, 시그모이드, tanh가 없어 멈출 뉴런이 없습니다.</translation>
    </message>
    <message>
        <source>Units that hardly any gradient passes: dead ReLUs, saturated sigmoid or tanh units</source>
        <translation>기울기가 거의 지나지 못하는 뉴런: 죽은 ReLU, 포화된 시그모이드나 tanh</translation>
    </message>
    <message>
        <source>About 0.001 (dotted) is usual: much less learns slowly</source>
        <translation>0.001 안팎(점선)이 보통입니다. 훨씬 작으면 느리게 배웁니다</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>The training diverges: the loss is {times} times its best and rising. Try a smaller learning rate, gradient clipping, or scaled inputs.</source>
        <translation>학습이 발산합니다. 손실이 가장 낮았을 때의 {times}배이고 계속 커집니다. 학습률을 줄이거나, 기울기 클리핑을 쓰거나, 입력의 크기를 맞춰 보세요.</translation>
    </message>
    <message>
        <source>The gradients explode: their norm in {layer} is {norm}. Try a smaller learning rate, gradient clipping, or smaller initial weights.</source>
        <translation>기울기가 폭발합니다. {layer}의 기울기 노름이 {norm}입니다. 학습률을 줄이거나, 기울기 클리핑을 쓰거나, 가중치 초깃값을 작게 해 보세요.</translation>
    </message>
    <message>
        <source>The gradient vanishes: in {layer} it is {times} times smaller than at the output. Try ReLU in the hidden layers, He initialization, or batch normalization.</source>
        <translation>기울기가 소실됩니다. {layer}의 기울기가 출력층보다 {times}배 작습니다. 은닉층에 ReLU를 쓰거나, He 초깃값이나 배치 정규화를 써 보세요.</translation>
    </message>
    <message>
        <source>{percent} % of the units in {layer} are dead: ReLU passes no gradient to them. Try a smaller learning rate, leaky ReLU, or other initial weights (another seed).</source>
        <translation>{layer}의 뉴런 {percent}%가 죽어 있습니다. ReLU가 기울기를 전하지 않습니다. 학습률을 줄이거나, 리키 ReLU를 쓰거나, 다른 초깃값(다른 시드)으로 해 보세요.</translation>
    </message>
    <message>
        <source>{percent} % of the units in {layer} are saturated: hardly any gradient passes them. Try smaller initial weights, scaled inputs, or ReLU.</source>
        <translation>{layer}의 뉴런 {percent}%가 포화되어 기울기가 거의 전해지지 않습니다. 가중치 초깃값을 작게 하거나, 입력의 크기를 맞추거나, ReLU를 써 보세요.</translation>
    </message>
    <message>
        <source>The network is not learning: the loss stands where it began. Try another learning rate (now {rate}), more units, or another activation.</source>
        <translation>신경망이 배우지 못하고 있습니다. 손실이 처음 그대로입니다. 학습률(지금 {rate})을 바꾸거나, 뉴런을 늘리거나, 활성화 함수를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>{right} of {total} right</source>
        <translation>{total}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <source>taken for →</source>
        <translation>예측 →</translation>
    </message>
    <message>
        <source>true ↓</source>
        <translation>정답 ↓</translation>
    </message>
    <message>
        <source>{count} of class {true} taken for {taken}</source>
        <translation>정답 {true}, 예측 {taken}: {count}개</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>True</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Activations a</source>
        <translation>활성화 값 a</translation>
    </message>
    <message>
        <source>Histograms appear here once the network is complete.</source>
        <translation>신경망을 완성하면 여기에 히스토그램이 나타납니다.</translation>
    </message>
    <message>
        <source>Gradients come with the training (F5).</source>
        <translation>기울기는 학습을 시작하면(F5) 나타납니다.</translation>
    </message>
    <message>
        <source>Activations come with the training (F5).</source>
        <translation>활성화 값은 학습을 시작하면(F5) 나타납니다.</translation>
    </message>
    <message>
        <source>This layer has none.</source>
        <translation>이 층에는 없습니다.</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <source>Choose the layer whose values are counted</source>
        <translation>어느 층의 값을 볼지 고릅니다</translation>
    </message>
    <message>
        <source>Back in time: how the numbers were spread before</source>
        <translation>시간을 되돌려 그때의 분포를 봅니다</translation>
    </message>
    <message>
        <source>Select a neuron or a weight to see its course.</source>
        <translation>뉴런이나 가중치를 선택하면 그 변화가 보입니다.</translation>
    </message>
    <message>
        <source>The course begins with the training (F5).</source>
        <translation>학습을 시작하면(F5) 변화가 그려집니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>숫자 저장…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>숫자 저장</translation>
    </message>
    <message>
        <source>{name} cannot be written: {why}</source>
        <translation>{name:을/를} 저장할 수 없습니다: {why}</translation>
    </message>
    <message>
        <source>Functions</source>
        <extracomment>log Σ exp of two units at 0: e^z / (e^z + 2) is a sigmoid shifted by it. Stands for an end that follows the curves.</extracomment>
        <translation>함수</translation>
    </message>
    <message>
        <source>Choose which functions are drawn</source>
        <translation>그릴 함수를 고릅니다</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>대표 함수</translation>
    </message>
    <message>
        <source>Step, sigmoid and ReLU over one another, as in textbooks</source>
        <translation>책에서처럼 계단 함수, 시그모이드, ReLU를 겹쳐 그립니다</translation>
    </message>
    <message>
        <source>Draw the slopes too, dashed</source>
        <translation>기울기(도함수)도 점선으로 그립니다</translation>
    </message>
    <message>
        <source>The weight makes the curve steeper, or turns it over</source>
        <translation>가중치는 곡선을 가파르게 하거나 뒤집습니다</translation>
    </message>
    <message>
        <source>The bias shifts the curve</source>
        <translation>편향은 곡선을 옮깁니다</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>To</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>보이는 값의 아래 끝</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>보이는 값의 위 끝</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>What of the values is shown; auto: all of them</source>
        <translation>어떤 값을 보일지 정합니다. 자동이면 모두 보입니다</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>unit {number}: x = {x}</source>
        <translation>{number}번 뉴런: x = {x}</translation>
    </message>
    <message>
        <source>x of the batch</source>
        <translation>배치의 x</translation>
    </message>
    <message>
        <source>Unit {number}: its pieces over input {input} of the layer, and the largest of them; the other inputs keep the sample&apos;s values. Select a weight to see another input.</source>
        <translation>{number}번 뉴런: 이 층의 입력 {input}에 대한 조각들과 그중 가장 큰 값. 다른 입력은 표본의 값 그대로입니다. 가중치를 선택하면 다른 입력을 봅니다.</translation>
    </message>
    <message>
        <source>Input {number} of the layer</source>
        <translation>이 층의 입력 {number}</translation>
    </message>
    <message>
        <source>piece {number}</source>
        <translation>조각 {number}</translation>
    </message>
    <message>
        <source>softmax, two others at 0</source>
        <translation>소프트맥스(다른 둘은 0)</translation>
    </message>
    <message>
        <source>Maxout of z and −z</source>
        <translation>맥스아웃(z와 −z)</translation>
    </message>
    <message>
        <source>R² {value}</source>
        <extracomment>What each metric in `FURTHER_METRICS` is called.</extracomment>
        <translation>결정계수 R² {value}</translation>
    </message>
    <message>
        <source>Mean absolute error {value}</source>
        <translation>평균절대오차 {value}</translation>
    </message>
    <message>
        <source>Top-3 accuracy {value}</source>
        <translation>상위 3개 정확도 {value}</translation>
    </message>
    <message>
        <source>Binary accuracy {value}</source>
        <translation>이진 정확도 {value}</translation>
    </message>
    <message>
        <source>R² says how much of the variation of the targets the network explains: 1 is perfect, 0 no better than always answering their mean, below 0 worse than that.</source>
        <translation>결정계수 R²는 신경망이 정답의 변동을 얼마나 설명하는지 나타냅니다. 1이면 완벽하고, 0이면 늘 정답의 평균만 내는 것과 같으며, 0보다 작으면 그보다도 못합니다.</translation>
    </message>
    <message>
        <source>The mean absolute error says by how much the outputs miss the targets on average, in the targets&apos; own unit.</source>
        <translation>평균절대오차는 출력이 정답에서 평균 얼마나 벗어났는지를 정답과 같은 단위로 나타냅니다.</translation>
    </message>
    <message>
        <source>Top-3 accuracy is the share of samples whose true class is among the three largest outputs.</source>
        <translation>상위 3개 정확도는 정답 클래스가 가장 큰 출력 세 개 안에 든 표본의 비율입니다.</translation>
    </message>
    <message>
        <source>Binary accuracy looks at each output for itself: how often it is on the right side of 0.5. With many classes it is high even for a poor network, because most targets are 0.</source>
        <translation>이진 정확도는 출력을 하나씩 따로 보아, 0.5를 기준으로 맞는 쪽에 있는 비율입니다. 클래스가 많으면 정답이 대부분 0이라 서투른 신경망도 높게 나옵니다.</translation>
    </message>
</context>
</TS>
