"""The sections of a text, each put together from its parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.statements import Section
from upheld.runs.demo.statements.names import name_of
from upheld.runs.demo.statements.parts import Matter, SubjectParts, read_generic
from upheld.runs.demo.statements.people import THEY, agreed, cast
from upheld.runs.demo.statements.subjects import PANDEMIC
from upheld.runs.demo.statements.timeline import lay_out
from upheld.runs.demo.statements.wording import Share, one_of, said

PANDEMIC_FROM = date(2020, 4, 6)
PAID = (100, 150, 200, 250, 300, 350, 400, 500)
# Of these one may say that there was fault in them.
ACTS = ("how ", "what ", "the time ", "the Council", "the information ", "the notice ", "the help ")
UPHELD = frozenset({"by_us", "by_body", "none"})
INVESTIGATED = UPHELD | {"no_fault", "discontinued"}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is told, to which end, and the lots by which its words are chosen."""

    parts: SubjectParts
    matter: Matter
    purpose: str
    """`by_us`, `by_body` or `none` where upheld; `no_fault`, `discontinued`; or why not begun."""
    share: Share

    @property
    def elsewhere(self) -> str:
        """Who else decides such a thing; empty where nobody does."""
        own = self.matter.elsewhere
        return self.parts.elsewhere if own is None else own

    def likely(self, chance: float) -> bool:
        """Whether something that is not always said is said here."""
        return self.share() < chance


def write_sections(
    told: Telling, received: date, decided: date, *, body: str, subject: str, improvement: str = ""
) -> Mapping[Section, str]:
    """Every section, in order; what was agreed only where something was."""
    share = told.share
    words = cast(share) | lay_out(
        received, decided, share, late=told.purpose == "late",
        since=PANDEMIC_FROM if subject == PANDEMIC else None,
    )  # fmt: skip
    words["money"] = f"£{one_of([str(sum_) for sum_ in PAID], share)}"
    words["sum"] = f"£{600 + 20 * int(share() * 170):,}"
    words["body"] = name_of(body)
    words["improvement"] = improvement[:1].lower() + improvement[1:].rstrip(".")
    writing = _Writing(told, words)
    sections = {
        Section.SUMMARY: writing.summary(),
        Section.COMPLAINT: writing.complaint(),
        Section.POWERS: writing.powers(),
        Section.CONSIDERED: writing.considered(),
        Section.FOUND: writing.found(),
    }
    if told.purpose == "by_us":
        sections[Section.AGREED] = writing.agreed()
    sections[Section.DECISION] = writing.decision()
    plural = words["she"] == THEY
    return {
        section: _BEGINNING.sub(_capital, agreed(text) if plural else text)
        for section, text in sections.items()
    }


# A sentence may begin with a word of the case, such as a number of weeks.
_BEGINNING = re.compile(r"(?:\A|[.?] |\n\n)[a-z]")


def _capital(found: re.Match[str]) -> str:
    return found[0].upper()  # only the last of them is a letter


class _Writing:
    """One text while it is being written: what was fixed stays the same in every section."""

    def __init__(self, told: Telling, words: dict[str, str]) -> None:
        self.told, self.words, self.share = told, words, told.share
        matter = told.matter
        for name in ("that", "about", "want"):
            words[name] = self.say(getattr(matter, name))
        # Where nobody was named yet, a pronoun would refer to nobody.
        named = words | {"her": f"{words['X']}’s", "him": words["X"], "she": words["X"]}
        first = said(matter.about, named, self.share)
        words["about_first"] = first
        acts = first.startswith(ACTS)
        words["about_act"] = first if acts else f"how the Council dealt with {first}"
        words["also"] = self.one(matter.also)
        words["effect"] = self.one(matter.effect)
        for name in ("fault", "fine", "harm"):
            words[name] = self.one(getattr(matter, name)).strip()
        cure, done = one_of(matter.cure, self.share).split(" ", 1)
        rest = self.say(done)
        do, did = cure.split("/")
        words["cure"], words["cured"] = f"{do} {rest}", f"{did} {rest}"
        words["injury"] = self.generic("words", "injury")
        self._name_papers()
        elsewhere = self.say(told.elsewhere)
        words["elsewhere"] = elsewhere
        words["elsewhere_low"] = elsewhere[:1].lower() + elsewhere[1:]

    def _name_papers(self) -> None:
        papers = [self.say(paper) for paper in self.told.matter.papers or self.told.parts.papers]
        first = int(self.share() * len(papers))
        second = (first + 1 + int(self.share() * (len(papers) - 1))) % len(papers)
        self.words["paper"], self.words["paper2"] = papers[first], papers[second]

    def say(self, text: str) -> str:
        return said(text, self.words, self.share)

    def one(self, options: object) -> str:
        return self.say(one_of(options, self.share))  # type: ignore[arg-type]

    def generic(self, section: str, purpose: str) -> str:
        return self.one(read_generic()[section][purpose])

    def summary(self) -> str:
        """What the decision was, in a few sentences."""
        return _paragraphs(self.generic("summary", self.told.purpose))

    def complaint(self) -> str:
        """What was complained of."""
        first = [self.generic("complaint", "opening")]
        if self.told.likely(0.7):
            first.append(self.generic("complaint", "more"))
        second = [self.generic("complaint", "effect"), self.generic("complaint", "want")]
        return _paragraphs(" ".join(first), " ".join(second))

    def powers(self) -> str:
        """What we may look at."""
        purpose = self.told.purpose
        found = [self.generic("powers", "opening")]
        if purpose not in INVESTIGATED:
            found.append(self.generic("powers", purpose))
        elif purpose == "discontinued":
            found.append(self.generic("powers", "ended"))
        else:
            found.append(self.generic("powers", "decided"))
            found += [self.generic("powers", "likely")] if self.told.likely(0.5) else []
        found.append(self.generic("powers", "independent"))
        return _paragraphs(*found)

    def considered(self) -> str:
        """What was read and heard."""
        if self.told.purpose not in INVESTIGATED:
            return _paragraphs(self.generic("considered", "early"))
        return _paragraphs(self.generic("considered", "full"), self.generic("considered", "draft"))

    def found(self) -> str:
        """What happened, and what is to be thought of it."""
        told, purpose = self.told, self.told.purpose
        law = [self.say(part) for part in told.matter.law or told.parts.law]
        story = " ".join(self.say(part) for part in told.matter.story)
        if purpose not in INVESTIGATED:
            return _paragraphs(*law, story, self._answered(), self.generic("found", purpose))
        then = told.matter.bad if purpose in UPHELD else told.matter.good
        events = " ".join(self.say(part) for part in then)
        return _paragraphs(*law, story, events, self._answered(), *self._analysis())

    def _answered(self) -> str:
        return f"{self.generic('found', 'complained')} {self.generic('found', 'answer')}"

    def _analysis(self) -> list[str]:
        purpose = self.told.purpose
        if purpose == "by_us":
            return [self.generic("found", "found_fault"), self.generic("found", "injustice")]
        if purpose == "by_body":
            return [self.generic("found", "found_fault"), self.words["harm"],
                    self.generic("found", "put_right")]  # fmt: skip
        if purpose == "none":
            return [self.generic("found", "found_fault"), self.generic("found", "no_injustice")]
        if purpose == "discontinued":
            return [self.generic("found", "discontinued")]
        return [self.generic("found", "fine"), self.generic("found", "disagree")]

    def agreed(self) -> str:
        """What the council will do."""
        steps = [self.generic("agreed", "apologise"), self.words["cure"]]
        if self.told.likely(0.7):
            steps.append(self.generic("agreed", "pay"))
        if self.told.likely(0.4):
            steps.append(self.generic("agreed", "learn"))
        improved = [self.generic("agreed", "improve")] if self.words["improvement"] else []
        return _paragraphs(
            self.generic("agreed", "opening"), *(f"– {step};" for step in steps[:-1]),
            f"– {steps[-1]}.", *improved, self.generic("agreed", "evidence"),
        )  # fmt: skip

    def decision(self) -> str:
        """How it ended."""
        return _paragraphs(self.generic("decision", self.told.purpose))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in parts)
