"""The pack of one council and year as data: what pages and PDF print, full or on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.scrutiny.choosing import Chosen
from upheld.scrutiny.explaining import FigureTold, figures_told
from upheld.scrutiny.facts import CouncilYear, Improvement, Link
from upheld.scrutiny.grounds import decisions_search

MOST = 12
"""So many of each kind stand in the full pack; a link leads to the others."""
_STATES = (Promise.OVERDUE, Promise.DUE, Promise.AGREED, Promise.LATE, Promise.ON_TIME)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a list: what it is, what is to be said of it, how it stands."""

    link: Link
    note: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A list under its own heading."""

    id: str
    title: str
    lead: str
    items: tuple[Item, ...]
    more: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """How many complaints about one service came in, were investigated and were upheld."""

    name: str
    received: int
    investigated: int
    upheld: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as it is printed."""

    topic: str
    text: str
    listen_for: str
    because: str
    """The fact it rests on."""
    link: Link


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What a committee takes along."""

    title: str
    name: str
    year: int
    year_end: str
    full: bool
    demonstration: bool
    provenance: str
    opening: tuple[str, ...]
    figures: tuple[FigureTold, ...]
    services: tuple[Service, ...]
    questions: tuple[Asked, ...]
    parts: tuple[Part, ...]
    address: str
    """The page of the site that says the same."""
    made: str

    @property
    def topics(self) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
        """The questions by topic, in the order in which each topic is first asked about."""
        found = dict.fromkeys(each.topic for each in self.questions)
        return tuple((each, tuple(q for q in self.questions if q.topic == each)) for each in found)

    def part(self, name: str) -> Part | None:
        """One of its lists; None where it has none of that name."""
        return next((each for each in self.parts if each.id == name), None)


def full_pack(facts: CouncilYear, chosen: Sequence[Chosen]) -> Pack:
    """Everything, for those who prepare the meeting."""
    return Pack(
        title=f"Scrutiny pack: {facts.name}, year to {facts.year_end}",
        name=facts.name,
        year=facts.figures.year,
        year_end=facts.year_end,
        full=True,
        demonstration=facts.figures.demonstration,
        provenance=facts.provenance,
        opening=tuple(_opening(facts)),
        figures=figures_told(facts),
        services=_services(facts),
        questions=tuple(_asked(each) for each in chosen),
        parts=tuple(_parts(facts)),
        address=facts.address,
        made=f"Made on {words.day(facts.today)} from release {facts.figures.release}. Figures are "
        "those of the release; reports, improvements and decisions are those that could be read "
        "on that day, and stand as they did then.",
    )


def _opening(facts: CouncilYear) -> Iterator[str]:
    yield (
        f"What complaints about {facts.called} told us in the year to {facts.year_end}, and what a "
        "committee can ask because of it. Each question names the fact it rests on."
    )
    if facts.gone and facts.ended:
        gone = f"{facts.name} existed until {words.day(facts.ended)}."
        if facts.heirs:
            after = words.listed([each.text for each in facts.heirs])
            whom = "it" if len(facts.heirs) == 1 else "them"
            gone += f" What it promised is now for {after} to answer for: "
            gone += f"put the questions to {whom}."
        yield gone
    if facts.unstated:
        without = (
            "Decisions and improvements" if facts.reports else "Decisions, reports and improvements"
        )
        yield f"{without} of real councils are not part of this demonstration."


def _services(facts: CouncilYear) -> tuple[Service, ...]:
    """The services about which something came in or was decided."""
    figures = facts.figures
    rows = (
        Service(
            name=each.words,
            received=figures.received.get(each, 0),
            investigated=figures.investigations_by_heading.get(each, 0),
            upheld=figures.upheld_by_heading.get(each, 0),
        )
        for each in Heading
    )
    return tuple(each for each in rows if each.received or each.investigated)


def _asked(chosen: Chosen) -> Asked:
    return Asked(
        topic=chosen.question.topic,
        text=chosen.asked,
        listen_for=chosen.question.listen_for,
        because=chosen.basis.said,
        link=chosen.basis.link,
    )


def _parts(facts: CouncilYear) -> Iterator[Part]:
    if facts.reports:
        yield _reports(facts)
    if facts.improvements:
        yield _improvements(facts)
    if facts.decisions:
        yield _decisions(facts)
    if facts.elsewhere:
        yield _elsewhere(facts)
    if facts.lessons:
        yield _lessons(facts)
    if facts.relations:
        yield Part(
            id="relations",
            title="Related authorities",
            lead="Their pages for scrutiny, where they have figures of their own.",
            items=tuple(
                Item(link=body, note=relation.words)
                for relation in facts.relations
                for body in relation.bodies
            ),
        )
    yield _resources(facts)


def _reports(facts: CouncilYear) -> Part:
    return Part(
        id="reports",
        title="Public reports and their replies",
        lead=f"As they stand on {words.day(facts.today)}, the newest first.",
        items=tuple(
            Item(
                link=Link(text=each.title, address=each.address),
                note=f"{each.kind}, issued {each.issued}. {each.closing}",
                state=each.state,
            )
            for each in facts.reports[:MOST]
        ),
        more=_more(len(facts.reports), "reports", f"/reports/?body={facts.slug}"),
    )


def _improvements(facts: CouncilYear) -> Part:
    ordered = [each for state in _STATES for each in facts.improvements_in(state)]
    return Part(
        id="improvements",
        title="What was promised",
        lead=f"As it stands on {words.day(facts.today)}: what is overdue comes first.",
        items=tuple(_promise(each) for each in ordered[:MOST]),
        more=_more(len(ordered), "improvements", f"/improvements/?body={facts.slug}"),
    )


def _promise(each: Improvement, *, whose: bool = False) -> Item:
    done = f", done {words.day(each.done)}" if each.done else ""
    return Item(
        link=Link(text=words.sentence(each.summary), address=each.address),
        note=f"{f'{each.body}. ' if whose else ''}Due {words.day(each.due)}{done}.",
        state=each.state.words,
    )


def _decisions(facts: CouncilYear) -> Part:
    upheld = facts.figures.upheld_by_heading
    ordered = sorted(
        facts.decisions,
        key=lambda each: (
            each.outcome is not Outcome.UPHELD, -upheld.get(each.heading, 0), each.heading,
            -each.decided.toordinal(), each.reference,
        ),
    )  # fmt: skip
    return Part(
        id="decisions",
        title="Decisions to read",
        lead="Decisions of the year that can be read: upheld ones first, of the services with most "
        "of them. They name nobody.",
        items=tuple(
            Item(
                link=Link(text=each.subject, address=each.address),
                note=f"{each.reference}, {words.day(each.decided)}. {each.summary}",
                state=each.outcome.words,
            )
            for each in ordered[:MOST]
        ),
        more=_more(
            len(ordered), "decisions", decisions_search(facts).replace("outcome=upheld&", "")
        ),
    )


def _elsewhere(facts: CouncilYear) -> Part:
    return Part(
        id="elsewhere",
        title="What similar authorities promised",
        lead="On the same subjects, by authorities of the same type: is any of it worth taking up?",
        items=tuple(_promise(each, whose=True) for each in facts.elsewhere),
        more=Link(text="All improvements by theme", address="/improvements/"),
    )


def _lessons(facts: CouncilYear) -> Part:
    return Part(
        id="learning",
        title="Learning on the same services",
        lead="Focus reports, guides and examples about the services with most complaints upheld.",
        items=tuple(
            Item(link=each.link, note=f"{each.kind}: {each.subject}") for each in facts.lessons
        ),
        more=Link(text="All learning", address="/learning/"),
    )


def _resources(facts: CouncilYear) -> Part:
    slug = facts.slug
    return Part(
        id="resources",
        title="Five kinds of source",
        lead="Whatever stands here can be checked there.",
        items=tuple(
            Item(link=Link(text=text, address=address), note=note)
            for text, address, note in (
                (
                    "Complaints data", facts.council_page,
                    "the figures of the year, how they were made, and a table to take away",
                ),
                (
                    "Decision statements", f"/decisions/?body={slug}",
                    "what we decided on single complaints, and why",
                ),
                (
                    "Public interest reports", f"/reports/?body={slug}",
                    "where what went wrong concerns everybody, and how the council replied",
                ),
                (
                    "Focus reports", "/learning/?kind=focus_report",
                    "what complaints about one subject taught, with questions for members",
                ),
                (
                    "Questions", "/scrutiny/#questions",
                    "all questions by topic, those that no fact of this council chose too",
                ),
            )
        ),
    )  # fmt: skip


def _more(count: int, what: str, address: str) -> Link | None:
    return Link(text=f"All {count:,} {what}", address=address) if count > MOST else None
