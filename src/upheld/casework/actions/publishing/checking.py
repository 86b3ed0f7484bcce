"""Check a text before it is public: confirm marked words as harmless, or replace them.

Only the public text is changed here. What was sent to both sides stays as it was.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from upheld.casework.actions.publishing.working import at_work, note
from upheld.casework.anonymity.whole import Finding
from upheld.casework.models import PublicationWork
from upheld.casework.personal import Change
from upheld.casework.publishing_facts import Choice
from upheld.casework.queries.publication_work import (
    check_people,
    findings_of,
    public_text,
    settled_keys,
    statement_sent,
    writers_of,
)
from upheld.domain.errors import Refused
from upheld.domain.statements import Section, StatementText


@transaction.atomic
def settle_clues(
    *, key: str, version: int | None, by: str, choices: Sequence[Choice]
) -> PublicationWork:
    """Settle marked words, wherever they stand in the text; what is not chosen stays open.

    What was harmless and is not any more is open again. Refused for a detail that a party gave
    us, and to whoever wrote the statement.
    """
    work = at_work(key=key, version=version, by=by)
    check_people(work.case_body.case_id)
    _check_reader(key, by)
    text = public_text(work, statement_sent(key))
    found = {each.key: each for each in findings_of(key, text)}
    replaced = []
    for choice in choices:
        finding = found.get((choice.kind, choice.words))
        if finding and choice.harmless and finding.kind.must_go:
            raise Refused(
                f"“{finding.words}” is a party’s own detail: put other words in its place"
            )
        if finding and choice.instead.strip():
            replaced.append((finding, choice.instead.strip()))
    before = {(each["kind"], each["words"]): each for each in work.settled}
    named = {(choice.kind, choice.words) for choice in choices}
    ticked = {(c.kind, c.words) for c in choices if c.harmless and (c.kind, c.words) in found}
    # Who confirmed something first stays named; what this sending did not show stays as it was.
    work.settled = [
        before.get(each, {"kind": each[0], "words": each[1], "by": by})
        for each in sorted(ticked | {one for one in before if one not in named})
    ]
    _keep(work, _with(text, replaced))
    note(
        work=work, action="settle_clues", by=by,
        detail={"harmless": len(work.settled), "replaced": len(replaced)},
        personal_values={
            "harmless": Change(_listed(before), _listed(settled_keys(work))),
            "replaced": Change(
                None, "; ".join(f"{each.words}: {now}" for each, now in replaced) or None
            ),
        },
    )  # fmt: skip
    return work


@transaction.atomic
def write_public_text(
    *, key: str, version: int | None, by: str, text: StatementText
) -> PublicationWork:
    """Write the public text anew, heading by heading; refused where nothing differs."""
    work = at_work(key=key, version=version, by=by)
    check_people(work.case_body.case_id)
    _check_reader(key, by)
    sent = statement_sent(key)
    was = public_text(work, sent)
    now = {section: text.sections.get(section, was[section]).strip() for section in Section}
    if now == {section: words.strip() for section, words in was.items()}:
        raise Refused("nothing differs from the public text as it stands")
    lacks = [each for each in Section if was[each].strip() and not now[each]]
    if lacks:
        raise Refused(
            f"“{lacks[0].words}” has no text any more: a heading is shortened, not emptied"
        )
    _keep(work, now)
    changed = [each.value for each in Section if now[each] != was[each].strip()]
    note(
        work=work, action="write_public_text", by=by, detail={"headings": changed},
        personal_values={each: Change(was[Section(each)], now[Section(each)]) for each in changed},
    )  # fmt: skip
    return work


def _check_reader(key: str, by: str) -> None:
    if by in writers_of(key):
        raise Refused("whoever wrote the statement does not check it: somebody else reads it")


def _keep(work: PublicationWork, text: Mapping[Section, str]) -> None:
    sent = work.statement.sections if work.statement else {}
    work.sections = {
        section.value: words for section, words in text.items() if words != sent.get(section, "")
    }


def _with(
    text: Mapping[Section, str], replaced: Sequence[tuple[Finding, str]]
) -> dict[Section, str]:
    """The text with other words in the place of marked ones, from its end to its beginning."""
    now = dict(text)
    clues = [(clue, words) for finding, words in replaced for clue in finding.clues]
    for clue, words in sorted(clues, key=lambda each: -each[0].start):
        said = now[clue.section]
        now[clue.section] = f"{said[: clue.start]}{words}{said[clue.end :]}"
    return now


def _listed(keys: Iterable[tuple[str, str]]) -> str | None:
    return "; ".join(sorted(words for _, words in keys)) or None
