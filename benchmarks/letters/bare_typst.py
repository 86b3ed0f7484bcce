"""The same template and the same JSON given to Typst directly, in two threads."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path

import typst

from benchmarks.letters import ours
from benchmarks.letters.kept import read_letters
from upheld.letters.render import TEMPLATE, sheet

BEGIN = f'#include "{TEMPLATE.name}"'.encode()
FONTS = ("fontpkg_source_sans_3", "fontpkg_source_serif_4")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One letter ready for Typst: its data as JSON, and its day."""

    data: bytes
    day: datetime


def prepare(place: Path) -> list[Sheet]:
    """Every letter as JSON: making it is not counted here, and is in ours."""
    return [
        Sheet(
            data=json.dumps(sheet(letter), ensure_ascii=False, sort_keys=True).encode(),
            day=datetime.combine(letter.written_on, time(), tzinfo=UTC),
        )
        for letter in read_letters(place)
    ]


def run(sheets: list[Sheet]) -> list[bytes]:
    """The letters as PDF/UA-1, one compiler to a thread."""
    of_thread = threading.local()
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_folder(package)) for package in FONTS],
    )

    def start() -> None:
        of_thread.compiler = typst.Compiler(
            root=str(TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True
        )

    def render(one: Sheet) -> bytes:
        made: bytes = of_thread.compiler.compile(
            {"main.typ": BEGIN, "data.json": one.data},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=one.day,
        )
        return made

    with ThreadPoolExecutor(ours.WORKERS, initializer=start) as workers:
        return list(workers.map(render, sheets))


def answer(rendered: list[bytes]) -> list[str]:
    """The digest of each document."""
    return ours.answer(rendered)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"font package {package} is not installed")
    return Path(spec.origin).parent / "files"
