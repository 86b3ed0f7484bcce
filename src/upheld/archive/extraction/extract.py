"""The way into this package: a file's path to the document that lies there."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from upheld.archive.document import Document
from upheld.archive.extraction.kinds import kind_of
from upheld.archive.extraction.process import ReadingProcess
from upheld.archive.extraction.taken import take
from upheld.domain.errors import Refused

_PROCESSES = 2
_AHEAD = 8
"""So many files are read before their turn, so that neither process waits."""


def extract(path: Path) -> Document:
    """The document at `path`. Refused, with its name and the reason, where it cannot be read.

    The file is read once, by this process; a process of its own, with limits of time and memory,
    makes sense of the bytes.
    """
    with ReadingProcess() as reader:
        return _extracted(reader, path)


def extract_all(paths: Iterable[Path]) -> Iterator[tuple[Path, Document | Refused]]:
    """Each path with its document or why there is none, in the order given.

    Two files are read at a time; a file that is refused does nothing to the others.
    """
    with ExitStack() as stack:
        idle: SimpleQueue[ReadingProcess] = SimpleQueue()
        for _ in range(_PROCESSES):
            idle.put(stack.enter_context(ReadingProcess()))
        threads = stack.enter_context(ThreadPoolExecutor(_PROCESSES))
        waiting: list[tuple[Path, Future[Document | Refused]]] = []
        for path in paths:
            waiting.append((path, threads.submit(_attempted, idle, path)))
            if len(waiting) > _AHEAD:
                first, found = waiting.pop(0)
                yield first, found.result()
        for path, found in waiting:
            yield path, found.result()


def _attempted(idle: SimpleQueue[ReadingProcess], path: Path) -> Document | Refused:
    reader = idle.get()
    try:
        return _extracted(reader, path)
    except Refused as refused:
        return refused
    finally:
        idle.put(reader)


def _extracted(reader: ReadingProcess, path: Path) -> Document:
    taken = take(path)
    try:
        kind = kind_of(taken)
        found = reader.lines_of(kind, taken.content)
    except Refused as refused:
        raise Refused(f"{taken.name}: {refused}") from None
    return Document(
        name=taken.name,
        kind=kind,
        sha256=taken.sha256,
        pages=found.pages,
        lines=found.lines,
        marks=found.marks,
    )
