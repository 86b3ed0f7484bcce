"""The whole annual run, as far as approval and the clock allow."""

from collections.abc import Callable

from upheld.domain.errors import CheckFailed
from upheld.runs.annual.check import check_year, open_errors
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.link_check import refuse_silent_links
from upheld.runs.annual.models.letter_version import UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.publish import stage
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.write import newest_letters, write
from upheld.toolbox import clock


def run_year(year: int, *, by: str, tell: Callable[[str], None]) -> str:
    """Take every step that can be taken; what the year waits for, empty if its hour has come.

    Opening what is due is the roll's: whoever calls this rolls afterwards.
    """
    cut, _ = freeze(year, by=by)
    tell(f"frozen: cut {cut.release}")
    release, _ = count(year, by=by)
    tell(f"counted: release {release.id}")
    if errors := open_errors(check_year(year)):
        raise CheckFailed(f"{len(errors)} errors stop the letters; see: upheld check {year}")
    tell("checked: no error")
    written = write(year, by=by, tell=tell)
    tell(f"written: {len(written.drafted)} drafted, {len(written.standing)} stand")
    for why, bodies in written.reasons.items():
        tell(f"no letter for {bodies}: {why}")
    held = held_letters(year)
    drafts = sum(
        letter.state in UNAPPROVED and (body, letter.version) not in held
        for body, letter in newest_letters(year).items()
    )
    if drafts:
        return f"approval of {drafts} letters (upheld approve {year} --by NAME)"
    plan = plan_of(year)
    if plan and clock.now() < plan.issue_at:
        return f"the hour of issue, {clock.spoken(plan.issue_at)}"
    refuse_silent_links(year)
    issued = issue(year, by=by)
    tell(f"issued: {issued.letters} letters in {issued.messages} messages")
    if issued.outdated:
        return f"letters of {len(issued.outdated)} bodies that changed since approval"
    if issued.unaddressed:
        return f"addresses of {len(issued.unaddressed)} bodies"
    staged = stage(year, by=by)
    tell(f"staged: release {staged.publication.release}")
    if not staged.due:
        return f"its public hour, {clock.spoken(staged.publication.public_at)} (upheld roll)"
    return ""
