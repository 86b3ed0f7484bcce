"""Sessions to come of a demonstration: invented, with places for people of fictional bodies."""

from dataclasses import dataclass, field

from upheld.domain.training import Audience, CourseKind, SessionWay

WHY_CANCELLED = (
    "The trainer is ill and nobody else is free that day. Please choose another session; this one "
    "is invented for the demonstration."
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a course is about, in place of the line that an old record leaves."""

    title: str
    audience: Audience
    kind: CourseKind = CourseKind.COURSE
    summary: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ToCome:
    """A session so many days from today; the people get their places in this order."""

    course: Told
    days: int
    way: SessionWay
    city: str = ""
    places: int
    pence: int
    people: tuple[tuple[str, str], ...] = ()
    """A name and a fictional body."""
    cancelled: bool = field(default=False)


HANDLING = Told(
    title="Effective complaint handling", audience=Audience.COUNCILS,
    summary=(
        "A day for officers who answer complaints: finding out what somebody complains of, looking "
        "into it fairly, and writing an answer that can be understood."
    ),
    outcomes=(
        "Say in one sentence what a complaint is about",
        "Plan what must be found out, and from whom",
        "Write an answer that gives reasons",
        "Choose a remedy that fits what went wrong",
    ),
)  # fmt: skip
CARE = Told(
    title="Complaints about adult social care", audience=Audience.COUNCILS,
    summary="How complaints about care differ, and how councils and providers answer together.",
    outcomes=(
        "Tell which body answers for what", "Agree one answer with a provider",
        "Explain charges in plain words",
    ),
)  # fmt: skip
HOMES = Told(
    title="Complaint handling for care providers", audience=Audience.PROVIDERS,
    summary="Half a day for managers of homes and agencies: hear a complaint early, answer well.",
    outcomes=(
        "Hear a complaint before it is put in writing", "Answer without taking sides",
        "Say when somebody may come to the ombudsman",
    ),
)  # fmt: skip
SEMINAR = Told(
    title="Making complaints count", audience=Audience.COUNCILS, kind=CourseKind.SEMINAR,
    summary="A day for link officers: what the year’s complaints teach, and what colleagues do.",
    outcomes=("What changed this year", "Remedies on time", "Reporting to members"),
)  # fmt: skip

TO_COME = (
    ToCome(
        course=HANDLING, days=30, way=SessionWay.OPEN, city="Leeds", places=20, pence=21_000,
        people=(("Robin Placeholder", "exampleshire"), ("Ash Specimen", "mockdale")),
    ),
    ToCome(
        course=HANDLING, days=19, way=SessionWay.ONLINE, places=3, pence=12_000,
        people=(
            ("Jo Pattern", "patternport"), ("Kim Sample", "exampleham"), ("Lee Mock", "mockney"),
            ("Max Example", "specimen-bay"), ("Nic Dummy", "patterngate"),
        ),
    ),
    ToCome(
        course=CARE, days=24, way=SessionWay.OPEN, city="London", places=16, pence=21_000,
        people=(("Pat Sample", "sampleshire"), ("Jo Pattern", "patternport")), cancelled=True,
    ),
    ToCome(
        course=HOMES, days=45, way=SessionWay.OPEN, city="Birmingham", places=24, pence=9_500,
    ),
    ToCome(
        course=SEMINAR, days=61, way=SessionWay.OPEN, city="Bristol", places=50, pence=0,
        people=(("Sam Specimen", "specimenbury"),),
    ),
)  # fmt: skip
