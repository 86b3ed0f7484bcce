"""Take the step that a row of the year's desk asks for, and write into the row what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from upheld.domain.errors import CheckFailed, Refused, UpheldError
from upheld.register.queries.authorities import records
from upheld.register.sooner import WHEN
from upheld.runs.annual import places
from upheld.runs.annual.actions.desk_runs import DESPITE_LINKS, end_run, note_progress
from upheld.runs.annual.approve import approve
from upheld.runs.annual.checking import check_drafts
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.link_check import refuse_silent_links
from upheld.runs.annual.models import DeskRun
from upheld.runs.annual.pack import make_pack
from upheld.runs.annual.publish import stage
from upheld.runs.annual.write import write
from upheld.runs.desk.steps import Step
from upheld.runs.desk.uploads import forget, upload_folder
from upheld.runs.importing.intake import Import, import_lists
from upheld.runs.session import working
from upheld.toolbox.clock import spoken

Tell = Callable[[str], None]
# A roll or a command may be at work for a while; a step waits so long before it gives up.
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a step, in words."""

    said: str
    lines: Sequence[str] = ()
    complete: bool = True
    """False where something is left that a person has to mend."""


def take(number: int) -> Outcome:
    """Take the step of a row. A row that has ended is refused: it is not taken twice.

    Whatever happens is written into the row; what a person cannot mend is raised as well.
    """
    run = DeskRun.objects.filter(pk=number, ended_at__isnull=True).first()
    if run is None:
        raise Refused(f"{number} is no step that waits; start it from the year’s desk")
    by, step = run.asked_by, Step(run.step)

    def tell(words: str) -> None:
        note_progress(run=run, words=words, by=by)

    try:
        with working(step.doing(run.year), patience=PATIENCE_SECONDS, tell=tell):
            outcome = TAKERS[step](run, tell)
    except UpheldError as error:
        problems = tuple(getattr(error, "problems", ()))
        end_run(run=run, went_well=False, said=_sentence(str(error)), lines=problems, by=by)
        raise
    except Exception as fault:
        # Its words may hold anything; the row is read by many.
        said = f"The system failed ({type(fault).__name__}). Nothing is half done: start it again."
        end_run(run=run, went_well=False, said=said, by=by)
        raise
    finally:
        if step is Step.IMPORT:
            forget(run.wishes["folder"])
    end_run(run=run, went_well=outcome.complete, said=outcome.said, lines=outcome.lines, by=by)
    if not outcome.complete:
        raise CheckFailed(outcome.said)
    return outcome


def _import(run: DeskRun, tell: Tell) -> Outcome:
    folder = upload_folder(run.wishes["folder"])
    if not folder.is_dir():
        raise Refused("the files of this upload are gone; upload them again")
    only_check = bool(run.wishes.get("only_check"))
    try:
        brought = import_lists(folder, by=run.asked_by, dry_run=only_check, tell=tell)
    except Refused as refusal:
        words = str(refusal).replace(str(folder), "the upload")
        raise Refused(words, problems=refusal.problems) from None
    counts = {kind: count for kind, count in counts_of(brought).items() if count}
    read = f"Lines read: {brought.lines:,}"
    if not counts:
        return Outcome(said=f"{read}. Nothing was new.")
    taken = "No fault. Nothing was taken in yet." if only_check else "Everything was taken in."
    return Outcome(
        said=f"{read}. {taken}",
        lines=[f"{kind}: {count:,}" for kind, count in counts.items()],
    )


def counts_of(brought: Import) -> dict[str, int]:
    """What an import brought, by kind."""
    new = brought.casework
    return {
        "Cases": new.cases,
        "Cases by body": new.case_bodies,
        "Changed headings": new.recodes,
        "Decisions": new.decisions,
        "Compliance": new.compliance,
        "Reports": new.reports,
        "Improvements": new.improvements,
        "Contacts": brought.contacts,
        "Activity figures": brought.activity,
        "Training sessions": brought.training,
        "Plans of a year": brought.plan,
    }


def _freeze(run: DeskRun, _: Tell) -> Outcome:
    cut, made = freeze(_year(run), by=run.asked_by)
    state = "is frozen" if made else "was frozen already"
    return Outcome(said=f"{run.year} {state}: {cut.manifest['rows']['pairs']:,} rows.")


def _count(run: DeskRun, _: Tell) -> Outcome:
    release, made = count(_year(run), by=run.asked_by)
    state = "is sealed" if made else "stands"
    return Outcome(said=f"Release {release.id} {state}: {len(release.bodies):,} bodies.")


def _write(run: DeskRun, tell: Tell) -> Outcome:
    done = write(_year(run), by=run.asked_by, tell=tell)
    return Outcome(
        said=f"{len(done.drafted):,} drafted, {len(done.standing):,} stand as they were.",
        lines=[f"No letter for {count:,}: {why}" for why, count in done.reasons.items()],
    )


def _approve(run: DeskRun, _: Tell) -> Outcome:
    left: list[str] = []
    approved = approve(
        _year(run), run.wishes.get("bodies", ()), by=run.asked_by,
        leave_out=run.wishes.get("leave_out", ()), seen=run.wishes.get("seen"),
        answers=run.wishes.get("answers", ()), tell=left.append,
    )  # fmt: skip
    known = records()
    left += [f"Left to somebody else: {known[b].name}" for b in run.wishes.get("leave_out", ())]
    return Outcome(said=f"{len(approved):,} approved.", lines=left)


def _check(run: DeskRun, _: Tell) -> Outcome:
    left: list[str] = []
    checked = check_drafts(
        _year(run), run.wishes["bodies"], by=run.asked_by, seen=run.wishes.get("seen"),
        tell=left.append,
    )  # fmt: skip
    return Outcome(said=f"{len(checked):,} checked.", lines=left)


def _pack(run: DeskRun, tell: Tell) -> Outcome:
    pack = make_pack(
        _year(run), by=run.asked_by, leave_out=run.wishes.get("leave_out", ()), tell=tell
    )  # fmt: skip
    return Outcome(said=f"Letters in the reading pack: {pack.letters:,}.")


def _issue(run: DeskRun, _: Tell) -> Outcome:
    why = str(run.wishes.get(DESPITE_LINKS, ""))
    silent = refuse_silent_links(_year(run), despite=why)
    done = issue(_year(run), by=run.asked_by, despite=silent)
    known = records()
    lines = [
        *(
            f"{known[b].name}: not sent: figures or facts changed since approval"
            for b in done.outdated
        ),
        *(f"{known[b].name}: not sent: {problem}" for b, problem in done.unaddressed.items()),
        *(f"{known[b].name}: not sent: not approved" for b in done.waiting),
    ]
    held = [f"{known[b].name}: not sent: it is held" for b in done.held]
    said = f"{done.letters:,} letters sent in {done.messages:,} messages."
    if lines:
        said += " Not every letter could go."
    return Outcome(said=said, lines=[*lines, *held], complete=not lines)


def _stage(run: DeskRun, _: Tell) -> Outcome:
    staged = stage(_year(run), by=run.asked_by)
    hour = spoken(staged.publication.public_at)
    release = staged.publication.release
    # The roll opens it.
    said = f"Release {release} is staged; its public hour is {hour}."
    if staged.due:
        said = f"Release {release} is public since {hour}, or becomes so {WHEN}."
    following = staged.letters_to_follow
    return Outcome(
        said=said,
        lines=[f"{following:,} letters have not been issued and are not on the site"]
        if following
        else (),
    )


def _correct(run: DeskRun, tell: Tell) -> Outcome:
    done = correct(_year(run), why=run.wishes["why"], by=run.asked_by, tell=tell)
    return Outcome(
        said=f"Release {done.release.id} is sealed: {len(done.difference):,} changes in the cases, "
        f"figures of {len(done.bodies):,} bodies changed. The letters have to be written again."
    )


TAKERS: dict[Step, Callable[[DeskRun, Tell], Outcome]] = {
    Step.IMPORT: _import,
    Step.FREEZE: _freeze,
    Step.COUNT: _count,
    Step.WRITE: _write,
    Step.CHECK: _check,
    Step.APPROVE: _approve,
    Step.ISSUE: _issue,
    Step.STAGE: _stage,
    Step.CORRECT: _correct,
    Step.PACK: _pack,
}


def _year(run: DeskRun) -> int:
    if run.year is None:
        raise Refused("say which year")
    return run.year


def _sentence(words: str) -> str:
    # Where things lie on this machine is nobody's business.
    plain = words.replace(str(places.data()), "the data folder")
    return f"{plain[:1].upper()}{plain[1:]}{'' if plain.endswith('.') else '.'}"
