"""Pieces of a text around what was searched for, as plain text."""

import re
from collections.abc import Iterator

from tantivy import Document as Entry
from tantivy import Query, Schema, Searcher, SnippetGenerator

from upheld.publication.search.asked import Piece
from upheld.publication.search.fields import WORDS

LONGEST = 260
"""Characters of a snippet, without the signs that say that text is left out."""
LEFT_OUT = "…"
# "Miss B" is found by "missed" too; marked, she would seem to be what was looked for.
_TITLE = re.compile(rb"(?:Mr|Mrs|Ms|Miss|Mx|Dr) (?=[A-Z]\b)")
_GAP, _CLOSING = re.compile(r"\s+"), re.compile(r"[^\w\s]*")


class Snippets:
    """Makes the snippets of one search."""

    def __init__(
        self, searcher: Searcher, schema: Schema, marked: Query | None, wanted: int = 1
    ) -> None:
        """`marked` holds the words to mark, so many; without it snippets begin the summaries."""
        self._generator, self._wanted = None, wanted
        if marked is not None:
            self._generator = SnippetGenerator.create(searcher, marked, schema, WORDS)
            self._generator.set_max_num_chars(LONGEST)

    def of(self, found: Entry) -> tuple[Piece, ...]:
        """A snippet of one document."""
        _, summary, text = found.get_all(WORDS)
        if self._generator is not None:
            best = self._pieces(summary)
            if _says(best) < self._wanted:
                # The summary comes first, unless another place says more of it.
                best = max((best, self._pieces(f"{summary}\n{text}")), key=_says)
            if best:
                return best
        return (Piece(text=_beginning(summary)),)

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        assert self._generator is not None  # noqa: S101 - asked for with words alone
        shown = Entry()
        shown.add_text(WORDS, text)
        snippet = self._generator.snippet_from_doc(shown)
        spans = [(span.start, span.end) for span in snippet.highlighted()]
        return tuple(_pieces(snippet.fragment(), spans, whole=text)) if spans else ()


def _says(pieces: tuple[Piece, ...]) -> int:
    return len({piece.text.casefold() for piece in pieces if piece.marked})


def _pieces(fragment: str, spans: list[tuple[int, int]], *, whole: str) -> Iterator[Piece]:
    # Spans count bytes; a word that several parts of a search ask for has several spans.
    content, done = fragment.encode(), 0
    spans = [span for span in spans if not _TITLE.match(content, span[0])] or spans
    before, _, after = whole.partition(fragment)
    if before.strip():
        yield Piece(text=f"{LEFT_OUT} ")
    for start, end in sorted(spans):
        if start < done:
            continue
        if start > done:
            yield Piece(text=_one_line(content[done:start].decode()))
        yield Piece(text=_one_line(content[start:end].decode()), marked=True)
        done = end
    # A fragment ends with a word; what closes its sentence belongs to it.
    closing = _CLOSING.match(after)
    rest = content[done:].decode() + (closing[0] if closing else "")
    if after[closing.end() if closing else 0 :].strip():
        rest = f"{rest.rstrip()} {LEFT_OUT}"
    if rest.rstrip():
        yield Piece(text=_one_line(rest.rstrip()))


def _one_line(text: str) -> str:
    return _GAP.sub(" ", text)


def _beginning(summary: str) -> str:
    line = " ".join(summary.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0]} {LEFT_OUT}"
