<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Open project</source>
        <extracomment>What the document&apos;s file was like when it was last read or written here. Pauses a running training and returns what lets it go on; set by who trains. Brings another window forward that shows a file; set by who knows the windows.</extracomment>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Opening {file}…</source>
        <translation>{file:을/를} 여는 중…</translation>
    </message>
    <message>
        <source>Looking for what can be saved from {file}…</source>
        <translation>{file}에서 건질 수 있는 것을 찾는 중…</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Save the changes to this project?</source>
        <translation>이 프로젝트의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>저장하지 않으면 변경 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Layerloom projects ({pattern})</source>
        <translation>Layerloom 프로젝트 ({pattern})</translation>
    </message>
    <message>
        <source>Unsaved work cannot be kept safe from a crash: {reason}</source>
        <translation>비정상 종료에 대비해 작업을 보관해 두지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Layerloom ended before this was saved. Nothing is lost yet.</source>
        <extracomment>Rows seen at once; more are scrolled to. Where a row is narrower, its words need the room of its picture.</extracomment>
        <translation>저장하지 못한 채 Layerloom이 끝났습니다. 작업은 아직 남아 있습니다.</translation>
    </message>
    <message>
        <source>Later: offer it again at the next start</source>
        <translation>나중에: 다음에 시작할 때 다시 묻기</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>as it was on {time}</source>
        <translation>{time}까지의 작업</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Restore: {name}</source>
        <translation>되살리기: {name}</translation>
    </message>
    <message>
        <source>Discard: {name}</source>
        <translation>버리기: {name}</translation>
    </message>
    <message>
        <source>Discard the work that was not saved?</source>
        <translation>저장하지 않은 작업을 버릴까요?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>버리면 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>the training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>where the blocks stand</source>
        <translation>블록 배치</translation>
    </message>
    <message>
        <source>the weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>how far training has come</source>
        <translation>학습 진행 상태</translation>
    </message>
    <message>
        <source>the curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Open what was saved</source>
        <translation>건진 부분 열기</translation>
    </message>
    <message>
        <source>Open the version before</source>
        <translation>이전 버전 열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Nothing can be saved from {file}, but the version before is there.</source>
        <translation>{file}에서 건질 수 있는 것은 없지만, 이전 버전이 남아 있습니다.</translation>
    </message>
    <message>
        <source>Saved from {file}: {parts}.</source>
        <translation>{file}에서 건진 것: {parts}.</translation>
    </message>
    <message>
        <source>Only in part: {parts}.</source>
        <translation>일부만 남은 것: {parts}.</translation>
    </message>
    <message>
        <source>Lost: {parts}.</source>
        <translation>잃은 것: {parts}.</translation>
    </message>
    <message>
        <source>A number may be another one now: look over the settings.</source>
        <translation>수가 바뀌었을 수 있으니 설정을 살펴보세요.</translation>
    </message>
    <message>
        <source>{file} has changed on the disk since it was opened here.</source>
        <translation>{file} 파일이 여기서 연 뒤에 디스크에서 바뀌었습니다.</translation>
    </message>
    <message>
        <source>If you replace it, what is there now stays as {file}.</source>
        <translation>덮어쓰면 지금 있는 내용은 {file}에 남습니다.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>덮어쓰기</translation>
    </message>
</context>
</TS>
