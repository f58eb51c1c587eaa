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
        <source>New weights</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>Start again with the next seed&apos;s weights</source>
        <translation>다음 시드의 가중치로 처음부터 시작합니다</translation>
    </message>
    <message>
        <source>{count} batches/s</source>
        <translation>초당 배치 {count}개</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>최대 속도</translation>
    </message>
    <message>
        <source>Speed of the training; it can be changed while it runs</source>
        <translation>학습 속도입니다. 학습 중에도 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Back to the initial weights of this seed</source>
        <translation>이 시드의 가중치 초깃값으로 되돌립니다</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>How often a run goes through the training set</source>
        <translation>한 번 학습할 때 훈련 데이터를 몇 번 도는지 정합니다</translation>
    </message>
    <message>
        <source>Current learning rate η</source>
        <translation>지금의 학습률 η</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>한 에포크</translation>
    </message>
    <message>
        <source>Train one epoch</source>
        <translation>한 에포크만 학습합니다</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>한 배치</translation>
    </message>
    <message>
        <source>Train one batch</source>
        <translation>한 배치만 학습합니다</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>한 표본</translation>
    </message>
    <message>
        <source>Train one sample: sets the batch size to 1</source>
        <translation>한 표본만 학습합니다. 배치 크기를 1로 바꿉니다</translation>
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
        <source>Keep training</source>
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
        <source>epoch {epoch}</source>
        <extracomment>What is left of it where there is no room: the accuracy has a tab of its own.</extracomment>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <source>changed since training</source>
        <translation>학습한 뒤 바뀜</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>직접 바꾼 값</translation>
    </message>
    <message>
        <source>after the step</source>
        <translation>스텝 뒤</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>The loss is that of the weights as they are, over all training samples.</source>
        <translation>손실은 지금 가중치로 훈련 표본 전체에서 잰 값입니다.</translation>
    </message>
    <message>
        <source>The loss is the epoch&apos;s mean so far: of every batch before its update.</source>
        <translation>손실은 이 에포크에서 지금까지의 평균입니다. 배치마다 갱신하기 전에 잽니다.</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>loss reached</source>
        <translation>목표 손실 도달</translation>
    </message>
    <message>
        <source>accuracy reached</source>
        <translation>목표 정확도 도달</translation>
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
        <source>Not trained yet · loss {loss}</source>
        <translation>아직 학습하지 않았습니다 · 손실 {loss}</translation>
    </message>
    <message>
        <source>epoch {epoch} · loss {loss}</source>
        <translation>에포크 {epoch} · 손실 {loss}</translation>
    </message>
    <message>
        <source>epoch {epoch} · loss {loss} · acc {accuracy} %</source>
        <translation>에포크 {epoch} · 손실 {loss} · 정확도 {accuracy}%</translation>
    </message>
    <message>
        <source>full</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Runs are listed here as soon as the network trains.</source>
        <translation>학습을 시작하면 실행 기록이 여기에 쌓입니다.</translation>
    </message>
    <message>
        <source>whole set</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Again with</source>
        <translation>바꿔서 다시 학습</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Start again from the initial weights, with this one setting changed</source>
        <translation>이 설정 하나만 바꾸고 같은 초깃값에서 다시 학습합니다</translation>
    </message>
    <message>
        <source>Setting to change</source>
        <translation>바꿀 설정</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>새 값</translation>
    </message>
    <message>
        <source>Run {number} again came out the same to the last bit: nothing was changed. Choose another value for a run to compare.</source>
        <translation>바뀐 것이 없어 실행 {number:과/와} 마지막 비트까지 같은 결과가 나왔습니다. 비교하려면 다른 값을 고르세요.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 비교</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>이 설정 쓰기</translation>
    </message>
    <message>
        <source>Take over the run&apos;s training settings, to change one and run again</source>
        <translation>이 실행의 학습 설정을 가져와, 하나만 바꿔 다시 학습해 볼 수 있습니다</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>What ends a run besides its epochs</source>
        <translation>에포크 수 말고 학습을 끝내는 조건</translation>
    </message>
    <message>
        <source>loss below {loss}</source>
        <translation>손실이 {loss}보다 작을 때</translation>
    </message>
    <message>
        <source>accuracy at least {share} %</source>
        <translation>정확도가 {share}% 이상일 때</translation>
    </message>
    <message>
        <source>no smaller loss for {n} {n:epoch|epochs}</source>
        <translation>{n}에포크 동안 손실이 줄지 않을 때</translation>
    </message>
    <message>
        <source>Stop conditions</source>
        <translation>중지 조건</translation>
    </message>
    <message>
        <source>Stop before the epochs are over</source>
        <translation>에포크가 다 끝나기 전에 멈추기</translation>
    </message>
    <message>
        <source>when the loss is below</source>
        <translation>손실이 다음보다 작으면</translation>
    </message>
    <message>
        <source>when the accuracy is at least</source>
        <translation>정확도가 다음 이상이면</translation>
    </message>
    <message>
        <source>when the loss has not fallen for … epochs</source>
        <translation>다음 에포크 동안 손실이 줄지 않으면</translation>
    </message>
    <message>
        <source>The validation set counts, or the training set where nothing is kept aside</source>
        <translation>검증 데이터를 기준으로 하고, 검증 데이터가 없으면 훈련 데이터를 기준으로 합니다</translation>
    </message>
</context>
</TS>
