"""The publication of one decision: its texts, whom it must not name, and what is left to settle."""

from collections.abc import Mapping

from upheld.casework.anonymity.parties import Party
from upheld.casework.anonymity.vocabulary import words_of
from upheld.casework.anonymity.whole import Finding, clues_in, findings
from upheld.casework.models import Complainant, PublicationWork, PublishedDecision, Statement
from upheld.casework.queries.decisions import last_decision
from upheld.casework.queries.retention import are_people_gone
from upheld.domain.errors import Refused
from upheld.domain.statements import Section, StatementKind
from upheld.register.models import Authority, AuthorityName


def subject_of(key: str) -> str:
    """How the audit knows the publication of a case x body."""
    return f"publication of {key}"


def statement_sent(key: str) -> Statement | None:
    """The statement that went out with the decision in force."""
    decision = last_decision(key)
    reasoned = getattr(decision, "reasoned", None)
    sent: Statement | None = reasoned.statement if reasoned else None
    return sent


def writers_of(key: str) -> frozenset[str]:
    """Everybody who wrote a version of the final statement: none of them checks it."""
    found = Statement.objects.filter(case_body=key, kind=StatementKind.FINAL)
    return frozenset(found.values_list("by", flat=True))


def work_of(key: str) -> PublicationWork | None:
    """The work on it, where somebody has begun."""
    return PublicationWork.objects.filter(pk=key).first()


def public_text(work: PublicationWork | None, sent: Statement | None) -> dict[Section, str]:
    """The text as it would be public: what was sent, with what was changed for the public."""
    changed = work.sections if work and sent and work.statement_id == sent.pk else {}
    texts = {**(sent.sections if sent else {}), **changed}
    return {section: texts.get(section, "") for section in Section}


def findings_of(
    key: str, text: Mapping[Section, str], *, known: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """What the anonymity check clues in a text about this case, the gravest kinds first."""
    words = known_words() if known is None else known
    return findings(clues_in(text, parties=parties_of(key), known=words))


def unsettled(found: tuple[Finding, ...], work: PublicationWork | None) -> tuple[Finding, ...]:
    """What nobody has confirmed as harmless yet, and what nobody can."""
    settled = settled_keys(work)
    return tuple(each for each in found if each.kind.must_go or each.key not in settled)


def settled_keys(work: PublicationWork | None) -> frozenset[tuple[str, str]]:
    """What was confirmed as harmless, by kind and words."""
    rows = work.settled if work else []
    return frozenset((each["kind"], each["words"]) for each in rows)


def parties_of(key: str) -> tuple[Party, ...]:
    """Everybody in the case, also as further complaints of it wrote them down."""
    reference = key.split("/", maxsplit=1)[0]
    own = Complainant.objects.filter(case=reference)
    joined = Complainant.objects.filter(complaint__case=reference)
    return tuple(
        Party(
            name=each.name, address=each.contact, postcode=each.postcode, email=each.email,
            telephone=each.telephone,
        )
        for each in (own | joined).distinct().order_by("pk")
    )  # fmt: skip


def check_people(reference: str) -> None:
    """Refuse work on a text whose people have been removed."""
    # What was replaced for the public went with them: what is left is the text as it was sent.
    if are_people_gone(reference):
        raise Refused(
            "the people of this case have been removed, so nobody can check its text for them any "
            "more"
        )


def known_words() -> frozenset[str]:
    """The words of every body's names and regions: they name nobody."""
    bodies = Authority.objects.values_list("short_name", "region")
    names = AuthorityName.objects.values_list("name", flat=True)
    return words_of([*(text for row in bodies for text in row), *names])


def versions_of(reference: str, body: str) -> list[PublishedDecision]:
    """Every version of it that passed, the newest first."""
    found = PublishedDecision.objects.filter(reference=reference, authority=body)
    return list(found.order_by("-version"))


def current_of(reference: str, body: str) -> PublishedDecision | None:
    """The version that stands, public or waiting for its hour."""
    found = PublishedDecision.objects.filter(reference=reference, authority=body)
    return found.filter(taken_down_at__isnull=True).first()
