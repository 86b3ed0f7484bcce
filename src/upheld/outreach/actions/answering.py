"""What link officers answer by their link: kept, and read again by nobody in this process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from upheld.domain.enquiries import ContactSaid
from upheld.domain.errors import Refused
from upheld.outreach.models import ContactAnswer, Enquiry, SurveyAnswer
from upheld.outreach.queries.by_link import round_by_link, survey_by_link, survey_of
from upheld.register.audited import note
from upheld.register.contact_words import LONGEST, check_words, is_address
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.register.queries.authorities import authority
from upheld.toolbox import clock

BY_LINK = "link officer’s form"
GONE = "the link was used, has ended or is not known"


@dataclass(frozen=True, kw_only=True)
class RoleSaid:
    """What is said of one role; a name only where something changed."""

    role: str
    said: ContactSaid
    contact: int | None = None
    version: int = 0
    name: str = ""
    title: str = ""
    salutation: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        """Refuse what could not be taken over, without repeating what is personal."""
        if self.role not in ROLES:
            raise Refused("this is not a role that we ask about")
        words = {n: getattr(self, n) for n in ("name", "title", "salutation", "email")}
        check_words(**words)
        if any(len(text) > LONGEST for text in words.values()):
            raise Refused(f"a field is longer than {LONGEST} characters")
        if self.said is not ContactSaid.CHANGED:
            if any(words.values()):
                raise Refused("a name is given only where something changed")
            return
        if not (self.name or self.title):
            raise Refused("give a name, or at least the title of the office")
        if not is_address(self.email):
            raise Refused("give an email address such as name@council.example")


@transaction.atomic
def answer_contacts(*, token: str, said: Mapping[str, RoleSaid], by: str) -> None:
    """Keep what a body says of its roles, once; the link leads nowhere afterwards."""
    found = round_by_link(token)
    if found is None or not _ended(found.number, by):
        raise Refused(GONE)
    shown = [each.contact for each in said.values() if each.contact is not None]
    own = set(Contact.objects.filter(pk__in=shown, authority_id=found.body).values_list("pk"))
    if {(number,) for number in shown} - own:
        raise Refused("one of these contacts is not one of this body")
    ContactAnswer.objects.bulk_create(
        ContactAnswer(enquiry_id=found.number, **_columns(each)) for each in said.values()
    )
    changed = sorted(each.role for each in said.values() if each.said is not ContactSaid.RIGHT)
    note(
        by=by, action="answer_contacts", subject=f"enquiry {found.number}",
        detail={"body": found.body, "roles": len(said), "not_right": changed},
    )  # fmt: skip


@transaction.atomic
def answer_survey(*, token: str, answers: Mapping[int, Any], by: str) -> None:
    """Keep what a link officer answers, by the number of the question; again, it replaces that."""
    found = survey_by_link(token)
    if found is None or found.survey is None:
        raise Refused(GONE)
    questions = survey_of(found.number).questions
    for number, question in enumerate(questions, 1):
        question.check(answers.get(number))
    content = {
        str(number): answers[number]
        for number in range(1, len(questions) + 1)
        if answers.get(number) not in (None, "", [])
    }
    if not content:
        raise Refused("answer one question at least")
    kept = SurveyAnswer.objects.filter(enquiry_id=found.number)
    if _ended(found.number, by):
        SurveyAnswer.objects.create(
            survey_id=found.survey, enquiry_id=found.number, content=content,
            type=authority(found.body).kind.value,
        )  # fmt: skip
    elif kept.update(content=content) != 1:
        raise Refused(GONE)
    note(by=by, action="answer_survey", subject=f"survey {found.survey}", detail={})


def _ended(enquiry: int, by: str) -> bool:
    rows = Enquiry.objects.filter(pk=enquiry, answered_at=None)
    ended: int = rows.update(answered_at=clock.now(), answered_by=by)
    return ended == 1


def _columns(each: RoleSaid) -> dict[str, Any]:
    names = ("role", "said", "name", "title", "salutation", "email")
    return {name: getattr(each, name) for name in names} | {
        "contact_id": each.contact, "contact_version": each.version,
    }  # fmt: skip
