"""One letter version on disk: what it says as data, and its bytes."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.letters.letter import Letter
from upheld.letters.made_with import made_with
from upheld.letters.render import render_pdf
from upheld.letters.stored import from_json, to_json
from upheld.publication.release import to_bytes
from upheld.publication.versions import versions
from upheld.runs.annual import places
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import read_json, sha256_of, write_whole

# What belongs to the sending of a letter, not to what it says about its body.
GREETING = ("addressee", "salutation", "written_on", "sender")


@dataclass(frozen=True, kw_only=True)
class LetterPlace:
    """Where the two files of a letter version lie."""

    data: Path
    pdf: Path

    def read(self) -> Letter:
        """What the letter says."""
        return from_json(read_json(self.data)["content"])


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The letters of a year on disk. Asks the database nothing, so that threads may use it."""

    year: int
    mark: str

    def place(self, body: str, version: int) -> LetterPlace:
        """The place of a letter version."""
        folder = places.letter(self.year, body, version)
        later = f"-v{version}" if version > 1 else ""
        pdf = folder / f"{self.mark}{body}-{self.year}{later}.pdf"
        return LetterPlace(data=folder / f"{self.mark}letter.json", pdf=pdf)


def shelf_of(year: int) -> Shelf:
    """The shelf of a year, with the mark of a demonstration where this is one."""
    return Shelf(year=year, mark=places.mark())


@dataclass(frozen=True, kw_only=True)
class LetterFiles:
    """Digests of a letter version, and the tools its bytes were made with."""

    sha256: str
    content_sha256: str
    tools: dict[str, str]


def content_of(letter: Letter) -> dict[str, Any]:
    """What the letter says, as plain data."""
    return to_json(letter)


def content_digest(content: dict[str, Any]) -> str:
    """Digest of what a letter says, apart from the release that it names.

    A correction makes a new release; a letter in which no figure changed stands as it is. Nor do
    paragraphs count that only lead to the page of a text: letters that were written before there
    were any stand too.
    """
    said = {name: value for name, value in content.items() if name != "release"}
    said["sections"] = [_without_leads(section) for section in content["sections"]]
    return hashlib.sha256(to_bytes(said)).hexdigest()


def _without_leads(section: dict[str, Any]) -> dict[str, Any]:
    own = [each for each in section["paragraphs"] if not each.get("lead")]
    return section | {"paragraphs": own}


def said_digest(content: dict[str, Any]) -> str:
    """Digest of what a letter says about its body, whomever it greets and whenever."""
    said = {name: value for name, value in content.items() if name not in GREETING}
    return content_digest(said)


def tools_now() -> dict[str, str]:
    """Versions of everything that a letter is made with now."""
    return versions() | made_with()


def write_letter(letter: Letter, place: LetterPlace) -> LetterFiles:
    """Render and keep a letter; one that lies there with the same content is not made again.

    Touches no database, so that letters can be rendered side by side.
    """
    content, tools = content_of(letter), tools_now()
    if kept := _kept(place, content, tools):
        return kept
    rendered = render_pdf(letter)
    write_whole(place.pdf, rendered)
    stored = {"content": content, "tools": tools, "sha256": sha256(rendered)}
    write_whole(place.data, to_bytes(stored))
    return _files(stored)


def _kept(place: LetterPlace, content: dict[str, Any], tools: dict[str, str]) -> LetterFiles | None:
    if not (place.data.exists() and place.pdf.exists()):
        return None
    stored = read_json(place.data)
    same = stored["content"] == json.loads(to_bytes(content)) and stored["tools"] == tools
    return _files(stored) if same and sha256_of(place.pdf) == stored["sha256"] else None


def _files(stored: dict[str, Any]) -> LetterFiles:
    return LetterFiles(
        sha256=stored["sha256"],
        content_sha256=content_digest(stored["content"]),
        tools=stored["tools"],
    )
