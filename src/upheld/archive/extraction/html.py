"""HTML to lines: blocks are lines, rows of tables lines of cells, what is hidden is left out."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from upheld.archive.document import Line, Place
from upheld.archive.extraction.characters import plain
from upheld.archive.extraction.decoding import decoded
from upheld.archive.extraction.extracted import Extracted
from upheld.domain.errors import Refused

_MAX_TAGS = 100_000
_MAX_SPAN = 50
_MAX_DEPTH = 500
_UNREAD = frozenset(
    {
        "head",
        "title",
        "desc",
        "metadata",
        "defs",
        "style",
        "script",
        "template",
        "noscript",
        "object",
        "embed",
        "iframe",
        "audio",
        "video",
        "canvas",
        "select",
        "datalist",
        "textarea",
        "button",
        "map",
        "-comment",
        "-undef",
        "!doctype",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tspan",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_STRUCK = frozenset({"del", "s", "strike"})
_CELLS = frozenset({"td", "th"})
_ENDS_BY_ITSELF = frozenset(
    [
        *["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"],
        *["p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup"],
        *["circle", "line", "path", "rect", "use", "g"],
    ]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,20})")
_STRUCK_BY_STYLE = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def lines_of(content: bytes) -> Extracted:
    """The lines that a reader sees, one for each block, numbered in order."""
    if content.count(b"<") > 2 * _MAX_TAGS:
        raise Refused(f"it has more than {_MAX_TAGS:,} elements; a letter has some hundred")
    text = decoded(content)
    if _depth(text) > _MAX_DEPTH:
        raise Refused(f"its elements are nested more than {_MAX_DEPTH:,} deep")
    body = LexborHTMLParser(text).body
    lines = _Lines()
    if body is not None:
        _walk(body, lines)
    return Extracted(pages=1, lines=tuple(lines.ended()))


def _depth(text: str) -> int:
    # Counted before a tree is built, which takes the square of the depth. Elements that end
    # without a tag of their own are not counted, for a long list of them is not deep.
    depth = deepest = 0
    for ends, tag in _TAG.findall(text):
        if tag.lower() not in _ENDS_BY_ITSELF:
            depth = max(depth - 1, 0) if ends else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _walk(body: LexborNode, lines: "_Lines") -> None:
    # By hand, not by calls of itself: a document may be nested deeper than Python's stack.
    node: LexborNode | None = body.first_child
    while node is not None:
        inside = lines.begin(node)
        below = node.first_child if inside else None
        if below is not None:
            node = below
            continue
        if inside:
            lines.end(node)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == body.mem_id:
                return
            lines.end(node)
        node = node.next if node is not None else None


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style") or ""))


def _is_struck(node: LexborNode) -> bool:
    style = node.attributes.get("style") or ""
    return node.tag in _STRUCK or bool(_STRUCK_BY_STYLE.search(style))


class _Lines:
    """Collects lines while elements begin and end."""

    def __init__(self) -> None:
        self._done: list[tuple[str, ...]] = []
        self._said: list[str] = []
        self._row: list[str] | None = None

    def begin(self, node: LexborNode) -> bool:
        """Take in where `node` begins; whether what is inside is to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node)
        elif tag in _UNREAD or _is_hidden(node):
            return False
        elif _is_struck(node):
            # What is struck out is not said, and what stands around it does not grow together.
            self._said.append(" ")
            return False
        elif tag == "table":
            self._break_row()
        elif tag == "tr":
            self._break_row()
            self._row = []
        elif tag not in _INLINE and ":" not in tag:
            self._break()
        return True

    def end(self, node: LexborNode) -> None:
        """Take in where `node` ends."""
        tag = node.tag or ""
        if tag in _CELLS and self._row is not None:
            self._row += [self._taken(), *[""] * _spanned(node)]
        elif tag == "tr" and self._row is not None:
            stray = self._taken()
            self._done.append((*self._row, stray) if stray else tuple(self._row))
            self._row = None
        elif tag not in _INLINE and ":" not in tag and not tag.startswith("-"):
            self._break()

    def ended(self) -> Iterator[Line]:
        """Every line, numbered."""
        self._break_row()
        seen = (cells for cells in self._done if any(cells))
        for number, cells in enumerate(seen, 1):
            yield Line(place=Place(page=1, line=number), cells=cells)

    def _say(self, node: LexborNode) -> None:
        text = node.text_content or ""
        parent = node.parent
        tag = parent.tag if parent is not None else ""
        if tag in {"sup", "sub"} and text[:1].isdigit():
            # The number of a footnote is no digit of the number before it.
            text = f" {text} "
        elif text[:1].isdigit() and self._said and self._said[-1][-1:].isalpha():
            # Words and a number in elements of their own, set apart by a style sheet alone.
            text = f" {text}"
        if tag == "pre" and self._row is None:
            for line in text.split("\n"):
                self._said.append(line)
                self._break()
        else:
            self._said.append(text)

    def _break(self) -> None:
        if self._row is not None:
            self._said.append(" ")
        elif self._said:
            self._done.append((self._taken(),))

    def _break_row(self) -> None:
        # A table within a cell is there for its looks; what stands around it are lines.
        self._done += [(cell,) for cell in self._row or ()]
        self._row = None
        self._break()

    def _taken(self) -> str:
        said, self._said = plain("".join(self._said)), []
        return said


def _spanned(node: LexborNode) -> int:
    span = node.attributes.get("colspan") or ""
    return min(int(span), _MAX_SPAN) - 1 if span.isascii() and span.isdigit() and int(span) else 0
