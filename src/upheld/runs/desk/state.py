"""How far each reporting year has come, when and by whom, and what it waits for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from upheld.casework.models import AuditEvent, Intake
from upheld.casework.queries.years import recorded, superseded, years_decided
from upheld.domain.errors import Refused
from upheld.domain.facts import YearPlan
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import Release
from upheld.runs.annual import places
from upheld.runs.annual.check import CheckLine, State, check_anew, check_year, open_errors
from upheld.runs.annual.checks.decisions import ANEW
from upheld.runs.annual.count import release_of
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.models import LetterVersion, PlanEvent, Publication
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.queries.letters import held_letters
from upheld.runs.annual.write import newest_letters, to_write
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of a year."""

    name: str
    done: bool
    words: str
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the stages of a year are told from, read once."""

    year: ReportingYear
    received: int
    decided: int
    plan: YearPlan | None
    cut: Cut | None
    counted: bool
    """Whether the newest cut has its release."""
    letters: tuple[LetterVersion, ...]
    """The newest version of each body's letter."""
    publication: Publication | None
    """Of the newest cut's release."""
    before: str
    """The release that is staged, or public, while the newest one is not."""
    lines: tuple[CheckLine, ...] | None
    """None where the check was not asked for, or nothing is counted yet."""
    anew: tuple[CheckLine, ...] = ()
    """Those of the check about decisions that gave way to others since the cut."""
    unwritten: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    """Bodies of which a correction changed figures, while no letter is written from it, nor is it
    staged: a quick look that does not compose their letters."""
    no_letters: str = ""
    """Why no letter can be written."""
    held: frozenset[str] = frozenset()
    """Bodies whose newest letter is held: nothing waits for those."""

    def count(self, state: str) -> int:
        """How many letters stand in a state."""
        return sum(letter.state == state for letter in self.letters)

    @property
    def errors(self) -> int:
        """Errors of the check."""
        return len(open_errors(self.lines or ()))

    @property
    def decided_anew(self) -> int:
        """Decisions made anew since the freeze, about which nobody has said anything yet."""
        lines = self.anew if self.lines is None else self.lines
        return sum(line.state is State.OPEN and line.finding.kind == ANEW for line in lines)

    @property
    def warnings(self) -> int:
        """Warnings that nobody has cleared or taken."""
        lines = self.lines or ()
        return sum(line.state is State.OPEN and not line.blocks for line in lines)


def years() -> list[int]:
    """Every year that casework, a plan or a cut tells of, the newest first."""
    planned = PlanEvent.objects.values_list("year", flat=True).distinct()
    frozen = (places.data() / "years").glob("[0-9][0-9][0-9][0-9]")
    return sorted(years_decided() | set(planned) | {int(f.name) for f in frozen}, reverse=True)


def facts_of(year: int, *, thorough: bool) -> Facts:
    """Read what is known of a year; the whole check and the letters to write where `thorough`.

    Decisions made anew are looked at always: nothing else tells of a correction that is due.
    """
    reporting = ReportingYear(year)
    received, decided = recorded(reporting)
    found = places.versions(places.cuts(year))
    cut = cut_of(year, found[-1]) if found else None
    counted = release_of(year, cut.version) if cut else None
    letters = tuple(newest_letters(year).values())
    held = held_letters(year)
    release = cut.release if cut else ""
    staged = Publication.objects.filter(year=year).order_by("-id").first()
    newest = staged if staged and staged.release == release else None
    look = thorough and counted is not None
    lines = tuple(check_year(year)) if look else None
    unwritten, why = _unwritten(year) if look and not open_errors(lines or ()) else ((), "")
    return Facts(
        year=reporting,
        received=received,
        decided=decided,
        plan=plan_of(year),
        cut=cut,
        counted=counted is not None,
        letters=letters,
        publication=newest,
        before=staged.release if staged and not newest else "",
        lines=lines,
        anew=_anew(cut),
        unwritten=unwritten,
        corrected=_corrected(counted, letters) if counted and not newest else (),
        no_letters=why,
        held=frozenset(x.authority_id for x in letters if (x.authority_id, x.version) in held),
    )


def _anew(cut: Cut | None) -> tuple[CheckLine, ...]:
    if cut is None:
        return ()
    since = datetime.fromisoformat(cut.manifest["frozen_at"])
    keys = superseded(ReportingYear(cut.year), since=since)
    return tuple(check_anew(cut, keys)) if keys else ()


def _corrected(release: Release, letters: Collection[LetterVersion]) -> tuple[str, ...]:
    # Once one letter is written from it all were looked at, and the others stand as they are.
    if any(letter.release == release.id for letter in letters):
        return ()
    return tuple((release.manifest["correction"] or {}).get("bodies", ()))


def _unwritten(year: int) -> tuple[tuple[str, ...], str]:
    try:
        return to_write(year), ""
    except Refused as refusal:
        return (), str(refusal)


def stages(facts: Facts) -> tuple[Stage, ...]:
    """Every stage in order."""
    return tuple(_stages(facts))


def _stages(facts: Facts) -> Iterator[Stage]:
    yield _lists(facts)
    yield _plan(facts)
    yield _frozen(facts)
    yield _counted(facts)
    yield _checked(facts)
    yield from _letters(facts)
    yield from _published(facts)


def _lists(facts: Facts) -> Stage:
    last = Intake.objects.order_by("-id").first()
    words = f"{facts.received:,} received, {facts.decided:,} decided"
    if not (facts.received or facts.decided):
        return Stage(name="Case lists", done=False, words=words)
    return Stage(
        name="Case lists", done=True, words=words,
        at=last.at if last else None, by=last.by if last else "",
    )  # fmt: skip


def _plan(facts: Facts) -> Stage:
    event = PlanEvent.objects.filter(year=facts.year.ended).order_by("-id").first()
    if facts.plan is None or event is None:
        return Stage(name="Plan", done=False, words="no hours and no texts yet")
    words = f"public on {clock.spoken(facts.plan.public_at)}"
    return Stage(name="Plan", done=True, words=words, at=event.at, by=event.by)


def _frozen(facts: Facts) -> Stage:
    if facts.cut is None:
        return Stage(name="Frozen", done=False, words="not yet")
    manifest = facts.cut.manifest
    words = f"version {facts.cut.version}, {manifest['rows']['pairs']:,} rows"
    at = datetime.fromisoformat(manifest["frozen_at"])
    return Stage(name="Frozen", done=True, words=words, at=at, by=manifest["by"])


def _counted(facts: Facts) -> Stage:
    if facts.cut is None or not facts.counted:
        return Stage(name="Counted", done=False, words="not yet")
    words = f"release {facts.cut.release}"
    return _noted("Counted", words, "count", f"release {facts.cut.release}")


def _checked(facts: Facts) -> Stage:
    if facts.lines is None:
        return Stage(name="Checked", done=False, words="not yet" if not facts.counted else "")
    words = f"{_many(facts.errors, 'error')}, {_many(facts.warnings, 'open warning')}"
    said = [line.last for line in facts.lines if line.last]
    last = max(said, key=lambda each: each.at, default=None)
    return Stage(
        name="Checked", done=not facts.errors and not facts.warnings, words=words,
        at=last.at if last else None, by=last.by if last else "",
    )  # fmt: skip


def _letters(facts: Facts) -> Iterator[Stage]:
    letters, year = facts.letters, facts.year.ended
    if not letters:
        for name in ("Written", "Approved", "Issued"):
            yield Stage(name=name, done=False, words="not yet")
        return
    drafted = max(letters, key=lambda letter: letter.drafted_at)
    words = _many(len(letters), "letter")
    if facts.unwritten:
        words += f", {len(facts.unwritten):,} to write"
    yield Stage(
        name="Written", done=not facts.unwritten, words=words, at=drafted.drafted_at,
        by=drafted.drafted_by,
    )  # fmt: skip
    approved = [letter for letter in letters if letter.approved_at]
    last = max(approved, key=lambda letter: str(letter.approved_at), default=None)
    yield Stage(
        name="Approved", done=len(approved) == len(letters),
        words=f"{len(approved):,} of {len(letters):,}",
        at=last.approved_at if last else None, by=(last.approved_by or "") if last else "",
    )  # fmt: skip
    issued = facts.count(ISSUED)
    words = f"{issued:,} of {len(letters):,}"
    if facts.held:
        words += f", {len(facts.held):,} held"
    if not issued:
        yield Stage(name="Issued", done=False, words=words)
        return
    yield _noted("Issued", words, "issue", f"letters {year}", done=issued == len(letters))


def _published(facts: Facts) -> Iterator[Stage]:
    staged = facts.publication
    if staged is None:
        words = f"not yet; release {facts.before} is staged" if facts.before else "not yet"
        yield Stage(name="Staged", done=False, words=words)
        yield Stage(name="Public", done=False, words="not yet")
        return
    yield Stage(
        name="Staged", done=True, words=f"release {staged.release}", at=staged.staged_at,
        by=staged.staged_by,
    )  # fmt: skip
    hour = clock.spoken(staged.public_at)
    public = staged.public_at <= clock.now()
    words = f"since {hour}" if public else f"waits for {hour}"
    yield Stage(name="Public", done=public, words=words)


def _noted(name: str, words: str, action: str, subject: str, *, done: bool = True) -> Stage:
    # Who did it, and when, stands in the audit chain.
    event = AuditEvent.objects.filter(action=action, subject=subject).order_by("-id").first()
    return Stage(
        name=name, done=done, words=words, at=event.at if event else None,
        by=event.by if event else "",
    )  # fmt: skip


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def letters_waiting(facts: Facts) -> tuple[int, int]:
    """Letters that wait for approval, and approved ones that wait to go; none that is held."""
    states = [x.state for x in facts.letters if x.authority_id not in facts.held]
    return sum(state in UNAPPROVED for state in states), states.count(APPROVED)
