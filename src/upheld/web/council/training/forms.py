"""What somebody writes who books places, moves one, or says what a course was worth."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms

from upheld.domain.training import Audience
from upheld.outreach.actions.several import MOST_PEOPLE
from upheld.outreach.queries.to_book import SessionToBook
from upheld.toolbox.mail import is_address
from upheld.web.council import bodies
from upheld.web.council.fields import Line, Text, one_of
from upheld.web.council.forms import LONGEST_EMAIL, Asked, Fault, Send

LONGEST_ORDER, LONGEST_NEEDS, LONGEST_WORDS = 60, 1000, 2000
PERSON = ("name", "email", "needs")
SCALE = {"1": "1, not at all", "2": "2", "3": "3", "4": "4", "5": "5, very"}


class Places(Send):
    """One to five people of one body or provider, with the declaration.

    A second person and those after it may be left empty.
    """

    def __init__(
        self, session: SessionToBook, count: int, sent: Mapping[str, str] | None = None, *,
        written: Mapping[str, str] | None = None, body: bool = True,
    ) -> None:  # fmt: skip
        """`sent` is looked at, what was `written` is shown again as it stands.

        `body`: whether the body is asked for; whoever moves a place stays with theirs.
        """
        super().__init__(sent, initial=dict(written or {}))
        self.session, self.count = session, min(max(count, 1), MOST_PEOPLE)
        self.of_council = session.audience is Audience.COUNCILS
        before: dict[str, forms.Field] = {}
        if self.of_council and body:
            before = {"search": Line(), "body": _body()}
        elif not self.of_council:
            before = {"organisation": Line(required="Write the name of your organisation")}
        for number in self.numbers:
            before |= _person(number, needed=number == 1)
        if session.price_pence:
            before["order_number"] = Line(longest=LONGEST_ORDER)
        self.fields = before | self.fields
        self.fields["declared"].error_messages["required"] = (
            "Say that the people named know that you book for them"
        )

    @property
    def numbers(self) -> range:
        """The people of the form, from 1."""
        return range(1, self.count + 1)

    def clean(self) -> dict[str, Any]:
        """Whoever is named at all has a name of two words and an address of their own."""
        cleaned = super().clean() or {}
        seen: set[str] = set()
        for number in self.numbers:
            self._check_person(number, cleaned, seen)
        body = str(cleaned.get("body", ""))
        if body and not bodies.name_of(body):
            self.add_error("body", "This body does not exist today: search for it again")
        if "body" in self.errors and not self.found:
            # There is nothing to choose from yet: it is said where the search is written.
            self.errors.setdefault("search", self.errors.pop("body"))
        return cleaned

    @cached_property
    def found(self) -> list[bodies.Body]:
        """What the search finds, and the body that was chosen before."""
        asked, chosen = self.written("search").strip(), self.written("body")
        found = bodies.search(asked) if asked else []
        if chosen and chosen not in {each.slug for each in found}:
            named = bodies.name_of(chosen)
            return [*found, bodies.Body(chosen, named)] if named else found
        return found

    def people(self) -> list[dict[str, str]]:
        """Everybody who is named, as `name`, `email` and `needs`."""
        every = (
            {part: str(self.cleaned_data.get(f"{part}_{number}", "")) for part in PERSON}
            for number in self.numbers
        )
        return [each for each in every if any(each.values())]

    def faults(self) -> list[Fault]:
        """Those of people say of whom they are, where there are several."""
        named = []
        for fault in super().faults():
            person = fault.href.rpartition("_")[2]
            whose = f"Person {person}: " if self.count > 1 and person.isdecimal() else ""
            named.append(Fault(f"{whose}{fault.text}", fault.href))
        return named

    def _check_person(self, number: int, cleaned: dict[str, Any], seen: set[str]) -> None:
        name, email, needs = (str(cleaned.get(f"{part}_{number}", "")) for part in PERSON)
        at = {part: f"{part}_{number}" for part in PERSON}
        if not (name or email or needs):
            return
        if at["name"] not in self.errors and len(name.split()) < 2:  # noqa: PLR2004 - two names
            self.add_error(at["name"], "Write the first name and the family name")
        if at["email"] in self.errors:
            return
        if not is_address(email):
            self.add_error(at["email"], "Write an email address such as name@example.com")
        if email.lower() in seen:
            self.add_error(at["email"], "Write another address: each person is written to alone")
        seen.add(email.lower())


class Answers(Asked):
    """How sure somebody is of each outcome; afterwards also how content they were."""

    def __init__(
        self, outcomes: tuple[str, ...], sent: Mapping[str, str] | None = None, *, after: bool
    ) -> None:
        """One question for each outcome."""
        super().__init__(sent)
        for number, _ in enumerate(outcomes, 1):
            self.fields[f"rating_{number}"] = one_of("Choose a number from 1 to 5", SCALE)
        if after:
            self.fields["content"] = one_of("Choose a number from 1 to 5", SCALE)
        self.fields["words"] = Text(longest=LONGEST_WORDS)
        self.outcomes = outcomes

    def ratings(self) -> list[int]:
        """The answers in the order of the outcomes."""
        return [int(self.cleaned_data[f"rating_{n}"]) for n, _ in enumerate(self.outcomes, 1)]


def _body() -> forms.Field:
    return forms.CharField(error_messages={"required": "Search for your body and choose it"})


def _person(number: int, *, needed: bool) -> dict[str, forms.Field]:
    return {
        f"name_{number}": Line(required="Write the first name and the family name" * needed),
        f"email_{number}": Line(
            required="Write an email address such as name@example.com" * needed,
            longest=LONGEST_EMAIL,
        ),
        f"needs_{number}": Text(longest=LONGEST_NEEDS),
    }
