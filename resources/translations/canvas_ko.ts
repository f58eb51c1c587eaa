<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Move towards the input</source>
        <translation>입력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Move towards the output</source>
        <translation>출력 쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>가지런히 정리</translation>
    </message>
    <message>
        <source>Fit the whole network</source>
        <translation>신경망 전체 보기</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>실행 취소: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>다시 실행: {what}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>뉴런 수</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>{units:unit|units}</source>
        <translation>{units:뉴런|뉴런}</translation>
    </message>
    <message>
        <source>drops {share:.0%}</source>
        <translation>{share:.0%} 드롭</translation>
    </message>
    <message>
        <source>best of {pieces}</source>
        <translation>{pieces}개 중 최댓값</translation>
    </message>
    <message>
        <source>picture {size}</source>
        <translation>이미지 {size}</translation>
    </message>
    <message>
        <source>{count:,} {number:parameter|parameters}</source>
        <translation>매개변수 {count:,}{number:개|개}</translation>
    </message>
    <message>
        <source>{count:.3g} parameters</source>
        <translation>매개변수 {count:.3g}개</translation>
    </message>
    <message>
        <source>whole set</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>1 to 64 letters, digits, spaces, _ or -. Empty brings the default back.</source>
        <translation>글자, 숫자, 공백, _, -로 1~64자. 비우면 기본 이름으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>How many neurons the layer has: the width of its output.</source>
        <translation>이 층의 뉴런 수, 곧 출력의 너비입니다.</translation>
    </message>
    <message>
        <source>The function that turns each weighted sum z into the output a.</source>
        <translation>가중합 z를 출력 a로 바꾸는 함수입니다.</translation>
    </message>
    <message>
        <source>Whether a bias is added to each weighted sum.</source>
        <translation>가중합에 편향을 더할지 정합니다.</translation>
    </message>
    <message>
        <source>How the first weights are drawn; automatic follows the activation function.</source>
        <translation>가중치의 초깃값을 뽑는 방법입니다. 자동은 활성화 함수에 맞춥니다.</translation>
    </message>
    <message>
        <source>How the first biases are drawn; automatic sets them to 0.</source>
        <translation>편향의 초깃값을 정하는 방법입니다. 자동은 0으로 둡니다.</translation>
    </message>
    <message>
        <source>Whether training changes the weights, or leaves them frozen.</source>
        <translation>학습할 때 가중치를 바꿀지, 고정해 둘지 정합니다.</translation>
    </message>
    <message>
        <source>Whether training changes the biases, or leaves them frozen.</source>
        <translation>학습할 때 편향을 바꿀지, 고정해 둘지 정합니다.</translation>
    </message>
    <message>
        <source>The probability with which each input is set to zero while training.</source>
        <translation>학습하는 동안 입력 하나하나가 0이 될 확률입니다.</translation>
    </message>
    <message>
        <source>The share of the newest batch in the running mean and variance.</source>
        <translation>이동 평균과 이동 분산에서 가장 최근 배치가 차지하는 비율입니다.</translation>
    </message>
    <message>
        <source>A small number that keeps the division by the deviation possible.</source>
        <translation>표준편차로 나눌 때 0으로 나누지 않게 하는 작은 수입니다.</translation>
    </message>
    <message>
        <source>How many weighted sums each unit takes the largest of.</source>
        <translation>뉴런마다 몇 개의 가중합 가운데 가장 큰 값을 고를지 정합니다.</translation>
    </message>
    <message>
        <source>How the distance between output and target is measured.</source>
        <translation>출력이 정답에서 얼마나 떨어져 있는지 재는 방법입니다.</translation>
    </message>
    <message>
        <source>How the losses of a batch&apos;s samples become one number.</source>
        <translation>배치 안 표본들의 손실을 하나의 수로 모으는 방법입니다.</translation>
    </message>
    <message>
        <source>The rule by which a step changes weights from their gradients.</source>
        <translation>기울기로 가중치를 바꾸는 규칙입니다.</translation>
    </message>
    <message>
        <source>How far each step goes along the gradient.</source>
        <translation>기울기를 따라 한 번에 얼마나 움직일지 정합니다.</translation>
    </message>
    <message>
        <source>How the learning rate changes with the epochs.</source>
        <translation>에포크에 따라 학습률을 바꾸는 방법입니다.</translation>
    </message>
    <message>
        <source>How many samples one step looks at.</source>
        <translation>한 번 갱신할 때 보는 표본의 수입니다.</translation>
    </message>
    <message>
        <source>How often one run goes through the training set.</source>
        <translation>한 번 학습할 때 훈련 데이터를 몇 번 도는지 정합니다.</translation>
    </message>
    <message>
        <source>Whether every epoch has an order of its own.</source>
        <translation>에포크마다 표본의 순서를 섞을지 정합니다.</translation>
    </message>
    <message>
        <source>The share of the training set that is kept aside to measure the loss on.</source>
        <translation>훈련 데이터에서 손실을 재는 데만 쓰려고 떼어 두는 비율입니다.</translation>
    </message>
    <message>
        <source>The number all randomness starts from: the same seed, the same run.</source>
        <translation>모든 난수의 출발점입니다. 시드가 같으면 학습 결과도 같습니다.</translation>
    </message>
    <message>
        <source>How precisely numbers are kept: 64 or 32 bits.</source>
        <translation>수를 얼마나 정밀하게 저장할지 정합니다(64비트 또는 32비트).</translation>
    </message>
    <message>
        <source>Ends a run when the validation loss, or the training loss where nothing is kept aside, no longer becomes smaller.</source>
        <translation>검증 손실이(검증 데이터가 없으면 훈련 손실이) 더 이상 줄지 않으면 학습을 끝냅니다.</translation>
    </message>
    <message>
        <source>Ends a run after an epoch whose loss is below this; 0 for never. The validation loss counts, or the training loss where nothing is kept aside.</source>
        <translation>한 에포크의 손실이 이 값보다 작으면 학습을 끝냅니다. 0이면 끝내지 않습니다. 검증 손실을 기준으로 하고, 검증 데이터가 없으면 훈련 손실을 기준으로 합니다.</translation>
    </message>
    <message>
        <source>Ends a run after an epoch whose accuracy is at least this share, from 0 to 1; 0 for never.</source>
        <translation>한 에포크의 정확도가 이 비율(0에서 1 사이) 이상이면 학습을 끝냅니다. 0이면 끝내지 않습니다.</translation>
    </message>
    <message>
        <source>How many epochs may pass without a smaller loss. Often 5 to 20.</source>
        <translation>손실이 줄지 않아도 기다릴 에포크 수입니다. 보통 5~20입니다.</translation>
    </message>
    <message>
        <source>How much smaller the loss must become to count.</source>
        <translation>손실이 얼마나 줄어야 나아진 것으로 볼지 정합니다.</translation>
    </message>
    <message>
        <source>Whether the weights of the best epoch come back at the end.</source>
        <translation>끝날 때 가장 좋았던 에포크의 가중치로 되돌릴지 정합니다.</translation>
    </message>
    <message>
        <source>Adds λ‖W‖₁ to the loss, so that many weights become 0. Often 0.0001.</source>
        <translation>손실에 λ‖W‖₁을 더해 많은 가중치를 0으로 만듭니다. 보통 0.0001입니다.</translation>
    </message>
    <message>
        <source>Whether L1 and L2 reach the biases too; usually they do not.</source>
        <translation>L1과 L2를 편향에도 적용할지 정합니다. 보통은 적용하지 않습니다.</translation>
    </message>
    <message>
        <source>Shortens the gradient of all parameters together to this length; 0 leaves it as it is.</source>
        <translation>모든 매개변수의 기울기를 합친 크기(노름)를 이 값 이하로 줄입니다. 0이면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Cuts every element of the gradient at this size; 0 leaves it as it is.</source>
        <translation>기울기의 각 원소를 이 크기에서 자릅니다. 0이면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Adds ½λ‖W‖² to the loss, so that weights stay small.</source>
        <translation>손실에 ½λ‖W‖²을 더해 가중치가 커지지 않게 합니다.</translation>
    </message>
    <message>
        <source>A name that says what the layer does is found again in exported files.</source>
        <extracomment>A usual value, and what happens when it is too big or too small.</extracomment>
        <translation>층이 하는 일을 이름으로 지어 두면 내보낸 파일에서도 알아보기 쉽습니다.</translation>
    </message>
    <message>
        <source>Often 2 to 16 for points in a plane, 32 to 512 for pictures. Too few: the loss stays high, on the training set too. Too many: slow, and learned by heart.</source>
        <translation>평면의 점이라면 흔히 2~16개, 이미지라면 32~512개입니다. 너무 적으면 훈련 데이터에서도 손실이 줄지 않고, 너무 많으면 느리고 데이터를 외워 버립니다.</translation>
    </message>
    <message>
        <source>Often ReLU or tanh in hidden layers; at the output softmax for classes, sigmoid for yes or no, linear for values. Without one, several layers are no more than one.</source>
        <translation>은닉층에는 흔히 ReLU나 tanh를 씁니다. 출력층에는 분류라면 소프트맥스, 예/아니요라면 시그모이드, 값을 예측한다면 항등 함수를 씁니다. 활성화 함수가 없으면 층을 여럿 쌓아도 한 층과 같습니다.</translation>
    </message>
    <message>
        <source>Usually on. Without it every boundary goes through the origin. Before batch normalization it can be left out, for the mean is taken away anyway.</source>
        <translation>보통 켭니다. 끄면 경계가 언제나 원점을 지납니다. 배치 정규화 앞에서는 어차피 평균을 빼므로 꺼도 됩니다.</translation>
    </message>
    <message>
        <source>Usually automatic: He for ReLU, Xavier for sigmoid and tanh. Too large: outputs saturate or explode. Too small, or all alike: the neurons learn the same thing, or nothing.</source>
        <translation>보통 자동으로 둡니다. ReLU에는 He, 시그모이드와 tanh에는 Xavier를 씁니다. 너무 크면 출력이 포화되거나 폭발합니다. 너무 작거나 모두 같으면 뉴런이 다 같은 것을 배우거나 아무것도 못 배웁니다.</translation>
    </message>
    <message>
        <source>Usually 0. A small positive number keeps ReLU units from being dead at the start; a large one hides the inputs.</source>
        <translation>보통 0입니다. 작은 양수를 주면 ReLU 뉴런이 처음부터 죽는 일이 줄고, 너무 크면 입력이 묻힙니다.</translation>
    </message>
    <message>
        <source>Usually on. Off keeps what was learned or set by hand, while the other layers learn around it.</source>
        <translation>보통 켭니다. 끄면 배운 값이나 손으로 넣은 값이 그대로 남고, 나머지 층이 거기에 맞춰 배웁니다.</translation>
    </message>
    <message>
        <source>Usually on. Off keeps the biases as they are, for example a threshold set by hand.</source>
        <translation>보통 켭니다. 끄면 손으로 정한 임계값처럼 편향이 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Often 0.2 after inputs, 0.5 after wide hidden layers. Too high: too little gets through, and the network cannot learn. Too low: no help against overfitting.</source>
        <translation>입력 뒤에는 흔히 0.2, 넓은 은닉층 뒤에는 0.5입니다. 너무 높으면 지나가는 값이 적어 배우지 못하고, 너무 낮으면 과적합을 막지 못합니다.</translation>
    </message>
    <message>
        <source>Often 0.01 to 0.1. Too high: the running values tremble with every batch. Too low: they lag behind, and results outside training are off.</source>
        <translation>흔히 0.01~0.1입니다. 너무 높으면 배치마다 이동 평균이 흔들리고, 너무 낮으면 뒤처져서 학습 밖의 결과가 어긋납니다.</translation>
    </message>
    <message>
        <source>Often 0.00001. Too high: columns with little variance are flattened. Too low: columns with none divide by almost 0.</source>
        <translation>흔히 0.00001입니다. 너무 크면 분산이 작은 열이 눌리고, 너무 작으면 분산이 없는 열에서 0에 가까운 수로 나누게 됩니다.</translation>
    </message>
    <message>
        <source>Cross-entropy for classes, mean squared error for values; Huber where single targets are far off. It has to fit the output&apos;s activation: if not, the block says so.</source>
        <translation>분류에는 교차 엔트로피, 값 예측에는 평균제곱오차를 씁니다. 유난히 벗어난 정답이 섞여 있으면 후버 손실이 낫습니다. 출력층의 활성화 함수와 맞아야 하며, 맞지 않으면 블록이 알려 줍니다.</translation>
    </message>
    <message>
        <source>Usually the mean: the step is then as long for large batches as for small ones. With the sum, gradients grow with the batch, and the learning rate has to be smaller.</source>
        <translation>보통 평균을 씁니다. 그러면 배치 크기가 달라도 한 걸음의 크기가 비슷합니다. 합을 쓰면 배치가 클수록 기울기가 커지므로 학습률을 낮춰야 합니다.</translation>
    </message>
    <message>
        <source>Adam learns quickly without much care; plain gradient descent is the one of the formulas, and with momentum it often ends a little better.</source>
        <translation>Adam은 크게 신경 쓰지 않아도 빨리 배웁니다. SGD(확률적 경사 하강법)는 책의 식 그대로이고, 모멘텀을 더하면 끝이 조금 더 좋을 때가 많습니다.</translation>
    </message>
    <message>
        <source>Often 0.001 with Adam, 0.01 to 0.5 with gradient descent. Too large: the loss jumps or becomes infinite. Too small: it falls, but hardly.</source>
        <translation>Adam이면 흔히 0.001, SGD면 0.01~0.5입니다. 너무 크면 손실이 튀거나 무한대가 되고, 너무 작으면 줄기는 해도 아주 느립니다.</translation>
    </message>
    <message>
        <source>Often constant. A falling rate takes long steps at first and ends calmly; if it falls too soon, learning stops halfway.</source>
        <translation>보통 일정하게 둡니다. 점점 줄이면 처음에는 크게 걷고 끝에는 차분해집니다. 너무 일찍 줄이면 도중에 학습이 멎습니다.</translation>
    </message>
    <message>
        <source>Often 32 to 128; all samples for a logic gate. Too small: the loss trembles, and an epoch takes long. Too large: few steps in an epoch, and much memory.</source>
        <translation>흔히 32~128, 논리 게이트라면 표본 전부입니다. 너무 작으면 손실이 흔들리고 한 에포크가 오래 걸립니다. 너무 크면 한 에포크에 걷는 걸음이 적고 메모리를 많이 씁니다.</translation>
    </message>
    <message>
        <source>From 5 for MNIST to some thousand for XOR. Too few: the loss is still falling. Too many: the validation loss rises again.</source>
        <translation>MNIST는 5부터, XOR는 수천까지도 갑니다. 너무 적으면 손실이 아직 줄고 있고, 너무 많으면 검증 손실이 다시 늘어납니다.</translation>
    </message>
    <message>
        <source>Usually on. Off, the same batches come again and again, and sorted data are forgotten class by class; useful to follow a calculation by hand.</source>
        <translation>보통 켭니다. 끄면 같은 배치가 되풀이되고, 정렬된 데이터는 클래스 하나를 배울 때마다 앞의 것을 잊습니다. 손 계산을 따라갈 때는 끄는 편이 좋습니다.</translation>
    </message>
    <message>
        <source>Often 0.1 to 0.2; 0 for tiny data. Too much: little is left to learn from. Too little: the measured loss trembles.</source>
        <translation>흔히 0.1~0.2, 아주 작은 데이터라면 0입니다. 너무 크면 배울 것이 적어지고, 너무 작으면 잰 손실이 흔들립니다.</translation>
    </message>
    <message>
        <source>Any whole number. Another seed shows whether a result was luck.</source>
        <translation>아무 정수나 좋습니다. 다른 시드로 다시 해 보면 결과가 운이었는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>64 bits to follow numbers exactly, 32 bits for large networks: half the memory, up to twice the speed, and about 7 significant digits.</source>
        <translation>숫자를 정확히 따라가려면 64비트, 큰 신경망에는 32비트가 알맞습니다. 32비트는 메모리가 절반이고 최대 두 배 빠르며 유효숫자는 7자리쯤입니다.</translation>
    </message>
    <message>
        <source>Useful with a validation set. Too impatient, it ends before a plateau is over; without it a run can go on into overfitting.</source>
        <translation>검증 데이터가 있을 때 쓸모가 있습니다. 너무 서두르면 정체 구간을 넘기 전에 끝나고, 없으면 과적합이 될 때까지 학습이 이어질 수 있습니다.</translation>
    </message>
    <message>
        <source>Often 0.01 for small tasks, to compare how many epochs two settings need. Too small: it is never reached, and the epochs end the run. Too large: the run ends before anything is learned.</source>
        <translation>작은 과제에서는 흔히 0.01이며, 두 설정이 몇 에포크 만에 배우는지 견줄 때 좋습니다. 너무 작으면 거기에 이르지 못하고 정해진 에포크를 다 채워야 끝나고, 너무 크면 배우기도 전에 끝납니다.</translation>
    </message>
    <message>
        <source>Often 0.95 to 0.99. Too high: it is never reached, and the epochs end the run. Too low: the run ends early.</source>
        <translation>흔히 0.95에서 0.99 사이입니다. 너무 높으면 거기에 이르지 못하고 정해진 에포크를 다 채워야 끝나고, 너무 낮으면 일찍 끝납니다.</translation>
    </message>
    <message>
        <source>Too large: almost all weights become 0, and nothing is learned. Too small: hardly any become 0. At 0 it is off.</source>
        <translation>너무 크면 거의 모든 가중치가 0이 되어 아무것도 배우지 못하고, 너무 작으면 0이 되는 가중치가 거의 없습니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Often 1 to 5 where the loss jumps. Too small: every step is shortened, and learning crawls. Too large: nothing is ever shortened.</source>
        <translation>손실이 튈 때 흔히 1~5를 씁니다. 너무 작으면 모든 걸음이 짧아져 학습이 몹시 느려지고, 너무 크면 있으나 마나입니다.</translation>
    </message>
    <message>
        <source>Often 0.5 to 1. It bends the direction of the gradient. Too small: all elements count alike. Too large: nothing is ever cut.</source>
        <translation>흔히 0.5~1입니다. 기울기의 방향이 휩니다. 너무 작으면 모든 원소가 똑같이 취급되고, 너무 크면 있으나 마나입니다.</translation>
    </message>
    <message>
        <source>Too few: a short plateau ends the run. Too many: time is wasted.</source>
        <translation>너무 적으면 잠깐의 정체에도 끝나고, 너무 많으면 시간을 버립니다.</translation>
    </message>
    <message>
        <source>Often 2 to 4. Too many: each costs as many weights as a whole dense layer, and the data may be learned by heart. One piece is no activation at all.</source>
        <translation>흔히 2~4입니다. 너무 많으면 하나마다 완전연결층 하나만큼 가중치가 들고 데이터를 외우기 쉽습니다. 하나뿐이면 활성화 함수가 없는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Often 0 or 0.0001. Too large: slow progress counts as none. 0: the smallest progress counts.</source>
        <translation>흔히 0이나 0.0001입니다. 너무 크면 느린 진전을 진전으로 치지 않고, 0이면 아주 작은 진전도 칩니다.</translation>
    </message>
    <message>
        <source>Usually on. Off, the weights are those of the last epoch, which are a little worse.</source>
        <translation>보통 켭니다. 끄면 조금 더 나쁜 마지막 에포크의 가중치가 남습니다.</translation>
    </message>
    <message>
        <source>A bias only shifts and does not overfit; held small, it keeps boundaries near the origin.</source>
        <translation>편향은 경계를 옮기기만 할 뿐 과적합을 일으키지 않습니다. 작게 누르면 경계가 원점 가까이에 묶입니다.</translation>
    </message>
    <message>
        <source>Often 0.0001 to 0.01. Too large: the weights shrink to nothing, and the loss stays high. Too small, or 0: no help against overfitting.</source>
        <translation>흔히 0.0001~0.01입니다. 너무 크면 가중치가 0으로 쪼그라들어 손실이 줄지 않고, 너무 작거나 0이면 과적합을 막지 못합니다.</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>{kind} · {shape} · {count:,} {number:parameter|parameters}</source>
        <translation>{kind} · {shape} · 매개변수 {count:,}{number:개|개}</translation>
    </message>
    <message>
        <source>{count} layers selected</source>
        <translation>층 {count}개를 선택했습니다</translation>
    </message>
    <message>
        <source>Select one to see its properties.</source>
        <translation>하나만 선택하면 속성이 보입니다.</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Select a layer to see its properties instead.</source>
        <translation>층을 선택하면 그 층의 속성이 보입니다.</translation>
    </message>
    <message>
        <source>Layer palette</source>
        <extracomment>What people also call a kind, in either language, for the search.</extracomment>
        <translation>층 팔레트</translation>
    </message>
    <message>
        <source>More layers</source>
        <translation>다른 층</translation>
    </message>
    <message>
        <source>Basic layers</source>
        <translation>기본 층</translation>
    </message>
    <message>
        <source>Joining branches</source>
        <translation>갈래 합치기</translation>
    </message>
    <message>
        <source>{purpose} Drag onto the canvas, or press Enter.</source>
        <translation>{purpose} 캔버스로 끌거나 Enter를 누르세요.</translation>
    </message>
    <message>
        <source>The layer through which the data come in.</source>
        <translation>데이터가 들어오는 층입니다.</translation>
    </message>
    <message>
        <source>A dense layer: every unit sums all inputs, weighted, and adds a bias.</source>
        <translation>완전연결층입니다. 뉴런마다 모든 입력에 가중치를 곱해 더하고 편향을 더합니다.</translation>
    </message>
    <message>
        <source>A dense layer whose units and activation fit the data.</source>
        <translation>뉴런 수와 활성화 함수를 데이터에 맞춘 완전연결층입니다.</translation>
    </message>
    <message>
        <source>An activation function as a layer of its own.</source>
        <translation>활성화 함수만으로 이루어진 층입니다.</translation>
    </message>
    <message>
        <source>Sets random inputs to zero while training, against overfitting.</source>
        <translation>학습하는 동안 입력을 무작위로 0으로 만들어 과적합을 막습니다.</translation>
    </message>
    <message>
        <source>Brings each input to mean 0 and variance 1 over the batch.</source>
        <translation>배치 안에서 입력마다 평균을 0, 분산을 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Each unit is the largest of several weighted sums.</source>
        <translation>뉴런마다 여러 가중합 가운데 가장 큰 값을 냅니다.</translation>
    </message>
    <message>
        <source>Adds inputs of equal width, element by element.</source>
        <translation>너비가 같은 입력들을 원소끼리 더합니다.</translation>
    </message>
    <message>
        <source>Puts its inputs side by side.</source>
        <translation>입력들을 옆으로 나란히 이어 붙입니다.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Build the network here: drag layers from the palette, draw links from port to port, click a number of units to change it.</source>
        <translation>여기에서 신경망을 만듭니다. “층” 목록에서 층을 끌어다 놓고, 포트에서 포트로 연결선을 긋고, 뉴런 수를 눌러 바꾸세요.</translation>
    </message>
    <message>
        <source>Drag an input layer from the palette to here</source>
        <translation>왼쪽 “층” 목록에서 입력층을 이곳으로 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>There are no layers on the clipboard: copy some first.</source>
        <translation>클립보드에 층이 없습니다. 먼저 층을 복사하세요.</translation>
    </message>
    <message>
        <source>Link to a new layer</source>
        <extracomment>A menu of more layers than this is a worse place to look for one than the canvas. What cannot be behind a layer, and what not between two.</extracomment>
        <translation>새 층에 연결</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Insert behind</source>
        <translation>뒤에 삽입</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Insert here</source>
        <translation>여기에 삽입</translation>
    </message>
    <message>
        <source>Add layer here</source>
        <translation>여기에 층 추가</translation>
    </message>
    <message>
        <source>Paste here</source>
        <translation>여기에 붙여넣기</translation>
    </message>
    <message>
        <source>Fix: {what}</source>
        <translation>수정: {what}</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>연결하기</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>연결 제거</translation>
    </message>
    <message>
        <source>{source} → {target}</source>
        <translation>{source} → {target}</translation>
    </message>
    <message>
        <source>{layer} is of this kind already.</source>
        <translation>{layer:은/는} 이미 이 종류입니다.</translation>
    </message>
    <message>
        <source>Replaces {layer}; its links stay.</source>
        <translation>{layer:을/를} 바꿉니다. 연결은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>층 검색</translation>
    </message>
    <message>
        <source>No layer has this name.</source>
        <translation>그런 이름의 층이 없습니다.</translation>
    </message>
    <message>
        <source>Layer list</source>
        <translation>층 목록</translation>
    </message>
    <message>
        <source>No single link leads through here.</source>
        <translation>이 자리를 지나는 연결이 하나로 정해지지 않습니다.</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of layer</comment>
        <translation>종류</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Fed by</source>
        <translation>입력받는 층</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Left edges</source>
        <translation>왼쪽 맞춤</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>가운데 맞춤</translation>
    </message>
    <message>
        <source>Right edges</source>
        <translation>오른쪽 맞춤</translation>
    </message>
    <message>
        <source>Top edges</source>
        <translation>위쪽 맞춤</translation>
    </message>
    <message>
        <source>Middles</source>
        <translation>중간 맞춤</translation>
    </message>
    <message>
        <source>Bottom edges</source>
        <translation>아래쪽 맞춤</translation>
    </message>
    <message>
        <source>Equal gaps across</source>
        <translation>가로 간격 같게</translation>
    </message>
    <message>
        <source>Equal gaps downwards</source>
        <translation>세로 간격 같게</translation>
    </message>
    <message>
        <source>Snap to the grid</source>
        <translation>격자에 맞추기</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>격자 표시</translation>
    </message>
    <message>
        <source>Show the overview</source>
        <translation>전체 지도 표시</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>전체 지도</translation>
    </message>
</context>
</TS>
