<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Something went wrong. Your work is still open. {error}</source>
        <extracomment>What is written to the log file: this module&apos;s findings, and what threads caught themselves.</extracomment>
        <translation>문제가 생겼습니다. 작업은 그대로 열려 있습니다. {error}</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>{parameters} {n:parameter|parameters} · seed {seed} · {threads} {threads:thread|threads}</source>
        <translation>매개변수 {parameters}{n:개|개} · 시드 {seed} · 스레드 {threads}개</translation>
    </message>
    <message>
        <source>Ready to train on {data}</source>
        <translation>학습 준비 완료: {data}</translation>
    </message>
    <message>
        <source>No data chosen yet</source>
        <translation>아직 데이터를 고르지 않았습니다</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}건</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <extracomment>Languages are named in themselves, so that everybody finds his own.</extracomment>
        <translation>시스템 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>새 창</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Examples…</source>
        <translation>예제…</translation>
    </message>
    <message>
        <source>Summary…</source>
        <translation>요약…</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>창 닫기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Save summary…</source>
        <translation>요약 저장…</translation>
    </message>
    <message>
        <source>Copy summary</source>
        <translation>요약 복사</translation>
    </message>
    <message>
        <source>Copy summary as Markdown</source>
        <translation>요약을 마크다운으로 복사</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <comment>menu</comment>
        <extracomment>The menu, and the action of the toolbar, that stand behind those for data.</extracomment>
        <translation>단계(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Leave stepping</source>
        <translation>한 단계씩 끝내기</translation>
    </message>
    <message>
        <source>This file is no longer there.</source>
        <translation>이 파일은 이제 그 자리에 없습니다.</translation>
    </message>
    <message>
        <source>Lessons</source>
        <extracomment>What is open when nothing was asked for: small, and trained in one click. Changes when the docks do, so that an old arrangement is not laid over new ones. Who sees one of these sees how a run goes, and keeps it. Docks that share a place, each group under one row of tabs. A stop needs room for its matrices.</extracomment>
        <translation>수업</translation>
    </message>
    <message>
        <source>Enlarge the canvas</source>
        <translation>캔버스 크게 보기</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>한 단계씩</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Layer list</source>
        <translation>층 목록</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>About Layerloom</source>
        <translation>Layerloom 정보</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 프로젝트</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>아직 프로젝트가 없습니다</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 되돌리기</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>{n} older {n:entry|entries} dropped: the history keeps to {limit} MB</source>
        <translation>오래된 작업 {n}개를 지웠습니다. 작업 내역은 {limit}MB까지 보관합니다</translation>
    </message>
    <message>
        <source>Opened project</source>
        <translation>연 프로젝트</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
    <message>
        <source>Everything that was done to this project. Click an entry to go back or forward to it.</source>
        <translation>이 프로젝트에서 한 작업입니다. 누르면 그때로 돌아가거나 앞으로 갑니다.</translation>
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
        <source>Cancel</source>
        <extracomment>Work that nobody waits for any more; a thread must live until it has ended. How much there is to do, in the unit of `done`; 0 while nobody knows.</extracomment>
        <translation>취소</translation>
    </message>
    <message>
        <source>Start from an example…</source>
        <translation>예제로 시작하기…</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Unfinished network</source>
        <translation>아직 완성되지 않은 신경망</translation>
    </message>
    <message>
        <source>Layers, output shapes and parameters</source>
        <translation>층, 출력 형상, 매개변수</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>출력 형상</translation>
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
        <source>Parameters: {total} · trainable: {trainable} · not trainable: {rest}</source>
        <translation>매개변수: {total} · 학습 가능: {trainable} · 학습 불가: {rest}</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>마크다운으로 복사</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>완전연결(Dense)</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>창의 다음 영역으로</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>창의 이전 영역으로</translation>
    </message>
</context>
</TS>
