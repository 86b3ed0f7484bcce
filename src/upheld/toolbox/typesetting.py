"""From a template and plain data to the bytes of an accessible PDF, the same bytes every time."""

import json
import re
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typst

# A machine's own fonts differ from machine to machine and so would the bytes: these two only.
FONT_PACKAGES = {
    "fontpkg_source_sans_3": "Source Sans 3",
    "fontpkg_source_serif_4": "Source Serif 4",
}
# Accessible PDF: Typst then refuses a missing title, missing alternative text, a skipped heading
# level and a character that no font can show.
STANDARD: Final = "ua-1"

# Files that lie beside the template while it is set: what Typst begins with, and the data.
MAIN, DATA = "main.typ", "data.json"

# Where a diagnostic points: the last part of a path, line and column. Its folders depend on the
# folder the program was started in, so they are left out.
_POINTER = re.compile(r"([^/\s]*?[\w-]+\.typ:\d+:\d+)")

# A sign that no font of ours has; the typesetter's own hint, another font, is none to a writer.
_LACKING = re.compile(r'the text `"(.+)"` could not be displayed with font', re.DOTALL)

_of_thread = threading.local()


class TypesettingFailed(Exception):
    """A document could not be set. `place` is file, line and column, or the package at fault."""

    def __init__(self, message: str, *, place: str) -> None:
        """Keep message and place apart, so that callers can show both."""
        super().__init__(f"{message} ({place})" if place else message)
        self.message = message
        self.place = place


def typeset(
    template: Path, *, data: Mapping[str, object], day: date, for_paper: bool = False
) -> bytes:
    """PDF/UA-1 bytes of `template`, which reads `data` as the file `/data.json`, dated `day`.

    `for_paper` keeps to no standard: such a file may hold others, and is read by a printer alone.

    Equal template, data and day give equal bytes. Text in `data` is never read as markup. A
    warning of the typesetter is an error: a document with missing text compiles with a warning.
    """
    # A file and no input of the program: an input belongs to all that Typst does, so another one
    # makes it set again even those paragraphs that a hundred documents share. It lies in memory.
    files = {
        MAIN: f'#include "{template.name}"'.encode(),
        DATA: json.dumps(data, ensure_ascii=False, sort_keys=True).encode(),
    }
    stamp = datetime.combine(day, time(), tzinfo=UTC)
    try:
        result, warnings = _compiler(template).compile_with_warnings(
            input=files,  # type: ignore[type-var]  # in its manual, not in its stub
            format="pdf",
            pdf_standards=[] if for_paper else STANDARD,
            timestamp=stamp,
        )
    except typst.TypstError as failure:
        if lacking := _LACKING.search(failure.message):
            said = f"our fonts cannot show “{lacking[1]}”; take it out or write it otherwise"
            raise TypesettingFailed(said, place="") from failure
        raise TypesettingFailed(
            _explain(failure.message, failure.hints), place=_place(failure.diagnostic, template)
        ) from failure
    if warnings:
        first = warnings[0]
        raise TypesettingFailed(
            _explain(first.message, first.hints), place=_place(first.diagnostic, template)
        )
    if not isinstance(result, bytes):
        raise TypesettingFailed("expected one document", place=template.name)
    return result


def versions() -> dict[str, str]:
    """Versions of everything that shapes the bytes: typesetter and font packages."""
    names = ["typst", *(package.replace("_", "-") for package in FONT_PACKAGES)]
    return {name: metadata.version(name) for name in names}


def families() -> list[str]:
    """The font families that documents can use; raises where one of ours is missing."""
    return sorted(_fonts().families())


def _compiler(template: Path) -> typst.Compiler:
    # A compiler keeps parsed files and fonts, and is not shared between threads.
    compilers: dict[Path, typst.Compiler] = _of_thread.__dict__.setdefault("compilers", {})
    if template not in compilers:
        if not template.is_file():
            raise TypesettingFailed("no such template", place=template.name)
        compilers[template] = typst.Compiler(
            root=str(template.parent),
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )
    return compilers[template]


@cache
def _fonts() -> typst.Fonts:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_font_folder(package)) for package in FONT_PACKAGES],
    )
    families = fonts.families()
    for package, family in FONT_PACKAGES.items():
        if family not in families:
            raise TypesettingFailed(f"font family {family!r} is missing", place=package)
    return fonts


def _font_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise TypesettingFailed("font package is not installed", place=package)
    return Path(spec.origin).parent / "files"


def _explain(message: str, hints: Sequence[str]) -> str:
    return "; ".join([message, *hints])


def _place(diagnostic: str, template: Path) -> str:
    """The file:line:column that a diagnostic points at, without the machine's folders."""
    found = _POINTER.search(diagnostic)
    return found[1] if found else template.name
