"""The annual run, step by step."""

from pathlib import Path

import click

from upheld.cli.commands.common import YEAR, bodies_of, by_option, plural, telling
from upheld.domain.errors import CheckFailed
from upheld.domain.post import Way
from upheld.runs.annual.approve import approve
from upheld.runs.annual.check import State, answer, check_year, open_errors
from upheld.runs.annual.check_words import CheckWords
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import Planning, issue, plan_issue
from upheld.runs.annual.link_check import refuse_silent_links, silent_links
from upheld.runs.annual.pack import make_pack
from upheld.runs.annual.verify import verify
from upheld.runs.annual.whole import run_year
from upheld.runs.annual.write import write
from upheld.runs.rolling.opening import open_due, tell_left_out
from upheld.runs.session import looking, working


@click.command("freeze")
@YEAR
@by_option
def freeze_command(year: int, by: str) -> None:
    """Take the cut of YEAR; a frozen year stays as it is."""
    with working(f"freeze {year}"):
        cut, made = freeze(year, by=by)
    state = "frozen" if made else "was frozen already"
    rows = cut.manifest["rows"]["pairs"]
    click.echo(f"{year} {state}: cut {cut.release}, {rows:,} rows, SHA-256 {cut.sha256}")


@click.command("count")
@YEAR
@by_option
def count_command(year: int, by: str) -> None:
    """Count the figures of YEAR from its cut and seal them as a release."""
    with working(f"count {year}"):
        release, made = count(year, by=by)
    state = "sealed" if made else "stands"
    click.echo(f"release {release.id} {state}: {len(release.bodies):,} bodies in {release.folder}")


@click.command("check")
@YEAR
@click.option("--clear", metavar="LINE", help="Clear a warning, with --why.")
@click.option("--assign", metavar="LINE", help="Give a line to somebody, with --to and --why.")
@click.option("--to", default="", help="Who takes an assigned line.")
@click.option("--why", default="", help="The reason.")
@by_option
def check_command(year: int, clear: str, assign: str, to: str, why: str, by: str) -> None:
    """List what a person should look at before the letters of YEAR are written."""
    with working(f"check {year}") if clear or assign else looking(f"check {year}"):
        if clear and assign:
            raise click.UsageError("clear a line or assign it, one at a time")
        if assign and not to:
            raise click.UsageError("say who takes it: --to NAME")
        if clear or assign:
            answer(year, clear or assign, why=why, by=by, assign_to=to)
        lines = check_year(year)
    words = CheckWords()
    for line in lines:
        said = f" [{line.state}: {line.said}]" if line.state is not State.OPEN else ""
        said = " [cleared when it said something else]" if line.outdated else said
        severity, kind = "error" if line.blocks else "warning", line.finding.kind
        click.echo(f"{line.id} {severity}: {kind}: {words.where(line)}: {words.found(line)}{said}")
    errors = len(open_errors(lines))
    still = sum(line.state is State.OPEN for line in lines) - errors
    click.echo(f"{plural(errors, 'error')}, {plural(max(still, 0), 'open warning')}")
    if errors:
        raise CheckFailed(f"errors stop the letters of {year}; mend what they name and count again")


@click.command("write")
@YEAR
@by_option
def write_command(year: int, by: str) -> None:
    """Draft the letters of YEAR."""
    with working(f"write {year}"), telling() as tell:
        done = write(year, by=by, tell=tell)
    for why, bodies in done.reasons.items():
        click.echo(f"no letter for {bodies_of(bodies)}: {why}")
    click.echo(f"{plural(len(done.drafted), 'letter')} drafted, {len(done.standing)} stand")


@click.command("approve")
@YEAR
@click.argument("bodies", nargs=-1)
@click.option("--by", required=True, help="Who approves.")
def approve_command(year: int, bodies: tuple[str, ...], by: str) -> None:
    """Approve the drafted letters of YEAR, all of them or those of BODIES."""
    with working(f"approve {year}"), telling() as tell:
        approved = approve(year, bodies, by=by, tell=tell)
    click.echo(f"{plural(len(approved), 'letter')} approved by {by}")


@click.command("pack")
@YEAR
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), help="Write the PDF there as well."
)
@by_option
def pack_command(year: int, to: Path | None, by: str) -> None:
    """Gather the letters of YEAR that somebody should read whole into one PDF."""
    with working(f"pack {year}"), telling() as tell:
        made = make_pack(year, by=by, tell=tell)
    if to:
        to.write_bytes(made.pdf.read_bytes())
    click.echo(f"{plural(made.letters, 'letter')} in {to or made.pdf}")


@click.command("issue")
@YEAR
@click.option("--dry-run", is_flag=True, help="List who would get what, and send nothing.")
@click.option("--despite-links", default="", help="Why letters go whose links do not answer.")
@by_option
def issue_command(year: int, dry_run: bool, despite_links: str, by: str) -> None:
    """Send the approved letters of YEAR, each to its own body."""
    if dry_run:
        with looking(f"issue {year} --dry-run"):
            planned, silent = plan_issue(year), silent_links(year)
        for address, said in silent.items():
            click.echo(f"link does not answer: {address}: {said}")
        _show(planned)
        return
    with working(f"issue {year}"):
        links = refuse_silent_links(year, despite=despite_links)
        done = issue(year, by=by, despite=links)
    click.echo(f"{plural(done.letters, 'letter')} issued in {plural(done.messages, 'message')}")
    if done.messages and done.way is Way.SMTP:
        click.echo("they wait for the mail server; next: upheld send")
    for body in done.outdated:
        click.echo(f"{body}: not sent: figures or facts changed since approval; write it again")
    for body, problem in done.unaddressed.items():
        click.echo(f"{body}: not sent: {problem}")
    for body in done.held:
        click.echo(f"{body}: not sent: its letter is held")
    if done.waiting:
        click.echo(f"{plural(len(done.waiting), 'letter')} wait for approval")
    if done.unaddressed or done.waiting or done.outdated:
        raise CheckFailed("not every letter could go; mend what is named above and issue again")


def _show(planned: Planning) -> None:
    # Offices, not names or addresses: what is printed here is kept in many places.
    for each in planned.envelopes:
        offices = ", ".join(f"{to.office}{' (had it before)' * to.of_old}" for to in each.to)
        state = "" if each.body in planned.approved else " (not approved yet)"
        click.echo(f"{each.body}{state}: {offices or 'nobody'}")
        for doubt in each.doubts:
            click.echo(f"{each.body}: in doubt: {doubt}")
        if each.problem:
            click.echo(f"{each.body}: would not go: {each.problem}")
        if each.body in planned.outdated:
            click.echo(f"{each.body}: would not go: figures or facts changed since approval")
    messages = sum(len(each.recipients) for each in planned.envelopes)
    stopped = sum(bool(each.problem) for each in planned.envelopes)
    click.echo(
        f"{plural(len(planned.envelopes) - stopped, 'letter')} in {plural(messages, 'message')}; "
        f"{plural(sum(len(e.doubts) for e in planned.envelopes), 'doubt')}; nothing was sent"
    )
    if stopped or planned.outdated:
        raise CheckFailed("some letters would not go; mend what is named above")


@click.command("run")
@YEAR
@by_option
def run_command(year: int, by: str) -> None:
    """Freeze, count, check, write, issue and publish YEAR as far as approval and hours allow."""
    with working(f"run {year}"), telling(keep=True) as tell:
        waits_for = run_year(year, by=by, tell=tell)
        if not waits_for:
            tell_left_out(open_due(), tell=tell)
    click.echo(f"{year} waits for: {waits_for}" if waits_for else f"{year} is public")


@click.command("correct")
@YEAR
@click.option("--why", required=True, help="The public note: what was wrong.")
@by_option
def correct_command(year: int, why: str, by: str) -> None:
    """Make a new version of the frozen YEAR from casework as it stands."""
    with working(f"correct {year}"), telling() as tell:
        done = correct(year, why=why, by=by, tell=tell)
    for row in done.difference:
        click.echo(f"{row['table']} {row['key']}: {row['column']}: {row['was']} -> {row['now']}")
    click.echo(
        f"release {done.release.id} sealed: {plural(len(done.difference), 'change')} in the cut, "
        f"figures of {bodies_of(len(done.bodies))} changed; next: upheld write {year}"
    )


@click.command("verify")
@YEAR
def verify_command(year: int) -> None:
    """Check every file of YEAR, count every number again and render every letter again."""
    with looking(f"verify {year}"), telling() as tell:
        done = verify(year, tell=tell)
    for tools, letters in done.incomparable.items():
        click.echo(
            f"{plural(letters, 'letter')} made with {tools}: bytes not comparable; files compared "
            "with what was recorded, figures with the release"
        )
    for fault in done.faults:
        click.echo(fault, err=True)
    if done.faults:
        raise CheckFailed(f"{plural(len(done.faults), 'fault')} found in {year}")
    rendered = done.letters - sum(done.incomparable.values())
    click.echo(
        f"{year} verified: {plural(done.files, 'file')}, {plural(done.numbers, 'file')} counted "
        f"again, {plural(rendered, 'letter')} rendered again, no fault"
    )


COMMANDS = (
    freeze_command, count_command, check_command, write_command, approve_command, pack_command,
    issue_command,    run_command, correct_command, verify_command,
)  # fmt: skip
