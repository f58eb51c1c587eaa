"""A whole step as a document: every stop with its sentence, formulas, numbers and matrices."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from gui.stepping.error_path_card import walk_text
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.operations import Operation
from gui.stepping.sentences import sentence_text
from gui.stepping.stop_words import losses_text
from gui.stepping.stops import Stop
from gui.stepping.timeline import stop_title
from gui.stepping.writing import Writing
from gui.words.translation import tr

#: From title, stops, writing, focus and script to a document.
DocumentMaker = Callable[[str, Sequence[Stop], Writing, Focus, str], str]

_STYLE = (
    "body{font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.5}"
    "table{border-collapse:collapse;margin:.5em 0}"
    "td{border:1px solid #bbb;padding:2px 8px;text-align:right;"
    "font-variant-numeric:tabular-nums}"
    "caption{text-align:left;font-weight:bold}"
)


def step_as_markdown(
    title: str, stops: Sequence[Stop], writing: Writing, focus: Focus, script: str = ""
) -> str:
    """Return the step in Markdown.

    Parameters
    ----------
    title : str
    stops : sequence of Stop
    writing : Writing
        How numbers are printed; matrices are printed whole.
    focus : Focus
        The sample and neuron whose sums are written out.
    script : str
        The whole step in NumPy, to stand at the end.
    """
    parts = [f"# {title}"]
    for stop in stops:
        parts.append(f"## {stop_title(stop)}")
        parts += _sentences(stop, writing)
        for operation in _operations(stop, focus):
            parts.append(f"**{plain(operation.formula)}**")
            parts.append(f"```python\n{operation.code}\n```")
            parts += [operation.shapes_text] if operation.shapes_text else []
            parts += [f"- {line}" for line in _lines(operation, stop, writing, focus)]
            parts += [_markdown_table(matrix, writing) for matrix in operation.matrices]
        parts += [f"- {text}" for text in _largest_share(stop, focus)]
    if script:
        heading = tr("The whole step in NumPy")
        parts += [f"## {heading}", f"```python\n{script}```"]
    return "\n\n".join(parts) + "\n"


def step_as_html(
    title: str, stops: Sequence[Stop], writing: Writing, focus: Focus, script: str = ""
) -> str:
    """Return the step as a page that needs nothing else; parameters as in `step_as_markdown`."""
    parts = [f"<h1>{escape(title)}</h1>"]
    for stop in stops:
        parts.append(f"<h2>{escape(stop_title(stop))}</h2>")
        parts += [f"<p>{escape(text)}</p>" for text in _sentences(stop, writing)]
        for operation in _operations(stop, focus):
            parts.append(f"<h3>{escape(plain(operation.formula))}</h3>")
            parts.append(f"<pre>{escape(operation.code)}</pre>")
            parts += [f"<p>{operation.shapes_text}</p>"] if operation.shapes_text else []
            parts += [f"<p>{escape(t)}</p>" for t in _lines(operation, stop, writing, focus)]
            parts += [_html_table(matrix, writing) for matrix in operation.matrices]
        parts += [f"<p>{escape(text)}</p>" for text in _largest_share(stop, focus)]
    if script:
        heading = tr("The whole step in NumPy")
        parts.append(f"<h2>{escape(heading)}</h2>")
        parts.append(f"<pre>{escape(script)}</pre>")
    head = f"<meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style>"
    body = "\n".join(parts)
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>\n"


def _sentences(stop: Stop, writing: Writing) -> list[str]:
    said = [sentence_text(one, writing.numbers) for one in (stop.sentence, *stop.notes)]
    if stop.losses is not None:
        said.append(losses_text(*stop.losses, writing.numbers))
    return said


def _operations(stop: Stop, focus: Focus) -> list[Operation]:
    """Return the operations with the matrices of the weight in focus."""
    return [operation.at(operation.within(focus)) for operation in stop.operations]


def _lines(operation: Operation, stop: Stop, writing: Writing, focus: Focus) -> Iterator[str]:
    """Yield the formula with its numbers, for the cell in focus."""
    own = operation.own_writing(writing.for_stop(stop.counts_weights))
    yield from map(plain, operation.numbers(operation.within(focus), own))


def _largest_share(stop: Stop, focus: Focus) -> Iterator[str]:
    """Yield the walk on which most of the error came to the neuron in focus."""
    if stop.paths is None or stop.layer is None:
        return
    neuron = min(focus.output, stop.paths.forward[stop.layer].output.shape[1] - 1)
    walk = stop.paths.largest(stop.layer, neuron, focus.sample)
    if walk:
        yield walk_text(stop.paths.network, walk)


def _title(matrix: Matrix) -> str:
    return f"{plain(matrix.name)} {matrix.shape_text}"


def _rows(matrix: Matrix, writing: Writing) -> Iterator[list[str]]:
    for row in matrix.values.tolist():
        yield [writing.text(value) for value in row]


def _markdown_table(matrix: Matrix, writing: Writing) -> str:
    columns = matrix.values.shape[1]
    head = f"| {' | '.join(str(column + 1) for column in range(columns))} |"
    rule = "|" + "--:|" * columns
    rows = [f"| {' | '.join(row)} |" for row in _rows(matrix, writing)]
    return "\n".join([f"{_title(matrix)}", "", head, rule, *rows])


def _html_table(matrix: Matrix, writing: Writing) -> str:
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in _rows(matrix, writing))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><caption>{escape(_title(matrix))}</caption>{body}</table>"
