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
        <translation>그림 {size}</translation>
    </message>
    <message>
        <source>{count:,} {number:parameter|parameters}</source>
        <translation>매개변수 {count:,}{number:개|개}</translation>
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
        <translation>처음 가중치를 뽑는 방법입니다. 자동은 활성화 함수에 맞춥니다.</translation>
    </message>
    <message>
        <source>How the first biases are drawn; automatic sets them to 0.</source>
        <translation>처음 편향을 정하는 방법입니다. 자동은 0으로 둡니다.</translation>
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
        <translation>이동 평균과 이동 분산에서 가장 최근 배치가 차지하는 몫입니다.</translation>
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
        <translation>훈련 데이터에서 손실을 재는 데만 쓰려고 떼어 두는 몫입니다.</translation>
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
        <translation>검증 손실이(검증 데이터가 없으면 학습 손실이) 더 이상 줄지 않으면 학습을 끝냅니다.</translation>
    </message>
    <message>
        <source>How many epochs may pass without a smaller loss. Often 5 to 20.</source>
        <translation>손실이 줄지 않아도 기다릴 에폭 수입니다. 보통 5~20입니다.</translation>
    </message>
    <message>
        <source>How much smaller the loss must become to count.</source>
        <translation>손실이 얼마나 줄어야 나아진 것으로 볼지 정합니다.</translation>
    </message>
    <message>
        <source>Whether the weights of the best epoch come back at the end.</source>
        <translation>끝날 때 가장 좋았던 에폭의 가중치로 되돌릴지 정합니다.</translation>
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
        <translation>가지 합치기</translation>
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
        <translation>학습하는 동안 입력을 무작위로 0으로 만들어 과대적합을 막습니다.</translation>
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
        <translation>여기에서 신경망을 만듭니다. 팔레트에서 층을 끌어다 놓고, 단자에서 단자로 연결선을 긋고, 뉴런 수를 눌러 바꾸세요.</translation>
    </message>
    <message>
        <source>Drag an input layer from the palette to here</source>
        <translation>팔레트에서 입력층을 이곳으로 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>There are no layers on the clipboard: copy some first.</source>
        <translation>클립보드에 층이 없습니다. 먼저 층을 복사하세요.</translation>
    </message>
    <message>
        <source>Activation</source>
        <extracomment>A menu of more layers than this is a worse place to look for one than the canvas.</extracomment>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Insert behind</source>
        <translation>뒤에 삽입</translation>
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
        <source>No layer is called so.</source>
        <translation>그런 이름의 층이 없습니다.</translation>
    </message>
    <message>
        <source>Layer list</source>
        <translation>층 목록</translation>
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
</context>
</TS>
