<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>There is no layer {layer}. The layers are {layers}.</source>
        <translation>이름이 {layer}인 층이 없습니다. 있는 층: {layers}.</translation>
    </message>
    <message>
        <source>The {what} must have the shape {expected}; it is {received}.</source>
        <translation>{what}의 형상은 {expected}이어야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>Training diverged in epoch {epoch}, batch {batch}, at {layer}: its {what} became {value}. Try a learning rate smaller than {learning_rate:g}, or scale the inputs.</source>
        <translation>에포크 {epoch}, 배치 {batch}, {layer}에서 학습이 발산했습니다({what}: {value}). 학습률을 {learning_rate:g}보다 작게 하거나 입력의 크기를 맞춰 보세요.</translation>
    </message>
    <message>
        <source>The steps before step {step} came out differently on this machine, so they cannot be gone back to exactly. Training goes on from step {step} as before.</source>
        <translation>이 컴퓨터에서 다시 계산해 보니 {step}번째 스텝까지의 값이 저장된 것과 달라서, 그 앞으로는 정확히 돌아갈 수 없습니다. 학습은 {step}번째 스텝부터 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>“{place}” must be {wanted}; it is {value}.</source>
        <translation>“{place}”에는 {wanted:이/가} 있어야 하는데 {value:이/가} 들어 있습니다.</translation>
    </message>
    <message>
        <source>An example must be one of {names}; there is no {received}.</source>
        <translation>예제는 {names} 가운데 하나여야 하는데 {received:은/는} 없습니다.</translation>
    </message>
    <message>
        <source>{source}: these data cannot be used.</source>
        <translation>{source}: 이 데이터는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is not on this machine. Choose its folder.</source>
        <translation>{name} 데이터가 이 컴퓨터에 없습니다. 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>{name} is no longer at {path}. Choose its file or folder.</source>
        <translation>{name} 데이터가 이제 {path} 위치에 없습니다. 파일이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{source} has other contents than the file that the project was made with ({now} bytes instead of {size}). Choose the original file, or open this one as other data.</source>
        <translation>{source}: 프로젝트를 만들 때의 파일과 내용이 다릅니다({size}바이트가 아니라 {now}바이트). 원래 파일을 고르거나, 이 파일을 다른 데이터로 여세요.</translation>
    </message>
    <message>
        <source>{source} no longer holds the {size} pictures that the project was made with. Choose the original folder.</source>
        <translation>{source}에 이제는 프로젝트를 만들 때의 이미지 {size}장이 없습니다. 원래 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{source} should be a picture of {size} pixels like the others; it is {now}. Resize it or take it out of the folder.</source>
        <translation>{source}: 다른 이미지들처럼 {size}픽셀이어야 하는데 {now}픽셀입니다. 크기를 바꾸거나 폴더에서 빼세요.</translation>
    </message>
    <message>
        <source>{source} has {width} × {height} pixels, more than {most} million: make it smaller.</source>
        <translation>{source}: {width} × {height}픽셀로 {most}백만 픽셀이 넘습니다. 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>{source} cannot be read as a picture. Replace it or take it out of the folder.</source>
        <translation>{source}: 이미지로 읽을 수 없습니다. 다른 파일로 바꾸거나 폴더에서 빼세요.</translation>
    </message>
    <message>
        <source>{source} should have a folder for each class with pictures in it ({suffixes}), or MNIST&apos;s four files. Choose another folder.</source>
        <translation>{source}: 클래스마다 이미지({suffixes})가 든 폴더가 있거나 MNIST 파일 네 개가 있어야 합니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{source} is neither a file nor a folder, nor one of the built-in data: {names}.</source>
        <translation>{source}: 그런 파일이나 폴더가 없고, 내장 데이터({names})의 이름도 아닙니다.</translation>
    </message>
    <message>
        <source>{source} should be a {suffixes} file, or a folder with MNIST&apos;s files. Choose one of these.</source>
        <translation>{source}: {suffixes} 파일이나 MNIST 파일이 있는 폴더여야 합니다. 그런 파일이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{name} could not be downloaded ({attempts}). Try again later, or choose the folder with its files.</source>
        <translation>{name:을/를} 내려받지 못했습니다({attempts}). 나중에 다시 시도하거나 파일이 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{source} should be a gzip file (bytes 1f 8b) but begins with {start}. Download it again.</source>
        <translation>{source}: gzip 파일(바이트 1f 8b)이어야 하는데 {start:으로/로} 시작합니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should hold MNIST&apos;s four files, plain or .gz, or mnist.npz. Not found: {missing}. Put it there, or choose another folder.</source>
        <translation>{source}: MNIST 파일 네 개(.gz도 가능)나 mnist.npz가 있어야 합니다. 없는 파일: {missing}. 그 파일을 넣거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{source} should be an IDX file that begins with {magic}, but begins with {start}. Download it again.</source>
        <translation>{source}: {magic:으로/로} 시작하는 IDX 파일이어야 하는데 {start:으로/로} 시작합니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should hold images but holds labels. Give the files their own names back, or download them again.</source>
        <translation>{source}: 이미지가 있어야 하는데 레이블이 들어 있습니다. 파일 이름이 서로 바뀌었으면 바로잡고, 아니면 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should hold labels but holds images. Give the files their own names back, or download them again.</source>
        <translation>{source}: 레이블이 있어야 하는데 이미지가 들어 있습니다. 파일 이름이 서로 바뀌었으면 바로잡고, 아니면 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should have {width} columns, or {both} with the target; it has {now}. Add the missing columns, or take the others out.</source>
        <translation>{source}: 열이 {width}개, 정답까지 있으면 {both}개여야 하는데 {now}개입니다. 모자라는 열을 넣거나 남는 열을 빼세요.</translation>
    </message>
    <message>
        <source>{source} should have at least one sample; its array has the shape {shape}. Choose another file.</source>
        <translation>{source}: 표본이 하나 이상 있어야 하는데 배열의 형상이 {shape}입니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{source} should hold an array named {names}; it holds {received_names}. Save it again with such a name: numpy.savez(file, x=…, y=…).</source>
        <translation>{source}: 이름이 {names}인 배열이 있어야 하는데 {received_names:이/가} 들어 있습니다. 그런 이름으로 다시 저장하세요: numpy.savez(파일, x=…, y=…).</translation>
    </message>
    <message>
        <source>{source} should hold an array named {names}; there is none. Save it again with such a name: numpy.savez(file, x=…, y=…).</source>
        <translation>{source}: 이름이 {names}인 배열이 있어야 하는데 없습니다. 그런 이름으로 다시 저장하세요: numpy.savez(파일, x=…, y=…).</translation>
    </message>
    <message>
        <source>{source} should have the column “{column}” that the project&apos;s data have; its columns are {names}. Rename or add it.</source>
        <translation>{source}: 프로젝트 데이터에 있는 “{column}” 열이 있어야 하는데 없습니다. 있는 열: {names}. 열 이름을 바꾸거나 열을 넣으세요.</translation>
    </message>
    <message>
        <source>{source}, line {line}: “{text}” is none of the categories of column “{column}” ({names}). Mend it, or take the line out.</source>
        <translation>{source}, {line}번째 줄: “{column}” 열의 범주({names})에 없는 값입니다: “{text}”. 고치거나 그 줄을 빼세요.</translation>
    </message>
    <message>
        <source>{source} should have {declared} bytes of numbers by its own header but has {there}. Save or download it again.</source>
        <translation>{source}: 헤더에 따르면 수가 {declared}바이트여야 하는데 {there}바이트입니다. 다시 저장하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should have {declared} bytes of numbers but has {there}: it is cut off. Save or download it again.</source>
        <translation>{source}: 수가 {declared}바이트여야 하는데 {there}바이트입니다. 파일이 중간에 끊겼습니다. 다시 저장하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should be a NumPy file of version 1 to 3 but is of version {version}. Save it again with numpy.save.</source>
        <translation>{source}: NumPy 파일 버전 1~3이어야 하는데 {version}입니다. numpy.save로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{source}: its header has {length} bytes, which is too long for an array of numbers. Save it again as numbers.</source>
        <translation>{source}: 헤더가 {length}바이트인데, 수의 배열로는 너무 깁니다. 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{source} should hold an array of numbers, but its header is damaged or speaks of records. Save it again as numbers.</source>
        <translation>{source}: 수의 배열이 있어야 하는데 헤더가 손상되었거나 레코드의 배열입니다. 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, which may never end: choose a file.</source>
        <translation>{path:은/는} 끝이 없을 수 있는 파이프나 장치입니다. 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{source} has {count} {count:picture|pictures} and no folder for a class: put the pictures of each class into a folder of its own.</source>
        <translation>{source}: 이미지 {count}장이 한곳에 있습니다. 클래스마다 폴더를 만들어 나누어 넣으세요.</translation>
    </message>
    <message>
        <source>{source}: at most {most} MB can be loaded; it has {megabytes} MB. Keep fewer samples.</source>
        <translation>{source}: {most}MB까지 불러올 수 있는데 {megabytes}MB입니다. 표본을 줄이세요.</translation>
    </message>
    <message>
        <source>{url}: no useful answer</source>
        <translation>{url}: 쓸 수 없는 응답</translation>
    </message>
    <message>
        <source>{url}: no connection</source>
        <translation>{url}: 연결되지 않음</translation>
    </message>
    <message>
        <source>{url}: HTTP status {status}</source>
        <translation>{url}: HTTP 상태 {status}</translation>
    </message>
    <message>
        <source>{url}: cut off after {now} of {size} bytes</source>
        <translation>{url}: {size}바이트 중 {now}바이트에서 끊김</translation>
    </message>
    <message>
        <source>{url}: a web page instead of the file</source>
        <translation>{url}: 파일 대신 웹 페이지</translation>
    </message>
    <message>
        <source>{url}: a file with other contents</source>
        <translation>{url}: 내용이 다른 파일</translation>
    </message>
    <message>
        <source>{source} has no option {option}. Its options: {names}.</source>
        <translation>{source}에는 {option} 옵션이 없습니다. 쓸 수 있는 옵션: {names}.</translation>
    </message>
    <message>
        <source>{source}: {option} must be in {legal}; it is {value}.</source>
        <translation>{source}: {option} 값은 {legal} 안에 있어야 하는데 {value}입니다.</translation>
    </message>
    <message>
        <source>{source} should hold data but is a web page: download the file again.</source>
        <translation>{source}: 데이터가 있어야 하는데 웹 페이지가 들어 있습니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should hold data but is empty: download the file again.</source>
        <translation>{source}: 데이터가 있어야 하는데 빈 파일입니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should be a whole gzip file but is damaged or cut off: download it again.</source>
        <translation>{source}: 온전한 gzip 파일이어야 하는데 손상되었거나 중간에 끊겼습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} should have {size} bytes by its own header but has {now}: it is cut off. Download or copy it again.</source>
        <translation>{source}: 헤더에 따르면 {size}바이트여야 하는데 {now}바이트입니다. 파일이 중간에 끊겼습니다. 다시 내려받거나 복사하세요.</translation>
    </message>
    <message>
        <source>{source} should have {size} bytes by its own header but has more. Download or copy it again.</source>
        <translation>{source}: 헤더에 따르면 {size}바이트여야 하는데 그보다 깁니다. 다시 내려받거나 복사하세요.</translation>
    </message>
    <message>
        <source>{source}: labels must be from 0 to {most}; number {position} is {label}. Is this the file of another set?</source>
        <translation>{source}: 레이블은 0부터 {most}까지여야 하는데 {position}번째가 {label}입니다. 다른 데이터의 파일인지 살펴보세요.</translation>
    </message>
    <message>
        <source>{source}: {samples} samples need {samples} targets; there are {targets}. Save it again with one target for each sample.</source>
        <translation>{source}: 표본 {samples}개에는 정답도 {samples}개 있어야 하는데 {targets}개입니다. 표본마다 정답을 하나씩 넣어 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{source}: test pictures must be {size} like those for training; they are {now}. Take both from the same set.</source>
        <translation>{source}: 시험용 이미지는 훈련용처럼 {size}여야 하는데 {now}입니다. 둘 다 같은 데이터의 파일이어야 합니다.</translation>
    </message>
    <message>
        <source>{source}: every sample must have {width} numbers; these have {now}.</source>
        <translation>{source}: 표본마다 수가 {width}개여야 하는데 {now}개입니다.</translation>
    </message>
    <message>
        <source>{source}: the {what} must be real numbers; their type is {dtype}. Save them as numbers.</source>
        <translation>{source}: {what:은/는} 실수여야 하는데 자료형이 {dtype}입니다. 수로 저장하세요.</translation>
    </message>
    <message>
        <source>{source}: all rows of the {what} must have the same length.</source>
        <translation>{source}: {what}의 행은 길이가 모두 같아야 합니다.</translation>
    </message>
    <message>
        <source>{source}: the {what} must be finite numbers; there is {value} in row {row}, column {column}, counted from 0. Replace it, or leave that row out.</source>
        <translation>{source}: {what:은/는} 유한한 수여야 하는데 0부터 세어 {row}행 {column}열이 {value}입니다. 그 값을 바꾸거나 그 행을 빼세요.</translation>
    </message>
    <message>
        <source>{source}: the targets must have the shape {wanted}; it is {shape}.</source>
        <translation>{source}: 정답의 형상은 {wanted}이어야 하는데 {shape}입니다.</translation>
    </message>
    <message>
        <source>{source}: the targets must have the shape (N,) or (N, O); it is {shape}.</source>
        <translation>{source}: 정답의 형상은 (N,) 또는 (N, O)이어야 하는데 {shape}입니다.</translation>
    </message>
    <message>
        <source>{source}: targets of classes must have the shape ({count},) or one-hot rows; the shape is {shape}.</source>
        <translation>{source}: 클래스 정답은 형상이 ({count},)이거나 원-핫 행이어야 하는데 형상이 {shape}입니다.</translation>
    </message>
    <message>
        <source>{source}: targets for testing must be like those for training ({wanted_dtype}, shape {wanted}); they are {dtype}, shape {shape}.</source>
        <translation>{source}: 시험용 정답은 훈련용({wanted_dtype}, 형상 {wanted})과 같은 꼴이어야 하는데 {dtype}, 형상 {shape}입니다.</translation>
    </message>
    <message>
        <source>{source} has inputs only: choose data with targets.</source>
        <translation>{source}: 입력만 있습니다. 정답이 있는 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>{source} should have targets of at least two classes; all are “{label}”. Choose another target.</source>
        <translation>{source}: 정답의 클래스가 둘 이상이어야 하는데 모두 “{label}”입니다. 다른 열을 정답으로 고르세요.</translation>
    </message>
    <message>
        <source>{source} should have a folder for each of at least two classes; there is only “{label}”. Add another folder with pictures.</source>
        <translation>{source}: 클래스가 둘 이상이고 클래스마다 폴더가 있어야 하는데 “{label}”만 있습니다. 이미지가 든 폴더를 더 넣으세요.</translation>
    </message>
    <message>
        <source>{source}: sample {row}, counted from 0, is of the class “{label}”; the classes are {names}.</source>
        <translation>{source}: 0부터 세어 {row}번째 표본의 클래스가 “{label}”인데, 클래스는 {names}뿐입니다.</translation>
    </message>
    <message>
        <source>{source}: the {what} need {wanted} names; there are {now}.</source>
        <translation>{source}: {what}의 이름은 {wanted}개여야 하는데 {now}개입니다.</translation>
    </message>
    <message>
        <source>{source}: names of the {what} must have 1 to {most} letters; one is “{name}”.</source>
        <translation>{source}: {what}의 이름은 1~{most}자여야 하는데 그렇지 않은 이름이 있습니다: “{name}”.</translation>
    </message>
    <message>
        <source>{source}: names of the {what} must differ; “{name}” is there twice.</source>
        <translation>{source}: {what}의 이름은 서로 달라야 하는데 같은 이름이 두 번 나옵니다: “{name}”.</translation>
    </message>
    <message>
        <source>{source}: inputs are derived from two coordinates; these samples have {inputs}.</source>
        <translation>{source}: 파생 입력은 좌표 두 개로 만드는데 이 표본의 입력은 {inputs}개입니다.</translation>
    </message>
    <message>
        <source>{source}: these targets need an output of {units} units; it has {now}.</source>
        <translation>{source}: 이 정답에는 출력 뉴런이 {units}개 필요한데 {now}개입니다.</translation>
    </message>
    <message>
        <source>{source} should be text in UTF-8, UTF-16 or CP949 but is not: save the table as CSV (UTF-8).</source>
        <translation>{source}: UTF-8, UTF-16, CP949 가운데 한 가지로 된 텍스트여야 하는데 아닙니다. 표를 CSV(UTF-8)로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{source}: line {line} cannot be taken apart. Is there a quotation mark too many, or one missing?</source>
        <translation>{source}: {line}번째 줄을 열로 나눌 수 없습니다. 남거나 모자라는 따옴표가 있는지 살펴보세요.</translation>
    </message>
    <message>
        <source>{source}: a field in line {line} has more than {most:,} letters. Is a quotation mark missing, or is this no table?</source>
        <translation>{source}: {line}번째 줄에 {most:,}자가 넘는 칸이 있습니다. 따옴표가 빠졌거나 표가 아닌지 살펴보세요.</translation>
    </message>
    <message>
        <source>{source} should have at least one row of numbers; it has none. Add rows, or choose another file.</source>
        <translation>{source}: 수가 있는 행이 하나 이상 있어야 하는데 없습니다. 행을 더하거나 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{source}: every line must have {columns} fields; line {line} has {now}. Mend that line, or choose another separator.</source>
        <translation>{source}: 줄마다 칸이 {columns}개여야 하는데 {line}번째 줄에는 {now}개입니다. 그 줄을 고치거나 다른 구분 기호를 고르세요.</translation>
    </message>
    <message>
        <source>{source}: the column “{column}” must hold numbers; line {line} has “{text}”. Take the column as categories, or leave it out.</source>
        <translation>{source}: “{column}” 열에는 수가 있어야 하는데 {line}번째 줄의 값은 “{text}”입니다. 이 열을 범주로 다루거나 제외하세요.</translation>
    </message>
    <message>
        <source>{source}: the column “{column}” must have a value in every line; in line {line} it is empty. Fill the gaps, or leave their rows out.</source>
        <translation>{source}: “{column}” 열은 모든 줄에 값이 있어야 하는데 {line}번째 줄이 비어 있습니다. 빈칸을 채우거나 그 행을 빼세요.</translation>
    </message>
    <message>
        <source>{source} should have a column “{column}”; its columns are {names}.</source>
        <translation>{source}: “{column}” 열이 있어야 하는데 없습니다. 있는 열: {names}.</translation>
    </message>
    <message>
        <source>{source}: column “{column}” has {now} different words, more than {most}: leave it out.</source>
        <translation>{source}: “{column}” 열에 서로 다른 낱말이 {now}개로, {most}개를 넘습니다. 이 열을 제외하세요.</translation>
    </message>
    <message>
        <source>{source}: make at least one column an input.</source>
        <translation>{source}: 적어도 한 열을 입력으로 정하세요.</translation>
    </message>
    <message>
        <source>{source}: make at least one column the target.</source>
        <translation>{source}: 적어도 한 열을 정답으로 정하세요.</translation>
    </message>
    <message>
        <source>{source} should have at least two columns, inputs and target; it has {columns}. Choose another separator, or add a column.</source>
        <translation>{source}: 입력과 정답으로 열이 둘 이상 있어야 하는데 {columns}개입니다. 다른 구분 기호를 고르거나 열을 더하세요.</translation>
    </message>
    <message>
        <source>In the project&apos;s record of its data, “{place}” must be {wanted}; it is {value}.</source>
        <translation>프로젝트의 데이터 기록에서 “{place}”에는 {wanted:이/가} 있어야 하는데 {value:이/가} 들어 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} is not {kind}, or it is cut off.</source>
        <translation>{path} 파일은 {kind:이/가} 아니거나, 중간에 끊겼습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: it holds {count} parts.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. 항목이 {count}개나 들어 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: two of its parts have the same name.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. 이름이 같은 항목이 둘 들어 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: its {size} bytes claim to hold {declared}.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. {size}바이트인데 {declared}바이트를 담고 있다고 되어 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: it lacks “{part}”.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. “{part}” 항목이 없습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: “{part}” in it is longer than {most} MB.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. “{part}” 항목이 {most}MB보다 깁니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: “{part}” in it is damaged.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. “{part}” 항목이 손상되었습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: “{part}” in it holds the type {dtype}.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. “{part}” 항목의 자료형이 {dtype}입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: “{part}” in it must have the shape {wanted}; it is {shape}.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. “{part}” 항목의 형상은 {wanted}이어야 하는데 {shape}입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}: it asks for more than this machine can hold.</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. 이 컴퓨터가 다룰 수 있는 것보다 큽니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as {kind}. {fault}</source>
        <translation>{path} 파일을 {kind:으로/로} 읽을 수 없습니다. {fault}</translation>
    </message>
    <message>
        <source>{path} was saved by a newer version (file format {received}); this one reads up to format {expected}.</source>
        <translation>{path} 파일은 더 새로운 버전에서 저장했습니다(파일 형식 {received}). 이 버전은 형식 {expected}까지 읽습니다.</translation>
    </message>
    <message>
        <source>The format that was chosen cannot hold this network.</source>
        <translation>고른 형식으로는 이 신경망을 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The {what} cannot be written as “{format}”. Choose one of {suffixes}.</source>
        <translation>{what:을/를} “{format}” 형식으로 쓸 수 없습니다. {suffixes} 가운데에서 고르세요.</translation>
    </message>
    <message>
        <source>{format} cannot hold {layer} ({function}). Choose {choices}.</source>
        <translation>{format} 형식에는 {layer:을/를} 담을 수 없습니다({function}). {choices:을/를} 고르세요.</translation>
    </message>
    <message>
        <source>{format} cannot hold branches, as behind {layer}. Choose {choices}.</source>
        <translation>{format} 형식에는 {layer} 뒤와 같은 갈래를 담을 수 없습니다. {choices:을/를} 고르세요.</translation>
    </message>
    <message>
        <source>{format} holds float32 alone, and “{parameter}” has numbers beyond 3.4e38. Choose .npz.</source>
        <translation>{format} 형식은 float32만 담는데 “{parameter}”에 3.4e38을 넘는 수가 있습니다. .npz를 고르세요.</translation>
    </message>
    <message>
        <source>A file to import must end in one of {suffixes}; this one ends in “{received}”.</source>
        <translation>가져올 파일의 확장자는 {suffixes} 중 하나여야 하는데 “{received}”입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be imported: {count} {count:thing|things} in it cannot be had here.</source>
        <translation>{path} 파일을 가져올 수 없습니다. 여기서 쓸 수 없는 것이 {count}개 들어 있습니다.</translation>
    </message>
    <message>
        <source>{path} holds weights alone, neither the order of the layers nor their activations: put them into a network of the same shapes.</source>
        <translation>{path} 파일에는 가중치만 있고 층의 순서와 활성화 함수가 없습니다. 형상이 같은 신경망에 넣으세요.</translation>
    </message>
    <message>
        <source>{path} does not fit the network: there is no array of the shape {shape} for {parameter}.</source>
        <translation>{path} 파일이 신경망과 맞지 않습니다. {parameter}에 넣을 형상 {shape}의 배열이 없습니다.</translation>
    </message>
    <message>
        <source>{path} should be {kind}, but could not be read in {seconds} seconds: it is damaged.</source>
        <translation>{path} 파일은 {kind}이어야 하는데 {seconds}초 안에 읽지 못했습니다. 손상된 파일입니다.</translation>
    </message>
    <message>
        <source>{path} should be {kind}, but the library for such files cannot read it.</source>
        <translation>{path} 파일은 {kind}이어야 하는데 그런 파일을 읽는 라이브러리가 읽지 못합니다.</translation>
    </message>
    <message>
        <source>{path} should be {kind} with all its numbers in it; they are in another file, which is not opened.</source>
        <translation>{path} 파일은 모든 수가 들어 있는 {kind}이어야 하는데, 수가 다른 파일에 있습니다. 다른 파일은 열지 않습니다.</translation>
    </message>
    <message>
        <source>{format} has no option “{option}”. Its options: {options}.</source>
        <translation>{format} 형식에는 “{option}” 옵션이 없습니다. 쓸 수 있는 옵션: {options}.</translation>
    </message>
    <message>
        <source>Code must be in one of the styles {styles}; there is no {style}.</source>
        <translation>코드 종류는 {styles} 가운데 하나여야 하는데 {style:은/는} 없습니다.</translation>
    </message>
    <message>
        <source>A script for {style} cannot hold {layer} ({function}). Choose {choices}.</source>
        <translation>{style} 스크립트에는 {layer:을/를} 담을 수 없습니다({function}). {choices:을/를} 고르세요.</translation>
    </message>
    <message>
        <source>A script for {style} cannot train with {setting}: {value}. Choose {choices}.</source>
        <translation>{style} 스크립트로는 다음 설정으로 학습할 수 없습니다({setting}: {value}). {choices:을/를} 고르세요.</translation>
    </message>
    <message>
        <source>A script for {style} cannot train with {setting}: {value} and {option} together. Choose {choices}.</source>
        <translation>{style} 스크립트로는 다음 두 설정을 함께 써서 학습할 수 없습니다({setting}: {value}, {option}). {choices:을/를} 고르세요.</translation>
    </message>
    <message>
        <source>{source} holds words of characters that do not exist.</source>
        <translation>{source}: 없는 문자로 된 낱말이 들어 있습니다.</translation>
    </message>
    <message>
        <source>{source} holds an array of the shape {shape}, which no memory can hold.</source>
        <translation>{source}: 배열의 형상이 {shape}인데, 너무 커서 메모리에 담을 수 없습니다.</translation>
    </message>
    <message>
        <source>{source} should be a NumPy array file but does not begin as one. Choose another file.</source>
        <translation>{source}: NumPy 배열 파일이어야 하는데 시작 부분이 다릅니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{source} should hold an array of numbers but holds the type {dtype}. Save it again as numbers.</source>
        <translation>{source}: 수의 배열이 있어야 하는데 자료형이 {dtype}입니다. 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{source} should be an .npz file but is damaged, or something else. Save or download it again.</source>
        <translation>{source}: .npz 파일이어야 하는데 손상되었거나 다른 파일입니다. 다시 저장하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>{source} is packed in another way than NumPy&apos;s: save it again with numpy.savez.</source>
        <translation>{source}: NumPy와 다른 방식으로 압축되어 있습니다. numpy.savez로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: the permission to read or write there is missing.</source>
        <translation>{path:을/를} 열 수 없습니다. 읽거나 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk is full.</source>
        <translation>{path:을/를} 쓸 수 없습니다. 디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path:이/가} 없습니다.</translation>
    </message>
    <message>
        <source>{path} should be a file but is a folder.</source>
        <translation>{path:은/는} 파일이어야 하는데 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be reached: a part of the path is a file, not a folder.</source>
        <translation>{path}에 갈 수 없습니다. 경로 가운데에 폴더가 아니라 파일이 있습니다.</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path:이/가} 이미 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk only allows reading.</source>
        <translation>{path:을/를} 쓸 수 없습니다. 읽기만 되는 디스크입니다.</translation>
    </message>
    <message>
        <source>The name is too long for this disk: {path}</source>
        <translation>이 디스크에 쓰기에는 이름이 너무 깁니다: {path}</translation>
    </message>
    <message>
        <source>{path} is a link that leads to itself.</source>
        <translation>{path:은/는} 자기 자신으로 이어지는 링크입니다.</translation>
    </message>
    <message>
        <source>{path} is in use by another program.</source>
        <translation>{path:을/를} 다른 프로그램이 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read or written: the disk reports an error.</source>
        <translation>{path:을/를} 읽거나 쓸 수 없습니다. 디스크에 오류가 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: too many files are open.</source>
        <translation>{path:을/를} 열 수 없습니다. 열린 파일이 너무 많습니다.</translation>
    </message>
    <message>
        <source>an object, {{…}} in JSON</source>
        <translation>JSON 객체({{…}})</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>text</source>
        <translation>문자열</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>문자열 목록</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low}부터 {high}까지의 정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>finite numbers</source>
        <translation>유한한 수</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true나 false</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>{names} 가운데 하나</translation>
    </message>
    <message>
        <source>at most {most} entries</source>
        <translation>{most}개 이하의 항목</translation>
    </message>
    <message>
        <source>a name, or a name with numbers</source>
        <translation>이름, 또는 이름과 수</translation>
    </message>
    <message>
        <source>layer ids that differ, from 1</source>
        <translation>1부터 시작하며 서로 다른 층 번호</translation>
    </message>
    <message>
        <source>a number above every layer&apos;s id</source>
        <translation>모든 층 번호보다 큰 정수</translation>
    </message>
    <message>
        <source>links between the layers that there are</source>
        <translation>있는 층 사이의 연결</translation>
    </message>
    <message>
        <source>two layer ids</source>
        <translation>층 번호 두 개</translation>
    </message>
    <message>
        <source>two or three whole numbers from 1</source>
        <translation>1 이상의 정수 두세 개</translation>
    </message>
    <message>
        <source>two finite numbers, x and y</source>
        <translation>유한한 수 두 개(x, y)</translation>
    </message>
    <message>
        <source>every number from 0 to {last} once</source>
        <translation>0부터 {last}까지의 수가 하나씩 든 목록</translation>
    </message>
    <message>
        <source>a curve of the length that it says</source>
        <translation>적힌 길이대로인 곡선</translation>
    </message>
    <message>
        <source>the entries {names}</source>
        <translation>{names} 항목</translation>
    </message>
    <message>
        <source>a hexadecimal number of at most 128 bits</source>
        <translation>128비트 이하의 16진수</translation>
    </message>
    <message>
        <source>numbers and texts</source>
        <translation>수와 문자열</translation>
    </message>
    <message>
        <source>a value that fits there</source>
        <translation>그 자리에 맞는 값</translation>
    </message>
    <message>
        <source>names exactly where the targets are classes</source>
        <translation>클래스 이름(정답이 클래스일 때만)</translation>
    </message>
    <message>
        <source>a name for each of the {inputs} inputs</source>
        <translation>입력 {inputs}개 각각의 이름</translation>
    </message>
    <message>
        <source>the size of a picture of {inputs} numbers</source>
        <translation>수 {inputs}개로 된 이미지의 크기</translation>
    </message>
    <message>
        <source>one number, or one for each of the {inputs} inputs</source>
        <translation>수 하나, 또는 입력 {inputs}개 각각의 수</translation>
    </message>
    <message>
        <source>a Layerloom project</source>
        <translation>Layerloom 프로젝트</translation>
    </message>
    <message>
        <source>a NumPy archive</source>
        <translation>NumPy 배열 묶음(.npz)</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>safetensors 파일</translation>
    </message>
    <message>
        <source>weights as JSON</source>
        <translation>JSON 가중치 파일</translation>
    </message>
    <message>
        <source>a table of weights</source>
        <translation>가중치 표</translation>
    </message>
    <message>
        <source>a Keras file in HDF5</source>
        <translation>HDF5 형식의 Keras 파일</translation>
    </message>
    <message>
        <source>a Keras model</source>
        <translation>Keras 모델</translation>
    </message>
    <message>
        <source>an ONNX model</source>
        <translation>ONNX 모델</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력값</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>class numbers</source>
        <translation>클래스 번호</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>예측값</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>활성화 함수의 입력값</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>{path}: the system refuses (error {code}).</source>
        <translation>{path}: 시스템이 거절했습니다(오류 {code}).</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 또는 {other}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>빈 값</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>{number}번</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>AND by hand</source>
        <translation>손으로 만드는 AND</translation>
    </message>
    <message>
        <source>NAND by hand</source>
        <translation>손으로 만드는 NAND</translation>
    </message>
    <message>
        <source>OR by hand</source>
        <translation>손으로 만드는 OR</translation>
    </message>
    <message>
        <source>XOR with one neuron</source>
        <translation>뉴런 하나로 XOR</translation>
    </message>
    <message>
        <source>XOR by hand</source>
        <translation>손으로 만드는 XOR</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Backpropagation by hand</source>
        <translation>손으로 계산하는 역전파</translation>
    </message>
    <message>
        <source>Backpropagation, step by step</source>
        <translation>한 단계씩 보는 역전파</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Six hills</source>
        <translation>여섯 언덕</translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>Around a layer</source>
        <translation>층을 건너뛰는 연결</translation>
    </message>
    <message>
        <source>Three activation functions</source>
        <translation>활성화 함수 셋</translation>
    </message>
    <message>
        <source>What a bias does</source>
        <translation>편향이 하는 일</translation>
    </message>
    <message>
        <source>Linear layers collapse</source>
        <translation>선형층은 쌓아도 한 층</translation>
    </message>
    <message>
        <source>Shapes of two layers</source>
        <translation>두 층과 행렬의 형상</translation>
    </message>
    <message>
        <source>One softmax layer</source>
        <translation>소프트맥스층 하나</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>Softmax regression</source>
        <translation>소프트맥스 회귀</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>붓꽃 분류</translation>
    </message>
    <message>
        <source>Forward and backward</source>
        <translation>순전파와 역전파</translation>
    </message>
    <message>
        <source>Ten layers of sigmoids</source>
        <translation>시그모이드 열 층</translation>
    </message>
    <message>
        <source>Ten layers of ReLU</source>
        <translation>ReLU 열 층</translation>
    </message>
    <message>
        <source>Dying ReLU</source>
        <translation>죽은 ReLU</translation>
    </message>
    <message>
        <source>Initial values</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>Ways down a bowl</source>
        <translation>그릇 모양 손실과 최적화</translation>
    </message>
    <message>
        <source>Learned by heart</source>
        <translation>외워 버린 신경망</translation>
    </message>
    <message>
        <source>Small digits</source>
        <translation>작은 숫자 이미지</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>손글씨 숫자</translation>
    </message>
    <message>
        <source>A weighted sum, a threshold, a bias: set the weights and watch it fire.</source>
        <translation>가중합과 임계값과 편향. 가중치를 직접 정하고 뉴런이 켜지는 것을 봅니다.</translation>
    </message>
    <message>
        <source>Weights 0.5, 0.5 and bias −0.7 fire only when both inputs are 1.</source>
        <translation>가중치 0.5, 0.5와 편향 −0.7은 두 입력이 모두 1일 때만 켜집니다.</translation>
    </message>
    <message>
        <source>AND with every sign turned: fires unless both inputs are 1.</source>
        <translation>AND의 부호를 모두 뒤집으면 NAND입니다. 둘 다 1일 때만 꺼집니다.</translation>
    </message>
    <message>
        <source>The same weights as AND; only the bias is another one.</source>
        <translation>가중치는 AND와 같고 편향만 다릅니다.</translation>
    </message>
    <message>
        <source>No line divides it: never more than three of four are right.</source>
        <translation>직선 하나로는 나눌 수 없습니다. 넷 중 셋까지만 맞힙니다.</translation>
    </message>
    <message>
        <source>AND of NAND and OR: two layers do what one cannot.</source>
        <translation>NAND와 OR를 AND로 묶으면, 한 층이 못 하던 일을 두 층이 해냅니다.</translation>
    </message>
    <message>
        <source>Step, sigmoid and ReLU of the same number, side by side.</source>
        <translation>같은 수를 계단 함수, 시그모이드, ReLU에 나란히 넣어 봅니다.</translation>
    </message>
    <message>
        <source>A bias moves the sigmoid sideways, and it is learned like a weight.</source>
        <translation>편향은 시그모이드를 옆으로 옮기고, 가중치처럼 학습됩니다.</translation>
    </message>
    <message>
        <source>Three layers of 2x in a row are one layer of 8x.</source>
        <translation>2x인 층 셋을 이으면 8x인 층 하나와 같습니다.</translation>
    </message>
    <message>
        <source>Ten samples as one matrix: (10, 2) becomes (10, 4), then (10, 3).</source>
        <translation>표본 열 개를 행렬 하나로 계산합니다. (10, 2)가 (10, 4), (10, 3)이 됩니다.</translation>
    </message>
    <message>
        <source>Y = XW + B for four samples at once, with eight parameters.</source>
        <translation>표본 네 개를 한꺼번에 Y = XW + B로 계산합니다. 매개변수는 여덟 개입니다.</translation>
    </message>
    <message>
        <source>How likely a student passes after so many hours of study.</source>
        <translation>공부한 시간에서 시험에 붙을 확률을 구합니다.</translation>
    </message>
    <message>
        <source>Three kinds of Iris, told apart by a single layer.</source>
        <translation>붓꽃 세 종류를 층 하나로 나눕니다.</translation>
    </message>
    <message>
        <source>ReLU, ReLU and softmax: 139 parameters tell three flowers apart.</source>
        <translation>ReLU 두 층과 소프트맥스, 매개변수 139개로 붓꽃 세 종류를 나눕니다.</translation>
    </message>
    <message>
        <source>1000-100-10 as matrix products: 2(ŷ − y), hᵀδ, δWᵀ, xᵀδ.</source>
        <translation>1000-100-10을 행렬곱으로 따라갑니다: 2(ŷ − y), hᵀδ, δWᵀ, xᵀδ.</translation>
    </message>
    <message>
        <source>The gradient shrinks with every layer, and the first one hardly learns.</source>
        <translation>기울기가 층을 지날 때마다 작아져, 첫 층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>The same ten layers with ReLU: the gradient arrives, and they learn.</source>
        <translation>똑같은 열 층을 ReLU로 바꾸면 기울기가 끝까지 닿아 학습이 됩니다.</translation>
    </message>
    <message>
        <source>Biases so low that no sample wakes a neuron: nothing can be learned.</source>
        <translation>편향이 너무 낮아 어떤 표본에도 켜지지 않으면 아무것도 배울 수 없습니다.</translation>
    </message>
    <message>
        <source>Weights from N(0, 1) are too large for 32 inputs: draw them as He does, and it learns.</source>
        <translation>N(0, 1)에서 뽑은 가중치는 입력 32개에 너무 큽니다. He 초깃값으로 바꾸면 배웁니다.</translation>
    </message>
    <message>
        <source>The loss w1²/20 + w2²: see how each optimizer walks down.</source>
        <translation>손실 w1²/20 + w2²에서 최적화 기법마다 어떻게 내려가는지 봅니다.</translation>
    </message>
    <message>
        <source>Fifty noisy points and a wide network: it overfits, until L2 or dropout holds it back.</source>
        <translation>잡음 섞인 점 50개와 뉴런이 많은 신경망. L2나 드롭아웃으로 붙들지 않으면 과적합합니다.</translation>
    </message>
    <message>
        <source>Digits of 8 × 8 pixels come with the program; nothing to download.</source>
        <translation>8 × 8픽셀 숫자 이미지가 프로그램에 들어 있어 내려받을 것이 없습니다.</translation>
    </message>
    <message>
        <source>One neuron with a step learns AND by Rosenblatt&apos;s rule.</source>
        <translation>계단 함수를 쓰는 뉴런 하나가 로젠블랫의 규칙으로 AND를 배웁니다.</translation>
    </message>
    <message>
        <source>No single neuron learns it; four hidden ones do, in a moment.</source>
        <translation>뉴런 하나로는 배울 수 없지만, 은닉 뉴런 네 개면 금방 배웁니다.</translation>
    </message>
    <message>
        <source>The calculation of wikidocs 37406, without biases.</source>
        <translation>위키독스 37406의 계산입니다. 편향은 없습니다.</translation>
    </message>
    <message>
        <source>Matt Mazur&apos;s worked example, with every number of the article.</source>
        <translation>Matt Mazur의 계산 예제로, 글에 나오는 모든 수를 그대로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Two arms wound around one another, told apart by two layers.</source>
        <translation>서로 감긴 두 팔을 은닉층 두 개로 가려냅니다.</translation>
    </message>
    <message>
        <source>A surface of hills and hollows, learned as values.</source>
        <translation>언덕과 골짜기로 된 곡면을 값으로 배웁니다.</translation>
    </message>
    <message>
        <source>Five layers of sigmoids: watch how little gradient reaches the first.</source>
        <translation>시그모이드 다섯 층입니다. 첫 층에 기울기가 얼마나 적게 닿는지 보세요.</translation>
    </message>
    <message>
        <source>A link leads past a layer and is added behind it.</source>
        <translation>연결 하나가 층을 건너뛰어 그 뒤에서 더해집니다.</translation>
    </message>
    <message>
        <source>The first network of many courses: 28 × 28 pixels in, ten digits out.</source>
        <translation>많은 강의에서 처음 만드는 신경망입니다. 28 × 28픽셀을 받아 열 가지 숫자로 나눕니다.</translation>
    </message>
    <message>
        <source>falling</source>
        <extracomment>What examples and the data that come with the program call their inputs, classes and targets.</extracomment>
        <translation>작아짐</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>커짐</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>불합격</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>합격</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차</translation>
    </message>
    <message>
        <source>product</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>sepal length (cm)</source>
        <translation>꽃받침 길이(cm)</translation>
    </message>
    <message>
        <source>sepal width (cm)</source>
        <translation>꽃받침 너비(cm)</translation>
    </message>
    <message>
        <source>petal length (cm)</source>
        <translation>꽃잎 길이(cm)</translation>
    </message>
    <message>
        <source>petal width (cm)</source>
        <translation>꽃잎 너비(cm)</translation>
    </message>
    <message>
        <source>species</source>
        <translation>품종</translation>
    </message>
    <message>
        <source>alcohol</source>
        <translation>알코올</translation>
    </message>
    <message>
        <source>malic acid</source>
        <translation>말산</translation>
    </message>
    <message>
        <source>ash</source>
        <translation>회분</translation>
    </message>
    <message>
        <source>alcalinity of ash</source>
        <translation>회분의 알칼리도</translation>
    </message>
    <message>
        <source>magnesium</source>
        <translation>마그네슘</translation>
    </message>
    <message>
        <source>total phenols</source>
        <translation>총페놀</translation>
    </message>
    <message>
        <source>flavanoids</source>
        <translation>플라바노이드</translation>
    </message>
    <message>
        <source>nonflavanoid phenols</source>
        <translation>비플라바노이드 페놀</translation>
    </message>
    <message>
        <source>proanthocyanins</source>
        <translation>프로안토시아닌</translation>
    </message>
    <message>
        <source>color intensity</source>
        <translation>색의 농도</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>od280/od315 of diluted wines</source>
        <translation>희석 와인의 OD280/OD315</translation>
    </message>
    <message>
        <source>proline</source>
        <translation>프롤린</translation>
    </message>
    <message>
        <source>cultivar</source>
        <translation>품종</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>클래스 0</translation>
    </message>
    <message>
        <source>class 1</source>
        <translation>클래스 1</translation>
    </message>
    <message>
        <source>class 2</source>
        <translation>클래스 2</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층 {number}</translation>
    </message>
    <message>
        <source>Activation {number}</source>
        <translation>활성화층 {number}</translation>
    </message>
    <message>
        <source>Dropout {number}</source>
        <translation>드롭아웃 {number}</translation>
    </message>
    <message>
        <source>Batch norm {number}</source>
        <translation>배치 정규화 {number}</translation>
    </message>
    <message>
        <source>Maxout {number}</source>
        <translation>맥스아웃 {number}</translation>
    </message>
    <message>
        <source>Add {number}</source>
        <translation>더하기 {number}</translation>
    </message>
    <message>
        <source>Concatenate {number}</source>
        <translation>이어 붙이기 {number}</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>입력 {number}</translation>
    </message>
    <message>
        <source>Output {number}</source>
        <translation>출력층 {number}</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>리키 ReLU</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>swish</source>
        <translation>스위시</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>mish</source>
        <translation>미시</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Xavier(글로럿) 균등분포</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>Xavier(글로럿) 정규분포</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등분포</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규분포</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>LeCun 균등분포</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun 정규분포</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>평균제곱오차</translation>
    </message>
    <message>
        <source>sum of squares</source>
        <translation>오차제곱합</translation>
    </message>
    <message>
        <source>half sum of squares</source>
        <translation>오차제곱합의 절반</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>평균절대오차</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>categorical cross-entropy</source>
        <translation>범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>힌지</translation>
    </message>
    <message>
        <source>perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>perceptron rule</source>
        <translation>퍼셉트론 규칙</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation>AdaDelta</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation>AdaMax</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>constant rate</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>stepwise</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>reduce on plateau</source>
        <translation>정체 시 감소</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>뉴런 수</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>이미지 크기</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Use bias</source>
        <translation>편향 사용</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>Initial bias</source>
        <translation>편향 초깃값</translation>
    </message>
    <message>
        <source>Train weights</source>
        <translation>가중치 학습</translation>
    </message>
    <message>
        <source>Train bias</source>
        <translation>편향 학습</translation>
    </message>
    <message>
        <source>Drop rate</source>
        <translation>드롭 비율</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Epsilon ε</source>
        <translation>엡실론 ε</translation>
    </message>
    <message>
        <source>Pieces per unit</source>
        <translation>뉴런당 조각 수</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>손실 모으기</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>Rate schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>L1 penalty λ</source>
        <translation>L1 규제 λ</translation>
    </message>
    <message>
        <source>L2 penalty λ</source>
        <translation>L2 규제 λ</translation>
    </message>
    <message>
        <source>Penalize biases</source>
        <translation>편향도 규제</translation>
    </message>
    <message>
        <source>Clip each gradient</source>
        <translation>기울기 값 클리핑</translation>
    </message>
    <message>
        <source>Clip gradient norm</source>
        <translation>기울기 노름 클리핑</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Stop at loss</source>
        <translation>목표 손실</translation>
    </message>
    <message>
        <source>Stop at accuracy</source>
        <translation>목표 정확도</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>기다릴 에포크</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>최소 개선폭</translation>
    </message>
    <message>
        <source>Restore best weights</source>
        <translation>최적 가중치 복원</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>음수 쪽 기울기</translation>
    </message>
    <message>
        <source>Alpha α</source>
        <translation>알파 α</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Delta δ</source>
        <translation>델타 δ</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>학습률 감소</translation>
    </message>
    <message>
        <source>Initial accumulator</source>
        <translation>누적값의 초깃값</translation>
    </message>
    <message>
        <source>Rho ρ</source>
        <translation>로 ρ</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Beta β₁</source>
        <translation>베타 β₁</translation>
    </message>
    <message>
        <source>Beta β₂</source>
        <translation>베타 β₂</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감소</translation>
    </message>
    <message>
        <source>Momentum decay</source>
        <translation>모멘텀 감소</translation>
    </message>
    <message>
        <source>Every … epochs</source>
        <translation>몇 에포크마다</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>Final share</source>
        <translation>마지막 비율</translation>
    </message>
    <message>
        <source>Starting share</source>
        <translation>처음 비율</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>최소 개선폭</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>음수 쪽 기울기</translation>
    </message>
    <message>
        <source>scale γ</source>
        <translation>확대 γ</translation>
    </message>
    <message>
        <source>shift β</source>
        <translation>이동 β</translation>
    </message>
    <message>
        <source>running mean</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>running variance</source>
        <translation>이동 분산</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>layer</comment>
        <translation>입력층</translation>
    </message>
    <message>
        <source>Hidden</source>
        <comment>layer</comment>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>layer</comment>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Activation</source>
        <comment>layer</comment>
        <translation>활성화층</translation>
    </message>
    <message>
        <source>Dropout</source>
        <comment>layer</comment>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <comment>layer</comment>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Maxout</source>
        <comment>layer</comment>
        <translation>맥스아웃</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>layer</comment>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <comment>layer</comment>
        <translation>이어 붙이기</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>with branches</source>
        <translation>갈래가 있는 신경망</translation>
    </message>
    <message>
        <source>linear regression</source>
        <translation>선형 회귀</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>softmax regression</source>
        <translation>소프트맥스 회귀</translation>
    </message>
    <message>
        <source>deep neural network</source>
        <translation>심층 신경망</translation>
    </message>
    <message>
        <source>Single-layer network</source>
        <translation>단층 신경망</translation>
    </message>
    <message>
        <source>{hidden}-hidden-layer network ({layers}-layer)</source>
        <translation>은닉층 {hidden}개 신경망({layers}층)</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <extracomment>By whether each end is included; None where there is none on that side.</extracomment>
        <translation>{low} 이상 {high} 이하</translation>
    </message>
    <message>
        <source>from {low} to below {high}</source>
        <translation>{low} 이상 {high} 미만</translation>
    </message>
    <message>
        <source>above {low} and at most {high}</source>
        <translation>{low} 초과 {high} 이하</translation>
    </message>
    <message>
        <source>above {low} and below {high}</source>
        <translation>{low} 초과 {high} 미만</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>{low} 이상</translation>
    </message>
    <message>
        <source>above {low}</source>
        <translation>{low} 초과</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>{high} 이하</translation>
    </message>
    <message>
        <source>below {high}</source>
        <translation>{high} 미만</translation>
    </message>
    <message>
        <source>How steep the function is below 0. Often 0.01; PReLU learns it from 0.25 on. Too small: neurons may die. Close to 1: nearly a straight line, and layers are worth little.</source>
        <extracomment>Numbers that belong to a choice: an activation, an optimizer, a loss, a schedule, first weights.</extracomment>
        <translation>음수 쪽의 기울기. 흔히 0.01이고, PReLU는 0.25에서 시작해 스스로 배웁니다. 너무 작으면 뉴런이 죽을 수 있고, 1에 가까우면 직선이나 다름없어 층을 쌓는 보람이 없습니다.</translation>
    </message>
    <message>
        <source>How far the function goes down below 0. Usually 1. Too large: outputs far below 0 drag the mean down. At 0 it is ReLU.</source>
        <translation>음수 쪽에서 얼마나 깊이 내려가는지. 보통 1입니다. 너무 크면 큰 음수 출력이 평균을 끌어내리고, 0이면 ReLU와 같습니다.</translation>
    </message>
    <message>
        <source>What every number begins with. Usually 0 for biases, at most 0.1. Too large: neurons saturate or die at once. The same number for all weights: neurons learn the same.</source>
        <translation>모든 수가 시작하는 값. 편향은 보통 0이고 커도 0.1입니다. 너무 크면 처음부터 뉴런이 포화되거나 죽습니다. 가중치를 모두 같은 수로 두면 뉴런들이 똑같은 것만 배웁니다.</translation>
    </message>
    <message>
        <source>The least of the first numbers. Often −0.05 to −1, the highest with its sign turned. Too far from 0: outputs saturate. Too near: little gets through.</source>
        <translation>초깃값의 아래 끝. 흔히 −0.05에서 −1 사이이고, 위 끝의 부호를 바꾼 값입니다. 0에서 너무 멀면 출력이 포화되고, 너무 가까우면 신호가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>The largest of the first numbers. Often 0.05 to 1. Too large: outputs saturate or explode. Too near to 0: little gets through.</source>
        <translation>초깃값의 위 끝. 흔히 0.05에서 1 사이입니다. 너무 크면 출력이 포화되거나 폭발하고, 0에 너무 가까우면 신호가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>What the first numbers are spread around. Usually 0. Too far from 0: all neurons push to the same side at first.</source>
        <translation>초깃값이 퍼져 있는 가운데 값. 보통 0입니다. 0에서 너무 멀면 처음에 모든 뉴런이 한쪽으로 쏠립니다.</translation>
    </message>
    <message>
        <source>How far the first numbers are spread. Often 0.01 to 1. Too large: outputs saturate or explode. Too small: the gradient vanishes, and neurons remain alike.</source>
        <translation>초깃값이 퍼진 정도. 흔히 0.01에서 1 사이입니다. 너무 크면 출력이 포화되거나 폭발하고, 너무 작으면 기울기가 사라지고 뉴런들이 서로 비슷해집니다.</translation>
    </message>
    <message>
        <source>What the first numbers are multiplied with. Usually 1; 1.41 before ReLU. Too large: outputs grow from layer to layer. Too small: they shrink.</source>
        <translation>초깃값에 곱하는 수. 보통 1이고 ReLU 앞에서는 1.41입니다. 너무 크면 층을 지날수록 출력이 커지고, 너무 작으면 작아집니다.</translation>
    </message>
    <message>
        <source>Up to which error the loss is a square; beyond it is a line. Usually 1. Too large: single targets far off count as much as with squares. Too small: nearly the absolute error.</source>
        <translation>오차가 이보다 작으면 제곱으로, 크면 직선으로 셉니다. 보통 1입니다. 너무 크면 동떨어진 정답 하나가 제곱 오차처럼 크게 작용하고, 너무 작으면 절대 오차와 거의 같아집니다.</translation>
    </message>
    <message>
        <source>How much of the right class&apos;s 1 is shared out among all classes. Usually 0, often 0.1 for pictures. Too large: the network never becomes sure. At 0 it may become too sure.</source>
        <translation>정답 클래스의 1에서 얼마를 떼어 모든 클래스에 나누어 주는지. 보통 0이고 이미지에서는 흔히 0.1입니다. 너무 크면 신경망이 끝내 확신하지 못하고, 0이면 지나치게 확신할 수 있습니다.</translation>
    </message>
    <message>
        <source>How much of the last step&apos;s direction is kept. Often 0.9. Too large: it overshoots and swings. At 0 it is plain gradient descent.</source>
        <translation>지난 걸음의 방향을 얼마나 이어 가는지. 흔히 0.9입니다. 너무 크면 지나쳐서 흔들리고, 0이면 보통의 경사 하강법입니다.</translation>
    </message>
    <message>
        <source>A small number that keeps a division from being one by 0. Usually 0.00000001. Too large: steps become short where gradients are small. Too small: weights with hardly any gradient leap.</source>
        <translation>0으로 나누지 않도록 더하는 작은 수. 보통 0.00000001입니다. 너무 크면 기울기가 작은 곳에서 걸음이 짧아지고, 너무 작으면 기울기가 거의 없는 가중치가 껑충 뜁니다.</translation>
    </message>
    <message>
        <source>How long squared gradients are remembered. Often 0.9. Too large: it adapts late. Too small: steps tremble with every batch.</source>
        <translation>기울기의 제곱을 얼마나 오래 기억하는지. 흔히 0.9입니다. 너무 크면 늦게 따라가고, 너무 작으면 배치마다 걸음이 흔들립니다.</translation>
    </message>
    <message>
        <source>Whether the mean gradient is taken off before its square is. Usually off; on it may be steadier, and costs a little more.</source>
        <translation>제곱하기 전에 평균 기울기를 뺄지 정합니다. 보통 끕니다. 켜면 더 안정될 수 있지만 계산이 조금 늘어납니다.</translation>
    </message>
    <message>
        <source>How much of the earlier gradients is kept in the direction. Usually 0.9. Too large: it overshoots. At 0 each batch decides alone.</source>
        <translation>걸음의 방향에 앞선 기울기를 얼마나 남기는지. 보통 0.9입니다. 너무 크면 지나치고, 0이면 배치마다 방향을 따로 정합니다.</translation>
    </message>
    <message>
        <source>How much of the earlier squared gradients is kept in the length of a step. Usually 0.999. Too small: steps tremble with every batch. Too near to 1: it adapts late.</source>
        <translation>걸음의 길이에 앞선 기울기의 제곱을 얼마나 남기는지. 보통 0.999입니다. 너무 작으면 배치마다 걸음이 흔들리고, 1에 너무 가까우면 늦게 따라갑니다.</translation>
    </message>
    <message>
        <source>Whether steps may never grow again once they became shorter. Usually off; on it is safer where Adam does not settle.</source>
        <translation>한번 짧아진 걸음이 다시 길어지지 않게 할지 정합니다. 보통 끕니다. Adam이 수렴하지 않고 흔들릴 때 켜면 더 안전합니다.</translation>
    </message>
    <message>
        <source>By how much every step shortens the weights. Often 0.01; 0 for none. Too large: the network cannot learn. Too small: no help against overfitting.</source>
        <translation>스텝마다 가중치를 얼마나 줄이는지. 흔히 0.01이고, 0이면 줄이지 않습니다. 너무 크면 배우지 못하고, 너무 작으면 과적합을 막지 못합니다.</translation>
    </message>
    <message>
        <source>How much of the new gradient is left out of the momentum. Usually 0. Near 1 hardly anything new is taken in; at 0 all of it counts.</source>
        <translation>모멘텀에 새 기울기를 얼마나 덜 넣는지. 보통 0입니다. 1에 가까우면 새 기울기가 거의 반영되지 않고, 0이면 모두 반영됩니다.</translation>
    </message>
    <message>
        <source>How quickly the rate falls with the steps. Usually 0. Too large: learning stops halfway. At 0 the rate stays as it is.</source>
        <translation>스텝이 지날수록 학습률이 줄어드는 빠르기. 보통 0입니다. 너무 크면 배우다 말고 멈추고, 0이면 학습률이 그대로입니다.</translation>
    </message>
    <message>
        <source>What the sum of squared gradients begins with. Usually 0. Too large: the first steps are short. At 0 the very first is as long as the learning rate, however small the gradient.</source>
        <translation>기울기 제곱의 합이 시작하는 값. 보통 0입니다. 너무 크면 처음 걸음이 짧아지고, 0이면 기울기가 아무리 작아도 첫걸음이 학습률만큼 깁니다.</translation>
    </message>
    <message>
        <source>How quickly the momentum comes up from half to its full value. Usually 0.004. Too large: it is full at once, and the first steps may overshoot. Too small: it stays at half for long.</source>
        <translation>모멘텀이 절반에서 제 값까지 오르는 빠르기. 보통 0.004입니다. 너무 크면 곧바로 다 올라 처음 걸음이 지나치기 쉽고, 너무 작으면 오랫동안 절반에 머뭅니다.</translation>
    </message>
    <message>
        <source>After how many epochs the rate falls. Often a third of the run. Too few: it has fallen before anything is learned. Too many: it never falls.</source>
        <translation>몇 에포크마다 학습률을 낮추는지. 흔히 전체의 3분의 1입니다. 너무 적으면 배우기도 전에 낮아지고, 너무 많으면 낮아질 일이 없습니다.</translation>
    </message>
    <message>
        <source>What the rate is multiplied with each time. Often 0.1 or 0.5. Too small: learning stops at once. At 1 nothing changes.</source>
        <translation>그때마다 학습률에 곱하는 수. 흔히 0.1이나 0.5입니다. 너무 작으면 학습이 바로 멈추고, 1이면 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>After how many epochs the rate has come to its end. Usually as many as the run has. Too few: the rest of the run hardly learns. Too many: it never comes to its end.</source>
        <translation>몇 에포크 뒤에 학습률이 끝 값에 이르는지. 보통 전체 에포크 수와 같게 둡니다. 너무 적으면 나머지 동안 거의 배우지 못하고, 너무 많으면 끝 값에 이르지 못합니다.</translation>
    </message>
    <message>
        <source>Which share of the rate is left at the end. Often 0 to 0.1. Too large: it does not calm down. At 0 the last steps change nothing.</source>
        <translation>마지막에 남기는 학습률의 비율. 흔히 0에서 0.1 사이입니다. 너무 크면 끝까지 흔들리고, 0이면 마지막 스텝은 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>With which share of the rate a run begins. Often 0.1. Too small: the first epochs are lost. At 1 there is no warming up.</source>
        <translation>처음에 쓰는 학습률의 비율. 흔히 0.1입니다. 너무 작으면 처음 에포크를 허비하고, 1이면 워밍업을 하지 않습니다.</translation>
    </message>
    <message>
        <source>How many epochs may pass without a smaller loss before the rate falls. Often 5 to 10. Too few: it falls by chance. Too many: it comes too late.</source>
        <translation>손실이 줄지 않은 채 몇 에포크를 기다렸다가 학습률을 낮추는지. 흔히 5에서 10입니다. 너무 적으면 우연히 낮아지고, 너무 많으면 때를 놓칩니다.</translation>
    </message>
    <message>
        <source>By how much the loss must fall to count as smaller. Usually 0.0001. Too large: nothing counts. Too small: every tremble does.</source>
        <translation>손실이 얼마나 줄어야 줄었다고 치는지. 보통 0.0001입니다. 너무 크면 줄어도 치지 않고, 너무 작으면 작은 흔들림까지 칩니다.</translation>
    </message>
    <message>
        <source>How many samples are made. Often 100 to 500. Too few: the network learns them by heart. Too many: an epoch takes longer, and little is gained.</source>
        <extracomment>Numbers of a generated data set.</extracomment>
        <translation>표본을 몇 개 만들지. 흔히 100에서 500입니다. 너무 적으면 신경망이 통째로 외우고, 너무 많으면 한 에포크가 길어질 뿐 얻는 것이 적습니다.</translation>
    </message>
    <message>
        <source>How far samples are strewn from their places. Often 0 to 0.2. Too much: the classes lie over one another, and nobody can tell them apart. At 0 the task is easier than any real one.</source>
        <translation>표본을 제자리에서 얼마나 흩뜨리는지. 흔히 0에서 0.2입니다. 너무 크면 클래스가 겹쳐 아무도 가르지 못하고, 0이면 실제 문제보다 쉽습니다.</translation>
    </message>
    <message>
        <source>The number from which the samples are drawn: the same seed, the same samples. Any number will do; neither large nor small is better.</source>
        <translation>표본을 뽑는 출발점. 시드가 같으면 표본도 같습니다. 어떤 수든 괜찮고, 크거나 작다고 더 좋지는 않습니다.</translation>
    </message>
    <message>
        <source>How many inputs the gate has. Usually 2, so that it can be drawn; with 4 there are 16 samples. Another number needs another width of the input layer.</source>
        <translation>게이트의 입력 개수. 그림으로 그릴 수 있게 보통 2개로 둡니다. 4개면 표본이 16개입니다. 바꾸면 입력층의 너비도 바뀌어야 합니다.</translation>
    </message>
    <message>
        <source>How many groups of samples there are. Often 3. More need as many outputs, and lie closer together.</source>
        <translation>점 무리의 수. 흔히 3입니다. 늘리면 출력도 그만큼 필요하고, 무리끼리 더 가까워집니다.</translation>
    </message>
    <message>
        <source>Ends the run as soon as the loss is smaller. Often 0.01 for small tasks. Too small: it is never reached. Too large: the run ends before anything is learned.</source>
        <extracomment>What stands in the toolbar and in panels.</extracomment>
        <translation>손실이 이보다 작아지면 학습을 끝냅니다. 작은 문제에서는 흔히 0.01입니다. 너무 작으면 끝내 이르지 못하고, 너무 크면 배우기도 전에 끝납니다.</translation>
    </message>
    <message>
        <source>Ends the run as soon as so many are right. Often 95 to 99 %. Too high: it is never reached. Too low: the run ends early.</source>
        <translation>이만큼 맞히면 학습을 끝냅니다. 흔히 95~99%입니다. 너무 높으면 끝내 이르지 못하고, 너무 낮으면 일찍 끝납니다.</translation>
    </message>
    <message>
        <source>Ends the run when the loss has not fallen for so many epochs. Often 5 to 20. Too few: a tremble ends it. Too many: it goes on in vain.</source>
        <translation>이만큼의 에포크 동안 손실이 줄지 않으면 학습을 끝냅니다. 흔히 5에서 20입니다. 너무 적으면 잠깐의 흔들림에 끝나고, 너무 많으면 헛되이 이어집니다.</translation>
    </message>
    <message>
        <source>The share of the samples that is kept aside to measure on. Often 10 to 20 %; 0 for tiny data. Too much: little is left to learn from. Too little: the measure is left to chance.</source>
        <translation>재어 보려고 따로 떼어 두는 표본의 비율. 흔히 10~20%이고, 데이터가 아주 적으면 0입니다. 너무 크면 배울 것이 적어지고, 너무 작으면 잰 값이 우연에 좌우됩니다.</translation>
    </message>
    <message>
        <source>What stands between two cells. Usually found out, a comma or a tab. The wrong one shows as one single column.</source>
        <translation>칸과 칸 사이의 기호. 보통은 쉼표나 탭이고 저절로 알아냅니다. 잘못 고르면 열이 하나로 보입니다.</translation>
    </message>
    <message>
        <source>How letters are written in the file. Usually UTF-8; older Korean files are CP949. The wrong one shows as strange letters.</source>
        <translation>파일에 글자를 적는 방식. 보통 UTF-8이고, 오래된 한글 파일은 CP949입니다. 잘못 고르면 글자가 깨져 보입니다.</translation>
    </message>
    <message>
        <source>Whether 1.5 or 1,5 is meant. Usually a point. With the wrong one numbers are taken for words.</source>
        <translation>소수를 1.5처럼 적었는지 1,5처럼 적었는지. 보통 점입니다. 잘못 고르면 수를 글자로 읽습니다.</translation>
    </message>
    <message>
        <source>Whether the first line holds the names of the columns. Usually found out. Taken wrongly, a sample is missing, or there is one too many.</source>
        <translation>첫 줄이 열의 이름인지 아닌지. 보통 저절로 알아냅니다. 잘못 고르면 표본 하나가 빠지거나 하나 더 생깁니다.</translation>
    </message>
    <message>
        <source>What becomes of rows with empty cells. Usually they are left out. Where many cells are empty, that leaves too few samples.</source>
        <translation>빈칸이 있는 행을 어떻게 할지. 보통 뺍니다. 빈칸이 많으면 남는 표본이 너무 적어집니다.</translation>
    </message>
    <message>
        <source>Whether the targets are classes or values. Numbers with few different ones are usually classes. With the wrong kind the loss does not fit.</source>
        <translation>정답이 클래스인지 값인지. 서로 다른 수가 몇 개뿐이면 보통 클래스입니다. 잘못 고르면 손실이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>How often a run goes through the training set. From 5 for MNIST to some thousand for XOR. Too few: the loss is still falling. Too many: the validation loss rises again.</source>
        <translation>학습 한 번에 훈련 데이터를 몇 번 도는지. MNIST는 5번, XOR는 수천 번까지 갑니다. 너무 적으면 손실이 아직 줄고 있고, 너무 많으면 검증 손실이 다시 늘어납니다.</translation>
    </message>
    <message>
        <source>How many batches are trained in a second. Usually full speed; slower to watch single steps. Too slow: nothing seems to happen. At full speed curves jump ahead.</source>
        <translation>1초에 배치 몇 개를 학습하는지. 보통 최대 속도이고, 한 스텝씩 지켜보려면 낮춥니다. 너무 느리면 멈춘 듯 보이고, 최대 속도에서는 곡선이 성큼성큼 나아갑니다.</translation>
    </message>
    <message>
        <source>The weight w in f(w·x + b). Usually 1. Large: the curve is steep, and flat soon after. Small: it is nearly level. Below 0 it is turned over.</source>
        <translation>f(w·x + b)의 가중치 w. 보통 1입니다. 크면 곡선이 가파르다가 금세 평평해지고, 작으면 완만해지며, 음수면 뒤집힙니다.</translation>
    </message>
    <message>
        <source>The bias b in f(w·x + b). Usually 0. Larger: the curve moves to the left. Smaller: to the right.</source>
        <translation>f(w·x + b)의 편향 b. 보통 0입니다. 키우면 곡선이 왼쪽으로, 줄이면 오른쪽으로 움직입니다.</translation>
    </message>
    <message>
        <source>What is done to every input before the network sees it. Usually mean 0 and deviation 1, or 0 to 1 for pixels. Inputs too large saturate the first layer, very small ones are hardly noticed.</source>
        <translation>신경망에 넣기 전에 입력의 크기를 맞추는 방법. 보통 평균 0, 표준편차 1로 맞추고, 픽셀은 0에서 1로 맞춥니다. 입력이 너무 크면 첫 층이 포화되고, 너무 작으면 거의 작용하지 못합니다.</translation>
    </message>
    <message>
        <source>Where the samples come from. A gate or points in a plane are learned in a moment and easy to see; pictures take longer. Too few samples are learned by heart.</source>
        <translation>표본을 어디서 가져올지. 논리 게이트나 평면의 점은 금세 배우고 보기도 쉽습니다. 이미지는 더 오래 걸립니다. 표본이 너무 적으면 통째로 외웁니다.</translation>
    </message>
    <message>
        <source>How much of each point of the curve comes from the epochs before it. Often in the middle. Too much: sudden changes are hidden, and the curve lags behind. Without it every epoch stands as it was measured.</source>
        <translation>곡선의 각 점에 앞선 에포크들의 값을 얼마나 섞을지 정합니다. 보통 중간쯤 둡니다. 너무 크면 갑작스러운 변화가 가려지고 곡선이 뒤처집니다. 0이면 에포크마다 잰 값이 그대로 나옵니다.</translation>
    </message>
    <message>
        <source>The canvas is empty: drag an input and an output layer onto it.</source>
        <translation>캔버스가 비어 있습니다. 입력층과 출력층을 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>The network needs an input layer.</source>
        <translation>신경망에는 입력층이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A network has one input layer; this is a second one.</source>
        <translation>입력층은 하나여야 하는데, 이 층이 두 번째입니다.</translation>
    </message>
    <message>
        <source>The network needs a layer behind its input.</source>
        <translation>입력층 뒤에 층이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Only one layer may end the network; nothing follows this one either.</source>
        <translation>신경망의 끝은 한 층이어야 하는데, 이 층 뒤에도 이어지는 층이 없습니다.</translation>
    </message>
    <message>
        <source>Not connected: no path leads here from the input.</source>
        <translation>연결되지 않았습니다. 입력층에서 여기로 오는 길이 없습니다.</translation>
    </message>
    <message>
        <source>Needs at least 2 incoming links; it has {received}.</source>
        <translation>들어오는 연결이 2개 이상이어야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>{layer_name} takes one incoming link and has one already.</source>
        <translation>{layer_name}에는 연결이 하나만 들어올 수 있는데 이미 있습니다.</translation>
    </message>
    <message>
        <source>Nothing can be linked into the input layer.</source>
        <translation>입력층으로 들어가는 연결은 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>This link would close a cycle; values only flow forwards.</source>
        <translation>이 연결은 순환을 만듭니다. 값은 앞으로만 흐릅니다.</translation>
    </message>
    <message>
        <source>{source_name} and {layer_name} are linked already.</source>
        <translation>{source_name:과/와} {layer_name:은/는} 이미 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>Another layer is called {layer_name} too.</source>
        <translation>이름이 {layer_name}인 층이 이미 있습니다.</translation>
    </message>
    <message>
        <source>A name has 1 to 64 letters, digits, spaces, _ or -; this one is “{received}”.</source>
        <translation>이름은 글자, 숫자, 공백, _, -로 1~64자여야 하는데 “{received}”입니다.</translation>
    </message>
    <message>
        <source>{field} must be {expected}; it is {received}.</source>
        <translation>{field:은/는} {expected}만 쓸 수 있는데 지금 값은 {received}입니다.</translation>
    </message>
    <message>
        <source>{field} must be one of {expected}; it is {received}.</source>
        <translation>{field}: {expected} 가운데 하나여야 하는데 {received}입니다.</translation>
    </message>
    <message>
        <source>Adds inputs of equal width only; these are {received}.</source>
        <translation>너비가 같은 입력만 더할 수 있는데 너비가 {received}입니다.</translation>
    </message>
    <message>
        <source>Needs {expected} input names or none; it has {received}.</source>
        <translation>입력 이름은 {expected}개이거나 없어야 하는데 {received}개입니다.</translation>
    </message>
    <message>
        <source>A picture of {received} needs {expected} units.</source>
        <translation>{received} 이미지에는 뉴런 {expected}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Softmax with one unit always gives 1: use sigmoid, or two units.</source>
        <translation>뉴런이 하나인 소프트맥스는 항상 1입니다. 시그모이드나 뉴런 두 개를 쓰세요.</translation>
    </message>
    <message>
        <source>The loss {loss} needs {expected} here; this layer has {received}.</source>
        <translation>손실 함수 {loss}에는 {expected} 출력이 필요한데 이 층은 {received}입니다.</translation>
    </message>
    <message>
        <source>The step function has derivative 0: no layer before it learns.</source>
        <translation>계단 함수는 미분이 0이어서 앞의 층들이 학습하지 못합니다.</translation>
    </message>
    <message>
        <source>Batch normalization needs a batch size of at least 2.</source>
        <translation>배치 정규화에는 배치 크기가 2 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The data have {expected} inputs; this layer has {received} units.</source>
        <translation>데이터의 입력은 {expected}개인데 이 층의 뉴런은 {received}개입니다.</translation>
    </message>
    <message>
        <source>The data ask for {expected} units; this layer has {received}.</source>
        <translation>데이터에는 뉴런 {expected}개가 필요한데 이 층은 {received}개입니다.</translation>
    </message>
    <message>
        <source>The network must fit into {expected} GB of memory; it would need {received} GB, most of them here.</source>
        <translation>신경망은 메모리 {expected}GB 안에 들어가야 하는데 {received}GB가 필요합니다. 대부분을 이 층이 차지합니다.</translation>
    </message>
    <message>
        <source>{layer}: {sentence}</source>
        <extracomment>A name has at most 64 letters; what a damaged file says instead may have any number.</extracomment>
        <translation>{layer}: {sentence}</translation>
    </message>
    <message>
        <source>This needs more memory than the machine has.</source>
        <translation>이 컴퓨터의 메모리로는 모자랍니다.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong, and your work is still open. Details are in {log}</source>
        <translation>예상하지 못한 오류가 났습니다. 작업은 그대로 열려 있습니다. 자세한 내용: {log}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>The file that is written, with its folder. A file of that name is asked about before it is replaced.</source>
        <extracomment>What the field does, a usual value, and what is too much, where it has such values.</extracomment>
        <translation>저장할 파일과 그 폴더입니다. 같은 이름의 파일이 있으면 바꾸기 전에 물어봅니다.</translation>
    </message>
    <message>
        <source>The picture&apos;s file, with its folder. Its ending follows the kind of picture.</source>
        <translation>그림을 저장할 파일과 그 폴더입니다. 확장자는 그림 종류를 따릅니다.</translation>
    </message>
    <message>
        <source>Words to look for in every page of the manual. One or two are usually enough; the more words, the fewer pages hold them all.</source>
        <translation>사용 설명서의 모든 쪽에서 찾을 낱말입니다. 보통 한두 개면 충분하고, 많이 쓸수록 모두 들어 있는 쪽이 줄어듭니다.</translation>
    </message>
    <message>
        <source>Part of a layer&apos;s name, in Korean or English. Enter adds the first layer that is found.</source>
        <translation>층 이름의 일부를 한국어나 영어로 씁니다. Enter를 누르면 처음 찾은 층을 더합니다.</translation>
    </message>
    <message>
        <source>A picture of pixels, for slides and web pages. Enlarged a lot it becomes coarse: take SVG then.</source>
        <translation>픽셀로 된 그림으로, 발표 자료나 웹 문서에 알맞습니다. 크게 늘리면 거칠어지니 그럴 때는 SVG를 고르세요.</translation>
    </message>
    <message>
        <source>A picture of lines and letters, sharp at every size. Of networks with many links the file becomes large: take PNG then.</source>
        <translation>선과 글자로 된 그림으로, 어떤 크기에서도 선명합니다. 연결이 아주 많은 신경망에서는 파일이 커지니 그럴 때는 PNG를 고르세요.</translation>
    </message>
    <message>
        <source>Takes the picture of the blocks and their links, all of them, whatever part is in view.</source>
        <translation>블록과 연결을 그림으로 저장합니다. 화면에 보이는 부분만이 아니라 전체입니다.</translation>
    </message>
    <message>
        <source>Takes the picture of the neurons and weights, with the numbers of this moment.</source>
        <translation>뉴런과 가중치를 지금 이 순간의 숫자와 함께 그림으로 저장합니다.</translation>
    </message>
    <message>
        <source>The language of the whole window; it changes at once. Files and formulas stay as they are.</source>
        <translation>창 전체의 언어입니다. 고르는 즉시 바뀌며, 파일과 수식은 그대로입니다.</translation>
    </message>
    <message>
        <source>Light or dark colours; by default as the system has them. Dark is easier on the eyes in a dark room, light in a bright one.</source>
        <translation>밝은 색과 어두운 색 가운데 고릅니다. 기본은 시스템을 따릅니다. 어두운 방에서는 어두운 테마가, 밝은 방에서는 밝은 테마가 눈에 편합니다.</translation>
    </message>
    <message>
        <source>How large all letters are. Larger letters leave less room: panels scroll then, and long names on blocks are shortened.</source>
        <translation>모든 글자의 크기입니다. 글자가 커지면 자리가 줄어서, 패널은 스크롤되고 블록의 긴 이름은 줄여 씁니다.</translation>
    </message>
    <message>
        <source>How the stepper writes numbers: usually five significant digits. Fewer are easier to read; more show small changes. Nothing is rounded when calculating.</source>
        <translation>단계별 화면에서 숫자를 쓰는 방법입니다. 보통 유효숫자 다섯 자리를 씁니다. 적으면 읽기 쉽고, 많으면 작은 변화까지 보입니다. 계산할 때는 반올림하지 않습니다.</translation>
    </message>
    <message>
        <source>Shows changes at once instead of moving there, for whom motion on the screen is unpleasant. No number changes by it.</source>
        <translation>화면의 움직임이 불편한 사람을 위해, 움직이는 과정 없이 결과를 바로 보여 줍니다. 숫자는 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>Draws equal ratios equally high. Good for a loss that falls from 1 to 0.001; without it, the small values lie flat on the axis.</source>
        <translation>같은 비율을 같은 높이로 그립니다. 손실이 1에서 0.001까지 줄어들 때 알맞고, 끄면 작은 값은 축에 붙어 보입니다.</translation>
    </message>
    <message>
        <source>Draws the share of mistakes with equal ratios equally high, so that 99 and 99.9 % can be told apart.</source>
        <translation>틀린 비율을 같은 비율이면 같은 높이로 그려서 99 %와 99.9 %를 구별할 수 있게 합니다.</translation>
    </message>
    <message>
        <source>Draws the derivatives f′ as dashed curves too. Where f′ is near 0, hardly any gradient gets through.</source>
        <translation>도함수 f′도 점선으로 그립니다. f′가 0에 가까운 곳에서는 기울기가 거의 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>Where the horizontal axis begins. Usually −5. Too far left: the interesting part around 0 becomes narrow.</source>
        <translation>가로축이 시작하는 값입니다. 보통 −5입니다. 너무 왼쪽이면 중요한 0 근처가 좁아집니다.</translation>
    </message>
    <message>
        <source>Where the horizontal axis ends. Usually 5. Too far right: the interesting part around 0 becomes narrow.</source>
        <translation>가로축이 끝나는 값입니다. 보통 5입니다. 너무 오른쪽이면 중요한 0 근처가 좁아집니다.</translation>
    </message>
    <message>
        <source>After how many seconds unsaved work is kept aside for a crash. Usually 15. Too few: a large project is written all the time. Too many: a crash costs more work.</source>
        <translation>저장하지 않은 작업을 몇 초마다 따로 보관할지 정합니다. 보통 15초입니다. 너무 짧으면 큰 프로젝트를 계속 쓰게 되고, 너무 길면 비정상 종료 때 잃는 작업이 많아집니다.</translation>
    </message>
    <message>
        <source>The lowest value that is shown; by itself it fits the curves. Textbooks draw −1.1 or −0.1. Too low: the curves become flat.</source>
        <translation>세로축에 보일 가장 작은 값입니다. 그대로 두면 곡선에 맞춥니다. 책에서는 −1.1이나 −0.1로 그립니다. 너무 작으면 곡선이 납작해집니다.</translation>
    </message>
    <message>
        <source>The highest value that is shown; by itself it fits the curves. Textbooks draw up to 1.1 or 5.1. Too high: the curves become flat. Too low: they leave the picture.</source>
        <translation>세로축에 보일 가장 큰 값입니다. 그대로 두면 곡선에 맞춥니다. 책에서는 1.1이나 5.1까지 그립니다. 너무 크면 곡선이 납작해지고, 너무 작으면 곡선이 그림 밖으로 나갑니다.</translation>
    </message>
    <message>
        <source>In which library&apos;s words the network is written: NumPy shows every formula, Keras and PyTorch are what projects use.</source>
        <translation>신경망을 어떤 라이브러리의 코드로 쓸지 정합니다. NumPy는 모든 식이 드러나고, Keras와 PyTorch는 실제 프로젝트에서 쓰입니다.</translation>
    </message>
    <message>
        <source>Which samples are counted. Usually validation or test: the network was not trained on them. On training samples it looks better than it is.</source>
        <translation>어떤 표본을 셀지 정합니다. 보통 검증이나 시험 표본입니다. 훈련에 쓴 표본으로 보면 실제보다 좋아 보입니다.</translation>
    </message>
    <message>
        <source>Whose weights, activations and gradients are counted. Look at the first layer first: gradients vanish there.</source>
        <translation>어느 층의 가중치, 활성값, 기울기를 셀지 정합니다. 기울기는 첫 층에서 사라지니 첫 층부터 보세요.</translation>
    </message>
    <message>
        <source>Goes back to how the numbers were spread earlier in the training; at the right end it is now.</source>
        <translation>학습의 앞 시점에 숫자가 어떻게 퍼져 있었는지 되돌아봅니다. 오른쪽 끝이 지금입니다.</translation>
    </message>
    <message>
        <source>Which lesson is open. They build on one another; each can be left and taken up again.</source>
        <translation>열려 있는 단원을 고릅니다. 앞 단원에 이어지지만, 언제든 멈추었다가 다시 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your number or word. Four digits are usually enough: rounded ones count as right, with a point or as a fraction.</source>
        <translation>답이 되는 숫자나 낱말입니다. 보통 네 자리면 충분하며, 반올림한 값도 맞습니다. 소수나 분수로 쓰세요.</translation>
    </message>
    <message>
        <source>Which input runs along the horizontal axis; the others are held where they are. With two inputs there is nothing to choose.</source>
        <translation>가로축에 놓을 입력입니다. 나머지 입력은 고정됩니다. 입력이 둘이면 고를 것이 없습니다.</translation>
    </message>
    <message>
        <source>Which input runs along the vertical axis; take another one than along the horizontal, or the plane is a line.</source>
        <translation>세로축에 놓을 입력입니다. 가로축과 다른 것을 고르세요. 같으면 평면이 직선이 됩니다.</translation>
    </message>
    <message>
        <source>The one setting that differs in the new run. Change one at a time: then you know what made the difference.</source>
        <translation>새 실행에서 바꿀 설정 하나입니다. 한 번에 하나만 바꿔야 무엇 때문에 달라졌는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>How far each step goes along the gradient. Often 0.1 for SGD and 0.001 for Adam. Too large: the loss jumps or grows. Too small: it hardly falls.</source>
        <translation>한 번에 기울기를 따라 얼마나 움직일지 정합니다. SGD는 흔히 0.1, Adam은 0.001입니다. 너무 크면 손실이 튀거나 커지고, 너무 작으면 거의 줄지 않습니다.</translation>
    </message>
    <message>
        <source>How many samples one step looks at. Often 10 to 128; 0 is the whole set. Too small: the loss trembles. Too large: few steps in each epoch.</source>
        <translation>한 스텝에서 보는 표본 수입니다. 흔히 10에서 128이고, 0이면 전체입니다. 너무 작으면 손실이 흔들리고, 너무 크면 에포크마다 스텝이 적어집니다.</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD follows it, Momentum gathers speed, Adam sizes the step for every weight. Most begin with SGD or Adam.</source>
        <translation>기울기로 가중치를 바꾸는 방법입니다. SGD는 그대로 따르고, 모멘텀은 속도를 붙이며, Adam은 가중치마다 걸음을 조절합니다. 대개 SGD나 Adam으로 시작합니다.</translation>
    </message>
    <message>
        <source>How strongly large weights are punished. Often 0.0001 to 0.01; 0 is none. Too large: the network cannot learn. Too small: it may overfit.</source>
        <translation>큰 가중치에 얼마나 벌점을 줄지 정합니다. 흔히 0.0001에서 0.01이고, 0이면 없습니다. 너무 크면 배우지 못하고, 너무 작으면 과적합할 수 있습니다.</translation>
    </message>
    <message>
        <source>The number all randomness starts from. Any whole number: another one shows whether a result was luck.</source>
        <translation>모든 난수가 시작하는 값입니다. 어떤 정수든 좋으며, 다른 값으로 해 보면 결과가 우연이었는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>How often the run goes through the training set. Often 10 to 500. Too few: it stops while still learning. Too many: it may overfit.</source>
        <translation>훈련 집합을 몇 번 도는지 정합니다. 흔히 10에서 500입니다. 너무 적으면 배우는 중에 끝나고, 너무 많으면 과적합할 수 있습니다.</translation>
    </message>
    <message>
        <source>Where the walk stops. Begin with layers; phases are quicker, operations show every formula, neurons every single sum.</source>
        <translation>어디에서 멈출지 정합니다. 처음에는 층이 알맞습니다. 국면은 빠르고, 연산은 식마다, 뉴런은 합 하나마다 멈춥니다.</translation>
    </message>
    <message>
        <source>Every stop of this step, in order: choose one to go there. Going back restores every number exactly.</source>
        <translation>이 스텝의 모든 정지점이 차례대로 있습니다. 고르면 그리로 갑니다. 되돌아가면 모든 숫자가 정확히 그때로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Which row of the batch is shown in the neurons and worked out in the formulas. The others are computed all the same.</source>
        <translation>뉴런과 수식에 보여 줄 배치의 행입니다. 다른 표본도 똑같이 계산됩니다.</translation>
    </message>
    <message>
        <source>Which step of the training is walked through; at the right end it is the next one. Weights are those of that moment.</source>
        <translation>학습의 어느 스텝을 살펴볼지 정합니다. 오른쪽 끝이 다음에 할 스텝입니다. 가중치는 그 시점의 값입니다.</translation>
    </message>
    <message>
        <source>The number of the step that is walked through, from 1. Steps before are worked out again, exactly.</source>
        <translation>살펴볼 스텝의 번호로, 1부터 셉니다. 앞의 스텝은 정확히 그대로 다시 계산됩니다.</translation>
    </message>
    <message>
        <source>A weight or bias of the network; Enter takes it, Esc leaves it. Usually −2 to 2. Far from 0, sigmoid and tanh saturate; at 0 nothing gets through.</source>
        <translation>신경망의 가중치나 편향입니다. Enter로 정하고 Esc로 그만둡니다. 보통 −2에서 2입니다. 0에서 멀면 시그모이드와 tanh가 포화되고, 0이면 아무것도 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>What is added to the weighted sum: it shifts the neuron&apos;s threshold. Usually −2 to 2. Too large: the neuron is always on. Too small: always off.</source>
        <translation>가중합에 더하는 값으로, 뉴런의 문턱을 옮깁니다. 보통 −2에서 2입니다. 너무 크면 늘 켜지고, 너무 작으면 늘 꺼집니다.</translation>
    </message>
    <message>
        <source>How strongly the chosen input counts; below 0 it counts against. Usually −2 to 2. Too large: the neuron saturates. At 0 the input is ignored.</source>
        <translation>고른 입력을 얼마나 세게 반영할지 정합니다. 0보다 작으면 반대로 작용합니다. 보통 −2에서 2입니다. 너무 크면 뉴런이 포화되고, 0이면 그 입력을 무시합니다.</translation>
    </message>
    <message>
        <source>The folder with the four files of MNIST or Fashion-MNIST, as they are or as .gz.</source>
        <translation>MNIST나 Fashion-MNIST의 파일 네 개가 있는 폴더입니다. 그대로든 .gz든 됩니다.</translation>
    </message>
    <message>
        <source>Which array of the file becomes this parameter. Only arrays of its shape are listed; one that is turned over says so.</source>
        <translation>파일의 어느 배열을 이 매개변수에 넣을지 정합니다. 모양이 맞는 배열만 나오며, 전치해야 하는 것은 그렇게 적혀 있습니다.</translation>
    </message>
    <message>
        <source>What the network is given for this input. Take a value like those of the data: far outside them it can only guess.</source>
        <translation>이 입력으로 신경망에 넣는 값입니다. 데이터에 있던 것과 비슷한 값을 넣으세요. 크게 벗어나면 짐작일 뿐입니다.</translation>
    </message>
</context>
</TS>
