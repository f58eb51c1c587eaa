<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>First stop</source>
        <translation>첫 단계로</translation>
    </message>
    <message>
        <source>Previous stop</source>
        <translation>이전 단계</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Last stop</source>
        <translation>마지막 단계로</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Step by step</source>
        <extracomment>A longer one is left out of a page; it can still be copied alone. How much larger letters are for a projector. Below this width sentences beside the tools would break into many lines. Where less is left for the cards, the sentences are scrolled with them.</extracomment>
        <translation>한 단계씩</translation>
    </message>
    <message>
        <source>Working out the step…</source>
        <translation>스텝을 계산하고 있습니다…</translation>
    </message>
    <message>
        <source>Sample of this batch</source>
        <translation>이 배치의 표본</translation>
    </message>
    <message>
        <source>Which sample of this batch the numbers are about</source>
        <translation>수식의 숫자를 이 배치의 몇 번째 표본으로 볼지 고릅니다</translation>
    </message>
    <message>
        <source>Check this weight&apos;s gradient against differences of the loss</source>
        <translation>이 가중치의 기울기를 손실의 수치 미분으로 확인</translation>
    </message>
    <message>
        <source>Copy this stop as text</source>
        <translation>이 단계를 텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy the whole step as Markdown</source>
        <translation>스텝 전체를 마크다운으로 복사</translation>
    </message>
    <message>
        <source>Copy the whole step as a NumPy script</source>
        <translation>스텝 전체를 NumPy 스크립트로 복사</translation>
    </message>
    <message>
        <source>Runs by itself, and checks the loss and the new weights at its end</source>
        <translation>그대로 실행되고, 끝에서 손실과 새 가중치를 확인합니다</translation>
    </message>
    <message>
        <source>Save the whole step as a page…</source>
        <translation>스텝 전체를 문서로 저장…</translation>
    </message>
    <message>
        <source>Press F10 to walk through the next training step, one layer at a time.</source>
        <translation>F10을 누르면 다음 학습 스텝을 한 층씩 따라가며 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Where the walk stops: at phases, layers, operations or neurons</source>
        <translation>어디마다 멈출지 고릅니다: 과정, 층, 연산, 뉴런</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>학습 한 스텝</translation>
    </message>
    <message>
        <source>This step is a sandbox: keep or drop the changes to go on.</source>
        <translation>이 스텝은 샌드박스입니다. 바꾼 값을 유지하거나 버려야 다음으로 넘어갑니다.</translation>
    </message>
    <message>
        <source>Going on from here (F10) makes the step part of the training.</source>
        <translation>여기서 다음(F10)으로 넘어가면 이 스텝이 학습에 반영됩니다.</translation>
    </message>
    <message>
        <source>Loss of this same batch: {before} before, {after} after ({change}): the step helped.</source>
        <translation>같은 배치의 손실: 갱신 전 {before}, 갱신 후 {after} ({change}). 손실이 줄었습니다.</translation>
    </message>
    <message>
        <source>Loss of this same batch: {before} before, {after} after (+{change}): the step did not help.</source>
        <translation>같은 배치의 손실: 갱신 전 {before}, 갱신 후 {after} (+{change}). 손실이 줄지 않았습니다.</translation>
    </message>
    <message>
        <source>Fractions where exact ({sample})</source>
        <translation>정확하면 분수로 ({sample})</translation>
    </message>
    <message>
        <source>{n} decimals ({sample})</source>
        <translation>소수점 아래 {n}자리 ({sample})</translation>
    </message>
    <message>
        <source>{n} significant digits ({sample})</source>
        <translation>유효숫자 {n}자리 ({sample})</translation>
    </message>
    <message>
        <source>Paths of the error</source>
        <translation>오차의 경로</translation>
    </message>
    <message>
        <source>Paths of the error to {neuron}</source>
        <translation>{neuron:으로/로} 돌아온 오차의 경로</translation>
    </message>
    <message>
        <source>… {count} more …</source>
        <translation>… {count}개 생략 …</translation>
    </message>
    <message>
        <source>{layer}, neuron {neuron}</source>
        <translation>{layer} 뉴런 {neuron}</translation>
    </message>
    <message>
        <source>Largest share: {walk}</source>
        <translation>가장 큰 몫: {walk}</translation>
    </message>
    <message>
        <source>{layer}: multiply the inputs by the weights, add the bias, then apply {activation}.</source>
        <translation>{layer}: 입력에 가중치를 곱하고 편향을 더한 다음, 활성화 함수({activation})를 적용합니다.</translation>
    </message>
    <message>
        <source>{layer}: multiply the inputs by the weights, then apply {activation}.</source>
        <translation>{layer}: 입력에 가중치를 곱한 다음, 활성화 함수({activation})를 적용합니다.</translation>
    </message>
    <message>
        <source>{layer}: multiply the inputs by the weights and add the bias.</source>
        <translation>{layer}: 입력에 가중치를 곱하고 편향을 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: multiply the inputs by the weights.</source>
        <translation>{layer}: 입력에 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>{layer}: apply {activation} to every value.</source>
        <translation>{layer}: 모든 값에 활성화 함수({activation})를 적용합니다.</translation>
    </message>
    <message>
        <source>{layer}: softmax turns each sample&apos;s values into probabilities that add up to 1.</source>
        <translation>{layer}: 소프트맥스가 표본마다 값들을 합이 1인 확률로 바꿉니다.</translation>
    </message>
    <message>
        <source>{layer}: leave out {zeros} of {count} values at random; the others grow so that the expected sum stays the same.</source>
        <translation>{layer}: 값 {count}개 가운데 {zeros}개를 무작위로 0으로 만들고, 나머지는 합의 기댓값이 그대로이도록 키웁니다.</translation>
    </message>
    <message>
        <source>{layer}: bring every column to mean 0 and variance 1, then stretch it by γ and shift it by β.</source>
        <translation>{layer}: 열마다 평균 0, 분산 1이 되도록 정규화한 다음, γ를 곱하고 β를 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: compute several pieces for each neuron and keep the largest.</source>
        <translation>{layer}: 뉴런마다 조각을 여러 개 계산하고 그중 가장 큰 값을 내보냅니다.</translation>
    </message>
    <message>
        <source>{layer}: add the inputs element by element.</source>
        <translation>{layer}: 입력들을 원소끼리 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: put the inputs side by side.</source>
        <translation>{layer}: 입력들을 옆으로 나란히 이어 붙입니다.</translation>
    </message>
    <message>
        <source>{layer}: turn the inputs into the outputs.</source>
        <translation>{layer}: 입력에서 출력을 계산합니다.</translation>
    </message>
    <message>
        <source>Loss: {loss} measures how far the predictions P are from the targets T.</source>
        <translation>손실: 예측 P가 정답 T에서 얼마나 벗어났는지 {loss:으로/로} 잽니다.</translation>
    </message>
    <message>
        <source>{layer}: the way back begins. {delta} follows directly from the loss and gives the gradients of the layer&apos;s parameters.</source>
        <translation>{layer}: 역전파가 시작됩니다. 손실에서 {delta:이/가} 바로 나오고, 이 {delta:으로/로} 이 층 매개변수의 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: the way back begins. The gradient of the loss, times {f}′({z}), is {delta}; it gives the gradients of the layer&apos;s parameters.</source>
        <translation>{layer}: 역전파가 시작됩니다. 손실의 기울기에 {f}′({z})를 곱한 것이 {delta}이고, 이 {delta:으로/로} 이 층 매개변수의 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: what came back from the layer behind it, times {f}′({z}), is {delta}; it gives the gradients of the layer&apos;s parameters.</source>
        <translation>{layer}: 뒤 층에서 돌아온 기울기에 {f}′({z})를 곱한 것이 {delta}이고, 이 {delta:으로/로} 이 층 매개변수의 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: what came back is multiplied by {f}′.</source>
        <translation>{layer}: 뒤에서 돌아온 기울기에 {f}′을 곱합니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradient passes only where a value was kept, with the same mask.</source>
        <translation>{layer}: 순전파 때와 같은 마스크를 써서, 값을 남긴 자리에만 기울기가 흐릅니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradients of γ and β, and the gradient that passes through the batch&apos;s mean and variance.</source>
        <translation>{layer}: γ와 β의 기울기, 그리고 배치의 평균과 분산을 거쳐 흐르는 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradient goes to the piece that was largest.</source>
        <translation>{layer}: 가장 컸던 조각으로만 기울기가 흐릅니다.</translation>
    </message>
    <message>
        <source>{layer}: every input receives the same gradient.</source>
        <translation>{layer}: 모든 입력이 같은 기울기를 받습니다.</translation>
    </message>
    <message>
        <source>{layer}: turn what came back into the inputs&apos; gradient.</source>
        <translation>{layer}: 되돌아온 기울기로 입력에 대한 기울기를 계산합니다.</translation>
    </message>
    <message>
        <source>{layer}: every input receives its own columns.</source>
        <translation>{layer}: 입력마다 자기 열에 해당하는 기울기를 받습니다.</translation>
    </message>
    <message>
        <source>{layer}: every parameter moves against its gradient, by η = {rate} times the gradient.</source>
        <translation>{layer}: 매개변수마다 기울기에 학습률 η = {rate:을/를} 곱한 만큼, 기울기의 반대 방향으로 옮깁니다.</translation>
    </message>
    <message>
        <source>{layer}: {optimizer} moves every parameter against its gradient; η = {rate}.</source>
        <translation>{layer}: {optimizer:이/가} 매개변수를 기울기의 반대 방향으로 옮깁니다. 학습률 η = {rate}.</translation>
    </message>
    <message>
        <source>{layer}: the parameters are frozen and stay as they are.</source>
        <translation>{layer}: 매개변수가 고정되어 있어 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Forward: layer by layer, the inputs of this batch become predictions.</source>
        <translation>순전파: 이 배치의 입력이 층을 차례로 지나 예측값이 됩니다.</translation>
    </message>
    <message>
        <source>Backward: from the loss back to the first layer, every parameter gets its gradient.</source>
        <translation>역전파: 손실에서 첫 층까지 거슬러 가며 모든 매개변수의 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>Update: every parameter moves against its gradient.</source>
        <translation>갱신: 모든 매개변수를 기울기의 반대 방향으로 옮깁니다.</translation>
    </message>
    <message>
        <source>{layer}: inputs times weights, added up, plus the bias: that is {z}.</source>
        <translation>{layer}: 입력에 가중치를 곱해 모두 더하고 편향을 더한 값이 {z}입니다.</translation>
    </message>
    <message>
        <source>{layer}: inputs times weights, added up: that is {z}.</source>
        <translation>{layer}: 입력에 가중치를 곱해 모두 더한 값이 {z}입니다.</translation>
    </message>
    <message>
        <source>{layer}: {activation} turns {z} into the output {a}.</source>
        <translation>{layer}: {activation:이/가} {z:을/를} 출력 {a:으로/로} 바꿉니다.</translation>
    </message>
    <message>
        <source>{layer}: of its pieces, each neuron keeps the largest.</source>
        <translation>{layer}: 뉴런마다 조각 가운데 가장 큰 값만 남깁니다.</translation>
    </message>
    <message>
        <source>{layer}: the mean of every column of the batch.</source>
        <translation>{layer}: 배치의 열마다 평균을 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: the variance of every column of the batch.</source>
        <translation>{layer}: 배치의 열마다 분산을 구합니다.</translation>
    </message>
    <message>
        <source>{layer}: every column is brought to mean 0, variance 1.</source>
        <translation>{layer}: 모든 열을 평균 0, 분산 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>{layer}: every column is stretched by γ and shifted by β.</source>
        <translation>{layer}: 모든 열에 γ를 곱하고 β를 더합니다.</translation>
    </message>
    <message>
        <source>Loss: every output against its target gives one term E.</source>
        <translation>손실: 출력을 정답과 하나씩 견주어 항 E를 얻습니다.</translation>
    </message>
    <message>
        <source>Loss: the terms of each sample are added up.</source>
        <translation>손실: 표본마다 항을 모두 더합니다.</translation>
    </message>
    <message>
        <source>Loss: the samples are joined into the one number of the batch.</source>
        <translation>손실: 표본들의 손실을 배치의 값 하나로 모읍니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradient of the loss by the layer&apos;s output, {dout}.</source>
        <translation>{layer}: 손실을 층의 출력으로 미분한 기울기 {dout}입니다.</translation>
    </message>
    <message>
        <source>{layer}: loss and activation together give {delta}, the gradient by {z}, at once.</source>
        <translation>{layer}: 손실과 활성화 함수를 함께 미분하면 {z}에 대한 기울기 {delta:이/가} 바로 나옵니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradients that came back along several paths are added.</source>
        <translation>{layer}: 여러 갈래로 돌아온 기울기를 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: what came back goes through the activation backwards; that is {delta}, the gradient by {z}.</source>
        <translation>{layer}: 돌아온 기울기가 활성화 함수를 거꾸로 지나면 {z}에 대한 기울기 {delta:이/가} 됩니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradients of the learned slopes.</source>
        <translation>{layer}: 학습되는 음수 쪽 기울기에 대한 손실의 기울기입니다.</translation>
    </message>
    <message>
        <source>{layer}: {dW}: for each weight, its input times the {delta} of its neuron, added up over the samples.</source>
        <translation>{layer}: {dW}: 가중치마다 그 입력과 뉴런의 {delta:을/를} 곱해 표본에 걸쳐 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: {db}: for each bias, {delta} added up over the samples.</source>
        <translation>{layer}: {db}: 편향마다 {delta:을/를} 표본에 걸쳐 더합니다.</translation>
    </message>
    <message>
        <source>{layer}: {dX}: what goes back to the layer before.</source>
        <translation>{layer}: {dX}: 앞 층으로 되돌려 보내는 기울기입니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradients of γ.</source>
        <translation>{layer}: γ의 기울기입니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradients of β.</source>
        <translation>{layer}: β의 기울기입니다.</translation>
    </message>
    <message>
        <source>{layer}: the chain rule for one weight, factor by factor; click another weight to see it.</source>
        <translation>{layer}: 가중치 하나의 연쇄 법칙을 인수마다 풀어 보입니다. 다른 가중치를 누르면 그것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Loss: a share of every target is spread over the classes.</source>
        <translation>손실: 정답마다 일부를 떼어 모든 클래스에 나눕니다.</translation>
    </message>
    <message>
        <source>{layer}: the gradient of the penalty is added; the sum is G.</source>
        <translation>{layer}: 규제항의 기울기를 더합니다. 그 합이 G입니다.</translation>
    </message>
    <message>
        <source>{layer}: no element of the gradient may be larger than c.</source>
        <translation>{layer}: 기울기의 어느 원소도 크기가 c를 넘지 못하게 자릅니다.</translation>
    </message>
    <message>
        <source>{layer}: the whole gradient is shortened until its norm is at most c.</source>
        <translation>{layer}: 전체 기울기의 노름이 c를 넘지 않도록 줄입니다.</translation>
    </message>
    <message>
        <source>{layer}: what each sample alone gives for one weight, and how the batch joins it.</source>
        <translation>{layer}: 가중치 하나에 대해 표본마다 나오는 기울기와, 그것을 배치로 묶는 법입니다.</translation>
    </message>
    <message>
        <source>{layer}: {optimizer} takes this gradient into its memory.</source>
        <translation>{layer}: {optimizer:이/가} 이 기울기를 기억에 담습니다.</translation>
    </message>
    <message>
        <source>{layer}: the values move against their gradient; η = {rate}.</source>
        <translation>{layer}: 값을 기울기의 반대 방향으로 옮깁니다. η = {rate}.</translation>
    </message>
    <message>
        <source>{layer}: frozen values stay as they are.</source>
        <translation>{layer}: 고정된 값은 그대로입니다.</translation>
    </message>
    <message>
        <source>{layer}, neuron {neuron}: how its output comes about.</source>
        <translation>{layer}의 뉴런 {neuron}: 출력이 나오는 과정입니다.</translation>
    </message>
    <message>
        <source>{layer}, neuron {neuron}: its {delta}, and the gradients that follow from it.</source>
        <translation>{layer}의 뉴런 {neuron}: {delta:과/와} 거기서 나오는 기울기입니다.</translation>
    </message>
    <message>
        <source>{layer}, neuron {neuron}: its own weights and bias move.</source>
        <translation>{layer}의 뉴런 {neuron}: 자신의 가중치와 편향을 옮깁니다.</translation>
    </message>
    <message>
        <source>Softmax: the outputs of a sample are positive and add up to 1.</source>
        <translation>소프트맥스: 한 표본의 출력은 모두 양수이고 합이 1입니다.</translation>
    </message>
    <message>
        <source>A step unit fires (1) where {z} is above 0; at 0 itself it does not.</source>
        <translation>계단 함수는 {z:이/가} 0보다 클 때만 1을 냅니다. 0에서는 0입니다.</translation>
    </message>
    <message>
        <source>ReLU sets {n} of {count} values to 0, because {z} ≤ 0.</source>
        <translation>값 {count}개 가운데 {n}개는 {z} ≤ 0이라서 ReLU가 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>Mean and variance come from the whole batch: the samples are not independent of each other.</source>
        <translation>평균과 분산을 배치 전체에서 구하므로 표본들이 서로 독립이 아닙니다.</translation>
    </message>
    <message>
        <source>A batch of one sample has no variance: the running mean and variance are used.</source>
        <translation>표본이 하나뿐인 배치에는 분산이 없어서 이동 평균과 이동 분산을 씁니다.</translation>
    </message>
    <message>
        <source>The loss is the mean over the {samples} samples of this batch.</source>
        <translation>손실은 이 배치의 표본 {samples}개에 대한 평균입니다.</translation>
    </message>
    <message>
        <source>Label smoothing: {smoothing} of every target is shared out among the classes.</source>
        <translation>레이블 스무딩: 정답마다 {smoothing}만큼을 클래스들이 나누어 가집니다.</translation>
    </message>
    <message>
        <source>The penalty on the weights adds {penalty}.</source>
        <translation>여기에 규제항 {penalty:이/가} 더해집니다.</translation>
    </message>
    <message>
        <source>Softmax and cross-entropy together: the derivative by {z} is simply p − t, so no {f}′ appears.</source>
        <translation>소프트맥스와 교차 엔트로피를 함께 미분하면 {z}에 대한 미분이 p − t로 간단해져서 {f}′이 따로 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Sigmoid and cross-entropy together: p(1 − p) cancels, the derivative by {z} is p − t, and no {f}′ appears.</source>
        <translation>시그모이드와 교차 엔트로피를 함께 미분하면 p(1 − p)가 약분되어 {z}에 대한 미분이 p − t가 되고, {f}′이 따로 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Perceptron rule: the step has no usable derivative, so the error p − t itself is passed back.</source>
        <translation>퍼셉트론 규칙: 계단 함수는 쓸 만한 미분이 없으므로 오차 p − t를 그대로 전합니다.</translation>
    </message>
    <message>
        <source>{n} paths begin here: the gradients that come back are added.</source>
        <translation>여기서 경로 {n}개가 갈라지므로, 돌아온 기울기를 모두 더합니다.</translation>
    </message>
    <message>
        <source>The 1/N (N = {samples}) comes from the mean over the samples.</source>
        <translation>1/N (N = {samples})은 표본에 대해 평균을 내기 때문에 생깁니다.</translation>
    </message>
    <message>
        <source>The mean and the variance depend on every sample, so each sample&apos;s gradient depends on the whole batch.</source>
        <translation>평균과 분산이 모든 표본에 달려 있으므로, 표본 하나의 기울기도 배치 전체에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Before this layer lie only the data: {dX} would be read by nobody and is not computed.</source>
        <translation>이 층 앞에는 데이터뿐이라 {dX:을/를} 쓸 곳이 없으므로 계산하지 않습니다.</translation>
    </message>
    <message>
        <source>The step function is flat: {f}′ is 0 everywhere, so nothing here or before it can learn. At the output the perceptron rule gets around that: it is a loss to choose.</source>
        <translation>계단 함수는 평평해서 {f}′이 어디서나 0입니다. 그래서 이 층과 그 앞의 층은 배우지 못합니다. 출력층이라면 손실로 퍼셉트론 규칙을 골라 배울 수 있습니다.</translation>
    </message>
    <message>
        <source>At {n} of {count} places {z} ≤ 0: ReLU&apos;s {f}′ is 0 there and no gradient passes.</source>
        <translation>{count}곳 가운데 {n}곳에서 {z} ≤ 0입니다. 그곳에서는 ReLU의 {f}′이 0이라 기울기가 흐르지 않습니다.</translation>
    </message>
    <message>
        <source>At {n} of {count} places {f}′ is below 0.01: the unit is saturated and hardly learns.</source>
        <translation>{count}곳 가운데 {n}곳에서 {f}′이 0.01보다 작습니다. 뉴런이 포화되어 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Frozen and unchanged: {parameter}.</source>
        <translation>고정되어 바뀌지 않음: {parameter}.</translation>
    </message>
    <message>
        <source>m and v are running means of the gradient and of its square; both start at 0.</source>
        <translation>m은 기울기의, v는 기울기 제곱의 이동 평균이며 둘 다 0에서 시작합니다.</translation>
    </message>
    <message>
        <source>The gradient here includes that of the penalty on the weights.</source>
        <translation>여기의 기울기에는 규제항의 기울기가 더해져 있습니다.</translation>
    </message>
    <message>
        <source>{source} prints {quantity} = {printed} here; the arithmetic gives {computed}.</source>
        <translation>{source}에는 이 값이 {quantity} = {printed:으로/로} 실려 있지만, 계산하면 {computed}입니다.</translation>
    </message>
    <message>
        <source>Clipping: {n} of {count} elements of the gradient were beyond ±{bound}.</source>
        <translation>기울기 클리핑: 원소 {count}개 가운데 {n}개가 ±{bound:을/를} 벗어났습니다.</translation>
    </message>
    <message>
        <source>Clipping: the norm of all gradients together, {norm}, was above {bound}; every one is multiplied by {scale}.</source>
        <translation>기울기 클리핑: 전체 기울기의 노름 {norm:이/가} {bound}보다 커서 모두 {scale}배로 줄입니다.</translation>
    </message>
    <message>
        <source>Clipping: the norm of all gradients together, {norm}, is not above {bound}; nothing changes.</source>
        <translation>기울기 클리핑: 전체 기울기의 노름 {norm:이/가} {bound:을/를} 넘지 않으므로 그대로 둡니다.</translation>
    </message>
    <message>
        <source>v gathers the gradients of the steps before; each step keeps μ of it.</source>
        <translation>v에는 지난 스텝들의 기울기가 쌓이고, 스텝마다 μ배만 남습니다.</translation>
    </message>
    <message>
        <source>s remembers the squares of the gradients: where they are large, steps are small.</source>
        <translation>s는 기울기의 제곱을 기억합니다. 기울기가 크던 곳에서는 작게 움직입니다.</translation>
    </message>
    <message>
        <source>u remembers the squares of the steps themselves.</source>
        <translation>u는 움직인 크기의 제곱을 기억합니다.</translation>
    </message>
    <message>
        <source>m is a running mean of the gradient, u the largest gradient of late, slowly forgotten.</source>
        <translation>m은 기울기의 이동 평균이고, u는 최근에 가장 컸던 기울기이며 서서히 잊힙니다.</translation>
    </message>
    <message>
        <source>Weight decay takes η λ w off each value directly: it does not pass through m and v.</source>
        <translation>가중치 감소는 η λ w를 값에서 바로 뺍니다. m과 v를 거치지 않습니다.</translation>
    </message>
    <message>
        <source>The schedule ({schedule}) makes η = {rate} here; it was set to {base}.</source>
        <translation>학습률 스케줄({schedule})에 따라 여기서는 η = {rate}입니다. 처음 정한 값은 {base}입니다.</translation>
    </message>
    <message>
        <source>Batch normalization joins the samples: what stands at one sample depends on the others.</source>
        <translation>배치 정규화는 표본들을 묶습니다. 한 표본의 값도 다른 표본에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>In this notation samples are columns. The engine keeps them as rows, as its lines of NumPy say: its arrays are these with rows and columns exchanged.</source>
        <translation>이 표기법에서는 표본이 열입니다. 엔진은 NumPy 코드에서 보듯 표본을 행에 두므로, 엔진의 배열은 여기 행렬의 행과 열을 맞바꾼 것입니다.</translation>
    </message>
    <message>
        <source>Forward</source>
        <comment>phase</comment>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Loss</source>
        <comment>phase</comment>
        <translation>손실</translation>
    </message>
    <message>
        <source>Backward</source>
        <comment>phase</comment>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Update</source>
        <comment>phase</comment>
        <translation>갱신</translation>
    </message>
    <message>
        <source>neuron {n}</source>
        <translation>뉴런 {n}</translation>
    </message>
    <message>
        <source>Timeline of the training step</source>
        <translation>학습 스텝의 타임라인</translation>
    </message>
    <message>
        <source>Stop walking</source>
        <extracomment>Stops in a second.</extracomment>
        <translation>자동으로 넘기기 멈춤</translation>
    </message>
    <message>
        <source>Walk by itself</source>
        <translation>자동으로 넘기기</translation>
    </message>
    <message>
        <source>A stop every {n} seconds</source>
        <translation>{n}초에 한 번</translation>
    </message>
    <message>
        <source>{n} {n:stop|stops} a second</source>
        <translation>1초에 {n}번</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>과정</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>training</comment>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Which step of the training is walked through</source>
        <translation>학습의 몇 번째 스텝을 볼지 고릅니다</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>여기서부터 학습</translation>
    </message>
    <message>
        <source>Take the training back to before this step; Undo brings back what came later</source>
        <translation>학습을 이 스텝 직전으로 되돌립니다. 실행 취소하면 그 뒤의 학습이 돌아옵니다</translation>
    </message>
    <message>
        <source>epoch {epoch:,}, batch {batch:,} of {batches:,}</source>
        <translation>에포크 {epoch:,}, 배치 {batch:,}/{batches:,}</translation>
    </message>
    <message>
        <source>By backpropagation {analytic}; by differences (L(w + h) − L(w − h)) / 2h = ({above} − {below}) / {twice} = {numerical}. They agree: relative error {error}.</source>
        <translation>역전파로 {analytic}, 수치 미분으로 (L(w + h) − L(w − h)) / 2h = ({above} − {below}) / {twice} = {numerical}. 두 값이 일치합니다. 상대 오차 {error}.</translation>
    </message>
    <message>
        <source>By backpropagation {analytic}; by differences (L(w + h) − L(w − h)) / 2h = ({above} − {below}) / {twice} = {numerical}. Relative error {error}: a kink of the activation lies within h, or the gradient was clipped.</source>
        <translation>역전파로 {analytic}, 수치 미분으로 (L(w + h) − L(w − h)) / 2h = ({above} − {below}) / {twice} = {numerical}. 상대 오차 {error}: 활성화 함수의 꺾인 점이 h 안에 있거나 기울기를 잘라 냈습니다.</translation>
    </message>
    <message>
        <source>Z = X·W + b: samples are rows (Deep Learning from Scratch)</source>
        <translation>Z = X·W + b: 표본이 행 (밑바닥부터 시작하는 딥러닝)</translation>
    </message>
    <message>
        <source>Z = W·X + b: samples are columns (Andrew Ng)</source>
        <translation>Z = W·X + b: 표본이 열 (앤드루 응)</translation>
    </message>
    <message>
        <source>δˡ = (wˡ⁺¹)ᵀ·δˡ⁺¹ ⊙ σ′(zˡ): errors of layers (Nielsen)</source>
        <translation>δˡ = (wˡ⁺¹)ᵀ·δˡ⁺¹ ⊙ σ′(zˡ): 층의 오차 (닐슨)</translation>
    </message>
    <message>
        <source>How formulas and numbers are written</source>
        <translation>수식과 수를 적는 방식</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>표기법</translation>
    </message>
    <message>
        <source>Full explanations</source>
        <translation>자세한 설명</translation>
    </message>
    <message>
        <source>Without: only the sentence, the formulas with their numbers, and the matrices</source>
        <translation>끄면 문장, 수를 넣은 수식, 행렬만 보입니다</translation>
    </message>
    <message>
        <source>Size for a projector</source>
        <translation>발표용 큰 글자</translation>
    </message>
    <message>
        <source>Large letters and matrices in the whole stepper</source>
        <translation>한 단계씩 패널 전체를 큰 글자와 큰 행렬로 보여 줍니다</translation>
    </message>
    <message>
        <source>What if {name} were</source>
        <translation>만약에 {name}의 값이</translation>
    </message>
    <message>
        <source>Arrow keys change the number by 0.1, with Shift by 1, with Ctrl by 0.01</source>
        <translation>화살표 키로 0.1씩, Shift와 함께 1씩, Ctrl과 함께 0.01씩 바꿉니다</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>만약에</translation>
    </message>
    <message>
        <source>Bring back {n} {n:change|changes}</source>
        <translation>바꾼 값 {n}개 되살리기</translation>
    </message>
    <message>
        <source>What if: a sandbox</source>
        <translation>만약에: 샌드박스</translation>
    </message>
    <message>
        <source>Sandbox: the training stays as it is</source>
        <translation>샌드박스: 학습은 그대로입니다</translation>
    </message>
    <message>
        <source>Click an input, a weight, a bias or a target and give it another number.</source>
        <translation>입력, 가중치, 편향, 정답 가운데 하나를 눌러 다른 값을 넣어 보세요.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Make the changes an edit of the project, which can be undone</source>
        <translation>바꾼 값을 프로젝트에 남깁니다(실행 취소할 수 있습니다)</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Forget the changes and go back to the training&apos;s numbers (Esc)</source>
        <translation>바꾼 값을 버리고 학습의 값으로 돌아갑니다(Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Take back: {change}</source>
        <translation>되돌리기: {change}</translation>
    </message>
    <message>
        <source>All {count}</source>
        <extracomment>At most so many buttons are made; what has no room is in a menu.</extracomment>
        <translation>모두 {count}개</translation>
    </message>
    <message>
        <source>All {count} numbers tried out</source>
        <translation>바꿔 본 값 모두 {count}개</translation>
    </message>
    <message>
        <source>{name} of sample {sample}</source>
        <translation>표본 {sample}의 {name}</translation>
    </message>
    <message>
        <source>Loss of this batch: {loss}.</source>
        <translation>이 배치의 손실: {loss}.</translation>
    </message>
    <message>
        <source>Loss of this batch: {before} → {now}, smaller.</source>
        <translation>이 배치의 손실: {before} → {now}, 줄었습니다.</translation>
    </message>
    <message>
        <source>Loss of this batch: {before} → {now}, larger.</source>
        <translation>이 배치의 손실: {before} → {now}, 늘었습니다.</translation>
    </message>
    <message>
        <source>Click a weight or a bias to see the loss along it.</source>
        <extracomment>So many lines of what the curve says are never given up for the curve.</extracomment>
        <translation>가중치나 편향을 누르면 그 값에 따라 손실이 어떻게 변하는지 보입니다.</translation>
    </message>
    <message>
        <source>Loss along one weight</source>
        <translation>가중치 하나에 따른 손실</translation>
    </message>
    <message>
        <source>Loss along {name}</source>
        <translation>{name}에 따른 손실</translation>
    </message>
    <message>
        <source>Drag the point, or press the arrow keys, to try the weight out</source>
        <translation>점을 끌거나 화살표 키를 눌러 가중치를 바꿔 봅니다</translation>
    </message>
    <message>
        <source>See less of the curve, larger</source>
        <translation>곡선을 더 크게</translation>
    </message>
    <message>
        <source>See more of the curve</source>
        <translation>곡선을 더 넓게</translation>
    </message>
    <message>
        <source>Fit the curve to the step of the optimizer</source>
        <translation>곡선을 최적화 기법의 한 걸음에 맞추기</translation>
    </message>
    <message>
        <source>{name} = {value}: loss {loss}, slope {slope}.</source>
        <translation>{name} = {value}: 손실 {loss}, 기울기 {slope}.</translation>
    </message>
    <message>
        <source>It is frozen: the step leaves it as it is.</source>
        <translation>고정된 값입니다. 이 스텝에서 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>The step takes it to {after}: loss {loss}, if nothing else moved.</source>
        <translation>이 스텝은 값을 {after:으로/로} 옮깁니다. 다른 값이 그대로라면 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>비교한 수</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <source>Worst entry</source>
        <translation>가장 다른 값</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Check all gradients</source>
        <translation>모든 기울기 확인</translation>
    </message>
    <message>
        <source>Every gradient is compared with (L(w + h) − L(w − h)) / 2h, h = 0.00001 …</source>
        <translation>모든 기울기를 (L(w + h) − L(w − h)) / 2h와 비교하고 있습니다. h = 0.00001 …</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>확인을 취소했습니다.</translation>
    </message>
    <message>
        <source>Compare every gradient of this step with central differences of the loss.</source>
        <translation>이 스텝의 모든 기울기를 손실의 수치 미분(중앙 차분)과 비교합니다.</translation>
    </message>
    <message>
        <source>Not equal: {arrays}.</source>
        <translation>같지 않음: {arrays}.</translation>
    </message>
    <message>
        <source>All gradients are right: ‖a − n‖ ≤ 10⁻⁷ (‖a‖ + ‖n‖) + 10⁻⁹ max(1, |L|).</source>
        <translation>모든 기울기가 맞습니다: ‖a − n‖ ≤ 10⁻⁷ (‖a‖ + ‖n‖) + 10⁻⁹ max(1, |L|).</translation>
    </message>
    <message>
        <source>{n} {n:entry lies|entries lie} at a kink, as ReLU has at z = 0: there is no derivative to compare with.</source>
        <translation>값 {n}개는 꺾인 점에 있습니다(ReLU의 z = 0 등). 비교할 미분값이 없습니다.</translation>
    </message>
    <message>
        <source>Of large arrays 200 entries were drawn (seed {seed}).</source>
        <translation>큰 배열에서는 200개를 무작위로 뽑았습니다(시드 {seed}).</translation>
    </message>
    <message>
        <source>All gradients</source>
        <translation>모든 기울기</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>확인 진행률</translation>
    </message>
    <message>
        <source>{array}: right, relative error {error}; {worst}; {checked:,} of {size:,}</source>
        <translation>{array}: 맞음, 상대 오차 {error}; {worst}; {size:,}개 중 {checked:,}개</translation>
    </message>
    <message>
        <source>{array}: not equal, relative error {error}; {worst}; {checked:,} of {size:,}</source>
        <translation>{array}: 같지 않음, 상대 오차 {error}; {worst}; {size:,}개 중 {checked:,}개</translation>
    </message>
    <message>
        <source>Mean over the samples</source>
        <extracomment>Losses that differ in a factor only.</extracomment>
        <translation>표본에 대한 평균</translation>
    </message>
    <message>
        <source>Sum over the samples</source>
        <translation>표본에 대한 합</translation>
    </message>
    <message>
        <source>Loss of this training</source>
        <translation>이 학습의 손실</translation>
    </message>
    <message>
        <source>The whole step in NumPy</source>
        <extracomment>From title, stops, writing, focus and script to a document.</extracomment>
        <translation>스텝 전체를 NumPy로</translation>
    </message>
    <message>
        <source>All stops of this step</source>
        <translation>이 스텝의 모든 단계</translation>
    </message>
</context>
</TS>
