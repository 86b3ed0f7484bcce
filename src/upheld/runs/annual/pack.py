"""Gather the letters that somebody should read whole into one PDF, kept beside the letters."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.letters.compose import LANGUAGE
from upheld.letters.letter import Letter
from upheld.letters.reading_pack import Changed, Chapter, PackedLetter, ReadingPack, render_pack
from upheld.publication.release import Release, to_bytes
from upheld.runs.annual import places
from upheld.runs.annual.actions.packs import note_pack
from upheld.runs.annual.check_words import sentence
from upheld.runs.annual.count import release_of
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.groups import Said, groups_of, said_by
from upheld.runs.annual.letter_files import Shelf, shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import STATES
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.showing import measure_rows
from upheld.runs.annual.write import newest_letters
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import read_json, write_whole

FOLDER, NOTE = "reading-pack", "pack.json"
REPORTS, REFUSED, LATE, OWN = CHAPTERS = (
    "Letters that tell of a public report", "Remedies that were not carried out",
    "Late remedies", "Free text",
)  # fmt: skip
# Blocks that say nothing of one body: they are read once, not in every letter.
STANDING = ("opening", "reading", "training")


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack that was made."""

    pdf: Path
    bodies: tuple[str, ...]
    """Whose letters are in it: nobody with a conflict reads it."""
    made_at: datetime
    by: str

    @property
    def letters(self) -> int:
        """How many letters are in it."""
        return len(self.bodies)


def pack_of(year: int) -> Pack | None:
    """The pack that was made last, or None."""
    folder = places.letters(year) / FOLDER
    if not (folder / NOTE).is_file():
        return None
    note = read_json(folder / NOTE)
    return Pack(
        pdf=folder / note["file"],
        bodies=tuple(note["bodies"]),
        made_at=datetime.fromisoformat(note["made_at"]),
        by=note["by"],
    )


def make_pack(
    year: int,
    *,
    by: str,
    leave_out: Collection[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Pack:
    """Make the pack of a year's newest letters; the same letters give the same bytes."""
    newest = {b: x for b, x in newest_letters(year).items() if b not in leave_out}
    if not newest:
        raise Refused(f"{year} has no letters; write them first")
    desk, shelf = open_desk(year), shelf_of(year)
    chosen = _chosen(desk, newest, shelf)
    letters = sum(map(len, chosen.values()))
    tell(f"letters to gather: {letters:,}")
    content = render_pack(_gathered(desk, newest, shelf, chosen))
    folder = places.letters(year) / FOLDER
    name = f"{places.mark()}reading-pack-{year}.pdf"
    bodies = sorted(body for found in chosen.values() for body in found)
    now = clock.now()
    write_whole(folder / name, content)
    note = {"file": name, "bodies": bodies, "made_at": now.isoformat(), "by": by}
    write_whole(folder / NOTE, to_bytes(note))
    note_pack(year=year, letters=letters, sha256=sha256(content), by=by)
    return Pack(pdf=folder / name, bodies=tuple(bodies), made_at=now, by=by)


def _chosen(desk: Desk, newest: dict[str, LetterVersion], shelf: Shelf) -> dict[str, list[str]]:
    """Bodies by the first chapter that fits."""
    found: dict[str, list[str]] = {title: [] for title in CHAPTERS}
    for body, letter in sorted(newest.items(), key=lambda each: desk.release.bodies[each[0]]):
        for title in _reasons(desk, body, said_by(letter, shelf)):
            found[title].append(body)
            break
    return found


def _reasons(desk: Desk, body: str, said: Said) -> Iterator[str]:
    if said.reports:
        yield REPORTS
    if desk.release.figures(body).compliance[ComplianceOutcome.NOT_SATISFIED]:
        yield REFUSED
    if said.late:
        yield LATE
    edits = desk.edits.get(body)
    if edits and (edits.free_paragraphs or edits.switched_off):
        yield OWN


def _gathered(
    desk: Desk, newest: dict[str, LetterVersion], shelf: Shelf, chosen: dict[str, list[str]]
) -> ReadingPack:
    before = release_of(desk.year - 1)
    last = newest_letters(desk.year - 1)
    held = held_letters(desk.year)

    def packed(body: str) -> PackedLetter:
        letter = newest[body]
        said = shelf.place(body, letter.version).read()
        was = last.get(body)
        state = f"{letter.state}, version {letter.version}"
        if stopped := held.get((body, letter.version)):
            state += f", held: {stopped.why}"
        return PackedLetter(
            body=desk.release.bodies[body],
            state=state[:1].upper() + state[1:],
            sections=tuple(
                section
                for section in said.sections
                if not _stands_in_all(section.key) or section.key in _added(desk, body)
            ),
            changed=tuple(_changes(desk, before, body)),
            since=tuple(_since(said, _said(was))),
            left_out=tuple(
                f"{each.key.replace('_', ' ')}: {each.reason}" for each in said.omissions
            ),
        )

    groups = groups_of(newest.values(), shelf)
    watermark = "DEMONSTRATION" if desk.release.manifest["demonstration"] else ""
    states = [letter.state for letter in newest.values()]
    counts = [("All", len(newest))]
    counts += [(s.capitalize(), states.count(s)) for s in STATES if s in states]
    counts += [("Held", sum((b, x.version) in held for b, x in newest.items()))]
    counts += [(title, len(bodies)) for title, bodies in chosen.items()]
    return ReadingPack(
        year=desk.year,
        title=f"Reading pack of the letters of {desk.year}",
        office=desk.plan.sender,
        release=desk.release.id,
        language=LANGUAGE,
        day=desk.plan.issue_at.astimezone(UK).date(),
        watermark=watermark,
        counts=tuple((title, f"{count:,}") for title, count in counts),
        standing=tuple(
            section for section in _first(newest, shelf).sections if _stands_in_all(section.key)
        ),
        groups=tuple((sentence(group.words), f"{len(group.letters):,}") for group in groups),
        chapters=tuple(
            Chapter(title=title, letters=tuple(map(packed, bodies)))
            for title, bodies in chosen.items()
            if bodies
        ),
    )


def _first(newest: dict[str, LetterVersion], shelf: Shelf) -> Letter:
    body, letter = min(newest.items())
    return shelf.place(body, letter.version).read()


def _stands_in_all(key: str) -> bool:
    return key in STANDING or key.startswith("sector")


def _added(desk: Desk, body: str) -> Collection[str]:
    edits = desk.edits.get(body)
    return edits.free_paragraphs if edits else ()


def _said(letter: LetterVersion | None) -> Letter | None:
    if letter is None:
        return None
    place = shelf_of(letter.year).place(letter.authority_id, letter.version)
    return place.read() if place.data.is_file() else None


def _changes(desk: Desk, before: Release | None, body: str) -> Iterator[Changed]:
    if before is None or body not in before.bodies:
        return
    was = {title: shown for title, shown, _ in measure_rows(before.figures(body))}
    for title, shown, _ in measure_rows(desk.release.figures(body)):
        if title in was and was[title] != shown:
            yield Changed(title=title, was=was[title], now=shown)


def _since(now: Letter, last: Letter | None) -> Iterator[str]:
    """Which blocks came and went since last year's letter."""
    if last is None:
        yield "There is no letter of last year here."
        return
    was, has = ([section.key for section in x.sections] for x in (last, now))
    if new := _named([key for key in has if key not in was]):
        yield f"Not in last year’s letter: {new}."
    if gone := _named([key for key in was if key not in has]):
        yield f"Only in last year’s letter: {gone}."


def _named(keys: Sequence[str]) -> str:
    # Texts for all bodies change every year.
    return ", ".join(key.replace("_", " ") for key in keys if not key.startswith("sector"))
