"""Links that the letters of a year print are asked once, before the letters go."""

from collections.abc import Iterator
from http import HTTPStatus

from django.conf import settings

from upheld.domain.errors import CheckFailed
from upheld.letters.letter import Letter
from upheld.letters.paragraphs import Run
from upheld.runs.annual.actions.links import SilentLinks
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import Publication
from upheld.runs.annual.models.letter_version import APPROVED
from upheld.runs.annual.write import newest_letters
from upheld.toolbox import clock
from upheld.toolbox.links import statuses, without_user

# What our own site answers before its first edition, and where a page is still to come.
NOT_OPEN = (HTTPStatus.SERVICE_UNAVAILABLE,)
COMING = (*NOT_OPEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
# A site that answers so to a program is there; a person may well get in.
GUARDED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
WEB = ("http://", "https://")
# So many are named; a site that is down silences every link of every letter.
NAMED = 5
HOME_SECONDS = 15.0


def silent_links(year: int) -> dict[str, str]:
    """Addresses in letters about to go that do not answer as a page does, with what they answer.

    Until the year is public our own site has not every page yet, or none at all: then it only has
    to answer. Where its home is missed, none of its pages are asked.
    """
    site, wanted = settings.UPHELD_SITE_ADDRESS, _printed(year)
    ours = {each for each in wanted if site and each.startswith(f"{site}/")}
    home = f"{site}/"
    asked: dict[str, int | str] = {}
    if ours:
        asked = statuses({home}, ours=site, seconds=HOME_SECONDS)
        wanted -= {home} if _is_well(asked[home]) else ours
    asked |= statuses(wanted, ours=site)
    to_come = {} if _is_public(year) else dict.fromkeys(ours, COMING) | {home: NOT_OPEN}
    return {
        without_user(address): f"answers {status}" if isinstance(status, int) else status
        for address, status in asked.items()
        if not _is_well(status) and status not in to_come.get(address, ())
    }


def refuse_silent_links(year: int, *, despite: str = "") -> SilentLinks | None:
    """`CheckFailed` where links do not answer, unless somebody goes on for a reason.

    What is gone on despite of is for `issue` to note; None where every link answers.
    """
    silent = silent_links(year)
    if not silent:
        return None
    if despite.strip():
        return SilentLinks(addresses=tuple(sorted(silent)), why=despite.strip())
    named = "; ".join(f"{address}: {said}" for address, said in list(silent.items())[:NAMED])
    more = f"; and {len(silent) - NAMED:,} more" if len(silent) > NAMED else ""
    raise CheckFailed(
        f"links in the letters do not answer ({named}{more}); nothing was sent. See that they "
        "lead somewhere, or issue with the reason why the letters go all the same"
    )


def _printed(year: int) -> set[str]:
    shelf = shelf_of(year)
    found: set[str] = set()
    for body, letter in newest_letters(year).items():
        if letter.state == APPROVED:
            said = shelf.place(body, letter.version).read()
            found.update(run.address for run in _runs(said) if run.address)
    return {each for each in found if each.startswith(WEB)}


def _is_public(year: int) -> bool:
    return Publication.objects.filter(year=year, public_at__lte=clock.now()).exists()


def _runs(letter: Letter) -> Iterator[Run]:
    for section in letter.sections:
        for paragraph in section.paragraphs:
            yield from paragraph.runs


def _is_well(status: int | str) -> bool:
    return isinstance(status, int) and (status < HTTPStatus.BAD_REQUEST or status in GUARDED)
