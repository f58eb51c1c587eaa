<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Open table…</source>
        <extracomment>Object name, key, icon, words and tip of each action; a line where a name is empty.</extracomment>
        <translation>표 열기…</translation>
    </message>
    <message>
        <source>Train on a CSV or TSV file, or on NumPy arrays</source>
        <translation>CSV나 TSV 파일, NumPy 배열로 학습합니다</translation>
    </message>
    <message>
        <source>Open image folder…</source>
        <translation>이미지 폴더 열기…</translation>
    </message>
    <message>
        <source>Train on pictures, a folder for each class</source>
        <translation>클래스마다 폴더로 나눈 이미지로 학습합니다</translation>
    </message>
    <message>
        <source>Download MNIST…</source>
        <translation>MNIST 내려받기…</translation>
    </message>
    <message>
        <source>Fetch 70,000 handwritten digits, or read them where they are already</source>
        <translation>손글씨 숫자 이미지 70,000장을 내려받거나, 이미 있으면 읽습니다</translation>
    </message>
    <message>
        <source>Download Fashion-MNIST…</source>
        <translation>Fashion-MNIST 내려받기…</translation>
    </message>
    <message>
        <source>Fetch 70,000 pictures of clothing, or read them where they are already</source>
        <translation>옷 이미지 70,000장을 내려받거나, 이미 있으면 읽습니다</translation>
    </message>
    <message>
        <source>Samples table…</source>
        <translation>표본 표…</translation>
    </message>
    <message>
        <source>Change, add and delete samples in a table</source>
        <translation>표에서 표본을 고치고 더하고 지웁니다</translation>
    </message>
    <message>
        <source>Click points…</source>
        <translation>점 찍기…</translation>
    </message>
    <message>
        <source>Click points of two or more classes onto a plane</source>
        <translation>평면에 두 개 이상 클래스의 점을 찍습니다</translation>
    </message>
    <message>
        <source>Names of inputs and outputs…</source>
        <translation>입력과 출력의 이름…</translation>
    </message>
    <message>
        <source>Name the inputs, the targets and the classes</source>
        <translation>입력, 정답, 클래스에 이름을 붙입니다</translation>
    </message>
    <message>
        <source>Drawing pad…</source>
        <translation>그림판…</translation>
    </message>
    <message>
        <source>Draw a picture and see what the network says about it</source>
        <translation>그림을 그려 신경망이 무엇으로 알아보는지 봅니다</translation>
    </message>
    <message>
        <source>One sample by hand…</source>
        <translation>표본 하나 입력하기…</translation>
    </message>
    <message>
        <source>Type a sample and see what the network says about it</source>
        <translation>표본 하나를 입력해 신경망의 예측을 봅니다</translation>
    </message>
    <message>
        <source>Predict…</source>
        <translation>예측…</translation>
    </message>
    <message>
        <source>Let the network predict the samples of a file, and save its answers as a table</source>
        <translation>파일에 있는 표본을 신경망으로 예측하고 결과를 표로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>데이터(&amp;D)</translation>
    </message>
    <message>
        <source>Built-in data</source>
        <translation>내장 데이터</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>데이터 선택</translation>
    </message>
    <message>
        <source>Networks and weights ({patterns})</source>
        <translation>신경망과 가중치 ({patterns})</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>{file} 가져오기</translation>
    </message>
    <message>
        <source>The weights of {file} are in the network.</source>
        <translation>{file}의 가중치를 신경망에 넣었습니다.</translation>
    </message>
    <message>
        <source>Summary copied as text.</source>
        <translation>요약을 텍스트로 복사했습니다.</translation>
    </message>
    <message>
        <source>Summary copied as Markdown.</source>
        <translation>요약을 마크다운으로 복사했습니다.</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>마크다운 (*.md)</translation>
    </message>
    <message>
        <source>Save summary</source>
        <translation>요약 저장</translation>
    </message>
    <message>
        <source>Saved: {names} in {folder}</source>
        <translation>저장했습니다: {names} ({folder})</translation>
    </message>
    <message>
        <source>Drop to open this project</source>
        <extracomment>One of MNIST&apos;s four files; all four lie in one folder. What a .npz of samples calls its inputs; one of weights names layers.</extracomment>
        <translation>놓으면 이 프로젝트를 엽니다</translation>
    </message>
    <message>
        <source>Drop to import this network or its weights</source>
        <translation>놓으면 이 신경망이나 가중치를 가져옵니다</translation>
    </message>
    <message>
        <source>Drop to train on these data</source>
        <translation>놓으면 이 데이터로 학습합니다</translation>
    </message>
    <message>
        <source>Save this on your own machine first, then drop it here.</source>
        <translation>먼저 이 컴퓨터에 저장한 다음 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Drop one file at a time, or MNIST&apos;s files together</source>
        <translation>파일을 하나씩 놓거나 MNIST의 파일들을 함께 놓으세요</translation>
    </message>
    <message>
        <source>This kind of file cannot be opened</source>
        <translation>이 종류의 파일은 열 수 없습니다</translation>
    </message>
    <message>
        <source>Projects (.layerloom), data (.csv, .tsv, .npy, .npz, a folder of images or MNIST&apos;s files), and networks (.onnx, .keras, .h5, .npz, .safetensors, .json)</source>
        <translation>프로젝트(.layerloom), 데이터(.csv, .tsv, .npy, .npz, 이미지 폴더, MNIST 파일), 신경망(.onnx, .keras, .h5, .npz, .safetensors, .json)을 열 수 있습니다</translation>
    </message>
    <message>
        <source>The network was fitted to the data: {inputs} {inputs:input|inputs}, {outputs} {outputs:output|outputs} ({activation}), loss {loss}. It starts untrained. Undo brings the old back.</source>
        <translation>신경망을 데이터에 맞췄습니다. 입력 {inputs}개, 출력 {outputs}개({activation}), 손실은 {loss}입니다. 학습은 처음부터 시작하며, 실행 취소하면 되돌아갑니다.</translation>
    </message>
    <message>
        <source>The network was fitted to the data: {inputs} {inputs:input|inputs}, {outputs} {outputs:output|outputs} ({activation}), loss {loss}. Undo brings the old back.</source>
        <translation>신경망을 데이터에 맞췄습니다. 입력 {inputs}개, 출력 {outputs}개({activation}), 손실은 {loss}입니다. 실행 취소하면 되돌아갑니다.</translation>
    </message>
    <message>
        <source>Check all gradients…</source>
        <translation>모든 기울기 확인…</translation>
    </message>
    <message>
        <source>Compare every gradient of this step with central differences of the loss.</source>
        <translation>이 스텝의 모든 기울기를 손실의 수치 미분(중앙 차분)과 비교합니다.</translation>
    </message>
    <message>
        <source>Opening {file}…</source>
        <extracomment>Milliseconds after a change before the tasks are judged: a drag changes much in a row.</extracomment>
        <translation>{file:을/를} 여는 중…</translation>
    </message>
    <message>
        <source>Open the example {name}</source>
        <translation>예제 {name} 열기</translation>
    </message>
    <message>
        <source>Working the task out…</source>
        <translation>과제를 풀고 있습니다…</translation>
    </message>
    <message>
        <source>The lesson&apos;s solution does not fit this network: {error}</source>
        <translation>수업의 풀이가 이 신경망과 맞지 않습니다: {error}</translation>
    </message>
    <message>
        <source>Show a task&apos;s solution</source>
        <translation>과제 풀이 보기</translation>
    </message>
    <message>
        <source>Set a number of {layer}</source>
        <translation>{layer}의 값 바꾸기</translation>
    </message>
    <message>
        <source>Loss along one weight</source>
        <translation>가중치 하나에 따른 손실</translation>
    </message>
    <message>
        <source>{layer}: bias {number} = {value}</source>
        <extracomment>Takes an edit instead of the training and tells so, as the stepper&apos;s sandbox does.</extracomment>
        <translation>{layer}: 편향 {number} = {value}</translation>
    </message>
    <message>
        <source>{layer}: weight {place} = {value}</source>
        <translation>{layer}: 가중치 {place} = {value}</translation>
    </message>
    <message>
        <source>Decision regions</source>
        <extracomment>Of the snapshots with parameters every second one is counted, five a second.</extracomment>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 비교</translation>
    </message>
    <message>
        <source>Settings of run {number}</source>
        <translation>실행 {number}의 설정</translation>
    </message>
    <message>
        <source>Run {number} again</source>
        <translation>{number}번 실행을 다시 학습</translation>
    </message>
    <message>
        <source>Step {step} was done by another network, with other data, or before this training was loaded. Undo leads back to earlier work.</source>
        <translation>{step}번째 스텝은 다른 신경망이나 다른 데이터로 했거나, 이 학습을 불러오기 전의 것이라 돌아갈 수 없습니다. 그 전의 작업은 실행 취소로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Going back to step {step}…</source>
        <translation>{step}번째 스텝으로 돌아가는 중…</translation>
    </message>
    <message>
        <source>Back to step {step}</source>
        <translation>{step}번째 스텝으로 돌아가기</translation>
    </message>
    <message>
        <source>run {number}: {widths} · {optimizer} · η {rate} · batch {batch}</source>
        <translation>실행 {number}: {widths} · {optimizer} · η {rate} · 배치 {batch}</translation>
    </message>
    <message>
        <source>full</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Going back to step {n}…</source>
        <extracomment>Steps times parameters that are worked out again without another thread: a blink. Samples times parameters of a step that is taken apart without another thread: as long as the matrix products need only one of their own, and with it no processor that others may hold. Milliseconds that the window waits for a larger one, which mostly is enough. The state and the batch of the step at hand, as the training has them. Updates before the step that is walked through; None while none is.</extracomment>
        <translation>{n}번째 스텝으로 되돌아가는 중…</translation>
    </message>
    <message>
        <source>Step by hand</source>
        <translation>한 단계씩 직접 학습</translation>
    </message>
    <message>
        <source>Back to step {n}</source>
        <translation>{n}번째 스텝으로 되돌아감</translation>
    </message>
    <message>
        <source>Choose data to train on.</source>
        <extracomment>Of one measurement while a number is dragged: some milliseconds. The number of epochs by which the run&apos;s end was set; None where something else set it. Updates that had been done when somebody made the last of them by hand.</extracomment>
        <translation>학습할 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>New weights: seed {seed}</source>
        <translation>새 가중치: 시드 {seed}</translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Train {n} {n:batch|batches}</source>
        <translation>배치 {n}개 학습</translation>
    </message>
    <message>
        <source>Train {n} {n:epoch|epochs}</source>
        <translation>{n}에포크 학습</translation>
    </message>
    <message>
        <source>{name} is not on this machine: find it under Data.</source>
        <translation>이 컴퓨터에 {name:이/가} 없습니다. 데이터 패널에서 찾아 주세요.</translation>
    </message>
    <message>
        <source>Inputs and targets go when you leave: {name} cannot be edited number by number.</source>
        <translation>입력과 정답은 나갈 때 사라집니다. {name:은/는} 값을 하나씩 고칠 수 없는 데이터입니다.</translation>
    </message>
    <message>
        <source>Inputs and targets go when you leave: no class has these targets.</source>
        <translation>입력과 정답은 나갈 때 사라집니다. 이런 정답을 가진 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>What if, kept: {n} {n:number|numbers}</source>
        <translation>만약에: 값 {n}개 유지</translation>
    </message>
    <message>
        <source>What if…</source>
        <extracomment>What the panel needs. What the stepper consists of, each after what it imports: none takes longer than a few milliseconds then.</extracomment>
        <translation>만약에…</translation>
    </message>
    <message>
        <source>Try out other numbers in a sandbox; the training stays as it is</source>
        <translation>샌드박스에서 다른 값을 시험해 봅니다. 학습은 그대로입니다</translation>
    </message>
    <message>
        <source>With this number the step has no finite result: it was taken back.</source>
        <extracomment>The number of the stop at which it was opened. Whether the plots show the weights of the sandbox.</extracomment>
        <translation>이 값으로는 결과가 유한하지 않아 되돌렸습니다.</translation>
    </message>
    <message>
        <source>The training stays as it is.</source>
        <translation>학습은 그대로입니다.</translation>
    </message>
</context>
</TS>
