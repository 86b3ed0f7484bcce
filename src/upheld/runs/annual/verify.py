"""Verify: every file, every number and every letter of a year, made again and compared."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.letters.made_with import made_with
from upheld.letters.render import render_pdf
from upheld.publication.release import MANIFEST, Release, faults
from upheld.runs.annual import places
from upheld.runs.annual.count import counted_files, release_of
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.edits import NO_EDITS
from upheld.runs.annual.letter_files import LetterPlace, Shelf, shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import sha256_of

# Software that did not note a tool yet.
EARLIER = "of earlier software"


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How much was compared, what differed, and what could not be compared."""

    files: int
    numbers: int
    letters: int
    faults: tuple[str, ...]
    incomparable: Mapping[str, int]
    """How many letters were made with other tools, by the words of what differs."""


def verify(
    year: int, *, rendering: bool = True, tell: Callable[[str], None] = lambda _: None
) -> Verified:
    """Compare every release of a year with its cut, and every letter with its data.

    Without `rendering`, letters are not made again: their bytes are compared with their digests,
    and their figures with the release.
    """
    found = places.versions(places.releases(year))
    if not found:
        raise Refused(f"{year} has no release; run: upheld count {year}")
    problems: list[str] = []
    files = numbers = 0
    for version in found:
        release, cut = release_of(year, version), cut_of(year, version)
        if release is None:
            raise Refused(f"release {year}-v{version} lacks its manifest; restore it from a copy")
        tell(f"release {release.id}: {len(release.manifest['files']):,} files")
        problems += [f"{release.id}: {fault}" for fault in faults(release)]
        files += len(release.manifest["files"])
        if cut_faults := list(_cut_faults(cut, release)):
            # A cut that is not the one frozen proves nothing: its numbers are not counted again.
            problems += [f"cut {cut.release}: {fault}" for fault in cut_faults]
            continue
        differing, again = _recounted(cut, release)
        problems += [
            f"{release.id}: {name}: counted again from the cut it differs" for name in differing
        ]
        numbers += again
    letters = list(LetterVersion.objects.filter(year=year).order_by("authority_id", "version"))
    tell(f"{len(letters):,} letters")
    comparable, incomparable = _sorted_by_tools(letters)
    shelf = shelf_of(year)
    placed = [(letter, shelf.place(letter.authority_id, letter.version)) for letter in letters]
    # Typst releases the interpreter while it works, so threads use every core.
    with ThreadPoolExecutor(settings.UPHELD_WORKERS) as workers:
        compared = workers.map(
            lambda each: _letter_fault(*each, again=rendering and each[0] in comparable), placed
        )
        problems += [fault for fault in compared if fault]
    problems += _statistics_faults(year, letters, shelf)
    return Verified(
        files=files,
        numbers=numbers,
        letters=len(letters),
        faults=tuple(problems),
        incomparable=incomparable,
    )


def _cut_faults(cut: Cut, release: Release) -> Iterator[str]:
    for name, digest in cut.manifest["tables"].items():
        path = cut.table(name)
        if not path.is_file():
            yield f"{path.name}: is missing"
        elif sha256_of(path) != digest:
            yield f"{path.name}: its bytes are not those that were frozen"
    if release.manifest["cut_sha256"] != cut.sha256:
        yield "the release names another cut"
    # The audit chain noted the digest when the cut was taken: files alone can be forged together.
    noted = AuditEvent.objects.filter(action="freeze", subject=f"cut {cut.release}").first()
    if noted is None or noted.detail["sha256"] != cut.sha256:
        yield "it is not the cut that the audit chain noted"


def _recounted(cut: Cut, release: Release) -> tuple[list[str], int]:
    again = counted_files(cut, correction=release.manifest["correction"])
    noted = release.manifest["files"]
    differing = [name for name in {**again, **noted} if name != MANIFEST
                 and (name not in again or noted.get(name) != sha256(again[name]))]  # fmt: skip
    return sorted(differing), len(again)


def _statistics_faults(year: int, letters: Sequence[LetterVersion], shelf: Shelf) -> Iterator[str]:
    """Letters whose statistics pages are not those of the release that they name."""
    if not letters:
        return
    desk = open_desk(year)
    for letter in letters:
        place = shelf.place(letter.authority_id, letter.version)
        if not place.data.is_file():
            yield f"{letter}: what it says is missing"
            continue
        said, counted = place.read(), desk.release_named(letter.release)
        again = desk.letter(
            letter.authority_id, version=letter.version, counted=counted, noted=counted,
            edits=NO_EDITS,
        )  # fmt: skip
        if (said.panels, said.tables) != (again.panels, again.tables):
            yield f"{letter}: its figures are not those of release {letter.release}"


def _sorted_by_tools(
    letters: Sequence[LetterVersion],
) -> tuple[set[LetterVersion], Counter[str]]:
    # What shapes the bytes of a letter; another version elsewhere leaves them comparable.
    ours = made_with()
    comparable, incomparable = set(), Counter[str]()
    for letter in letters:
        theirs = {name: letter.tools.get(name, EARLIER) for name in ours}
        other = [f"{name} {theirs[name]}" for name in ours if theirs[name] != ours[name]]
        if other:
            incomparable[", ".join(other)] += 1
        else:
            comparable.add(letter)
    return comparable, incomparable


def _letter_fault(letter: LetterVersion, place: LetterPlace, *, again: bool) -> str | None:
    if not place.pdf.is_file():
        return f"{letter}: its file is missing"
    if sha256_of(place.pdf) != letter.sha256:
        return f"{letter}: its bytes are not those recorded with it"
    if again and sha256(render_pdf(place.read())) != letter.sha256:
        return f"{letter}: rendered again it gives other bytes"
    return None
