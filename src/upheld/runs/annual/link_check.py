"""Links that the letters of a year print are asked once, before the letters go."""

from collections.abc import Iterator
from http import HTTPStatus

from django.conf import settings

from upheld.domain.errors import CheckFailed
from upheld.letters.letter import Letter
from upheld.letters.paragraphs import Run
from upheld.runs.annual.actions.links import note_silent_links
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models.letter_version import APPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.write import newest_letters
from upheld.toolbox import clock
from upheld.toolbox.links import statuses

GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
WEB = ("http://", "https://")
# So many are named; a site that is down silences every link of every letter.
NAMED = 5


def silent_links(year: int) -> dict[str, str]:
    """Addresses in letters about to go that do not answer as a page does, with what they answer.

    Before the public hour our own site has not every page yet, so there only the site is asked.
    """
    shelf, site = shelf_of(year), settings.UPHELD_SITE_ADDRESS
    found: set[str] = set()
    for body, letter in newest_letters(year).items():
        if letter.state == APPROVED:
            said = shelf.place(body, letter.version).read()
            found.update(run.address for run in _runs(said) if run.address)
    addresses = {each for each in found if each.startswith(WEB)}
    ours = {each for each in addresses if site and each.startswith(f"{site}/")}
    home = f"{site}/"
    asked = statuses(addresses | ({home} if ours else set()))
    if ours and not _is_well(asked[home]):
        # Then none of its pages need be named.
        asked = {address: said for address, said in asked.items() if address not in ours - {home}}
    plan = plan_of(year)
    coming = ours if plan is None or clock.now() < plan.public_at else set()
    return {
        address: f"answers {status}" if isinstance(status, int) else status
        for address, status in asked.items()
        if not _is_well(status) and not (address in coming and status in GONE)
    }


def refuse_silent_links(year: int, *, despite: str = "", by: str) -> None:
    """`CheckFailed` where links do not answer, unless somebody goes on for a reason."""
    silent = silent_links(year)
    if not silent:
        return
    if despite.strip():
        note_silent_links(year=year, addresses=sorted(silent), why=despite.strip(), by=by)
        return
    named = "; ".join(f"{address}: {said}" for address, said in list(silent.items())[:NAMED])
    more = f"; and {len(silent) - NAMED:,} more" if len(silent) > NAMED else ""
    raise CheckFailed(
        f"links in the letters do not answer ({named}{more}); nothing was sent. See that they "
        "lead somewhere, or issue with the reason why the letters go all the same"
    )


def _runs(letter: Letter) -> Iterator[Run]:
    for section in letter.sections:
        for paragraph in section.paragraphs:
            yield from paragraph.runs


def _is_well(status: int | str) -> bool:
    return isinstance(status, int) and status < HTTPStatus.BAD_REQUEST
