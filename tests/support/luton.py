"""Luton 2018 and 2020 as two printed letters had them, as figures and facts, without any name."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from upheld.domain.authority_types import AuthorityType
from upheld.domain.facts import (
    ActivityFact,
    Addressee,
    ReportFact,
    ReportKind,
    SectorText,
    YearPlan,
)
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure
from upheld.statistics.verdict import Verdict

UK = ZoneInfo("Europe/London")
SLUG, NAME = "luton", "Luton Borough Council"
ADDRESSEE = Addressee(name="", title="Chief Executive", salutation="Chief Executive")

# The 56 unitary councils of 31 March 2020.
UNITARY = (
    "Bath and North East Somerset", "Bedford", "Blackburn with Darwen", "Blackpool",
    "Bournemouth, Christchurch and Poole", "Bracknell Forest", "Brighton and Hove", "Bristol",
    "Central Bedfordshire", "Cheshire East", "Cheshire West and Chester", "Cornwall",
    "County Durham", "Darlington", "Derby", "Dorset", "East Riding of Yorkshire", "Halton",
    "Hartlepool", "Herefordshire", "Isle of Wight", "Isles of Scilly", "Kingston upon Hull",
    "Leicester", "Luton", "Medway", "Middlesbrough", "Milton Keynes", "North East Lincolnshire",
    "North Lincolnshire", "North Somerset", "Northumberland", "Nottingham", "Peterborough",
    "Plymouth", "Portsmouth", "Reading", "Redcar and Cleveland", "Rutland", "Shropshire",
    "Slough", "South Gloucestershire", "Southampton", "Southend-on-Sea", "Stockton-on-Tees",
    "Stoke-on-Trent", "Swindon", "Telford and Wrekin", "Thurrock", "Torbay", "Warrington",
    "West Berkshire", "Wiltshire", "Windsor and Maidenhead", "Wokingham", "York",
)  # fmt: skip


def slug(name: str) -> str:
    """A name as a slug."""
    return name.casefold().replace(",", "").replace(" ", "-")


NAMES = {slug(name): f"{name} Council" for name in UNITARY} | {SLUG: NAME}


def count(measure: str, number: int) -> Figure:
    """A figure that is a count."""
    return Figure(measure=measure, numerator=number, denominator=None, display=f"{number:,}")


def similar(display: str, numerator: int, denominator: int) -> SimilarFigure:
    """The average of the 56 unitary councils; its counts are made up to give the percentage."""
    return SimilarFigure(
        numerator=numerator, denominator=denominator, display=display, authorities=len(UNITARY)
    )


def figures_2018() -> BodyFigures:
    """The tables of the 2018 letter."""
    measures = (
        Figure(
            measure="uphold_rate",
            numerator=11,
            denominator=17,
            display="65%",
            base="17 detailed investigations",
            interval=("41%", "83%"),
        ),
        count("remedied_by_us", 10),
        count("remedied_by_body", 1),
        count("public_interest_reports", 0),
        count("further_reports", 1),
    )
    return BodyFigures(
        body=SLUG,
        name=NAME,
        type=AuthorityType.UNITARY,
        year=2018,
        release="2018.1",
        demonstration=True,
        source="published",
        received={
            "adult_care": 17,
            "benefits_tax": 6,
            "corporate_other": 3,
            "education_children": 13,
            "environment": 4,
            "highways_transport": 6,
            "housing": 8,
            "planning": 7,
            "other": 1,
            "total": 65,
        },
        decided={
            "incomplete_invalid": 6,
            "advice_given": 1,
            "referred_back": 26,
            "closed_initial": 20,
            "not_upheld": 6,
            "upheld": 11,
            "total": 70,
        },
        decided_by_heading={"total": 70},
        compliance=compliance(),
        due_unsettled=0,
        measures={figure.measure: figure for figure in measures},
        similar_bodies=(),
    )


def figures_2020() -> BodyFigures:
    """The panels of the 2020 letter; outcomes it does not print are made up to fit."""
    measures = (
        uphold_rate(13, 24, "54%", interval=("35%", "72%")),
        compliance_rate(7, 7, "100%"),
        satisfactory_rate(3, 13, "23%", interval=("8%", "50%")),
        count("public_interest_reports", 1),
        count("further_reports", 0),
    )
    return replace(
        figures_2018(),
        year=2020,
        release="2020.1",
        decided={
            "incomplete_invalid": 4,
            "advice_given": 2,
            "referred_back": 22,
            "closed_initial": 19,
            "not_upheld": 11,
            "upheld": 13,
            "total": 71,
        },
        decided_by_heading={"total": 71},
        compliance=compliance(on_time=5, late=2),
        measures={figure.measure: figure for figure in measures},
        similar_bodies=tuple(sorted(NAMES)),
    )


def compliance(
    *, on_time: int = 0, late: int = 0, incomplete: int = 0, failed: int = 0
) -> dict[str, int]:
    """Compliance outcomes and their total."""
    return {
        "on_time": on_time,
        "late": late,
        "incomplete_satisfied": incomplete,
        "not_satisfied": failed,
        "total": on_time + late + incomplete + failed,
    }


def uphold_rate(
    upheld: int,
    investigations: int,
    display: str | None,
    *,
    interval: tuple[str, str] | None = None,
    verdict: str | None = Verdict.NO_CLEAR_DIFFERENCE,
) -> Figure:
    """The uphold rate beside the average of 2020."""
    plural = "" if investigations == 1 else "s"
    return Figure(
        measure="uphold_rate",
        numerator=upheld,
        denominator=investigations,
        display=display,
        reason=None if display else "no investigations",
        base=f"{investigations} detailed investigation{plural}",
        interval=interval,
        similar=similar("56%", 1034, 1846),
        verdict=verdict if display else None,
    )


def compliance_rate(
    satisfied: int, outcomes: int, display: str | None, *, reason: str | None = None
) -> Figure:
    """The compliance rate beside the average of 2020."""
    plural = "" if outcomes == 1 else "s"
    return Figure(
        measure="compliance_rate",
        numerator=satisfied,
        denominator=outcomes,
        display=display,
        reason=None if display else reason or "no recommendations were due",
        base=f"{outcomes} compliance outcome{plural}",
        similar=similar("99%", 1190, 1202),
    )


def satisfactory_rate(
    satisfactory: int,
    upheld: int,
    display: str | None,
    *,
    interval: tuple[str, str] | None = None,
    verdict: str | None = Verdict.NO_CLEAR_DIFFERENCE,
) -> Figure:
    """The satisfactory remedy rate beside the average of 2020."""
    plural = "" if upheld == 1 else "s"
    return Figure(
        measure="satisfactory_remedy_rate",
        numerator=satisfactory,
        denominator=upheld,
        display=display,
        reason=None if display else "no complaints upheld",
        base=f"{upheld} upheld decision{plural}",
        interval=interval,
        similar=similar("11%", 114, 1034),
        verdict=verdict if display else None,
    )


FURTHER_REPORT_2018 = ReportFact(
    reference="16 000 001",
    body=SLUG,
    kind=ReportKind.FURTHER,
    title="Further report on a payment that was not made",
    subject="a recommendation of our earlier report",
    issued="2018",
    refused="carry out in full our recommendation to pay money in redress",
    satisfied_on="yes",
)
REPORT_2020 = ReportFact(
    reference="18 000 001",
    body=SLUG,
    kind=ReportKind.PUBLIC_INTEREST,
    title="Education, Health and Care Plans that were not reviewed in time",
    subject="how the Council reviews the Education, Health and Care (EHC) plans of children",
    issued="2020",
    found=(
        "had not made sure that the EHC plans of children in its area were reviewed at least once "
        "a year, and in some cases had not amended a plan when a child moved to another type of "
        "school or college"
    ),
    duty=(
        "The law requires a sound yearly review. Without one, the Council could not properly check "
        "whether children got the support set out in their plans."
    ),
    others_affected=(
        "We came upon this wider fault through one family’s complaint; other families may have "
        "lost the chance to appeal to the Tribunal."
    ),
    fault_accepted="that it was at fault in how it dealt with the family, which I welcome",
    already_offered="the family a suitable payment",
    added=(
        "add £100, because further delay during our investigation caused more frustration, and to "
        "improve its yearly reviews so that they meet its duty"
    ),
    agreed=(
        "The Council agreed to improve its services for others too and has drawn up a detailed "
        "action plan for yearly reviews, which I understand will feed into its wider work for "
        "children with special educational needs."
    ),
    awaited="an update on how the plan is being carried out",
    awaited_by="in the summer",
)


def activity(year: int, **values: str) -> tuple[ActivityFact, ...]:
    """Rows of the training record of one year."""
    return tuple(
        ActivityFact(year=year, measure=measure, value=value, source="training record")
        for measure, value in values.items()
    )


ACTIVITY_2018 = activity(
    2018, courses="58", people_trained=">800", link_officer_network="yes", seminars="yes"
)
ACTIVITY_2020 = (
    *activity(
        2020,
        courses="118",
        people_trained=">1400",
        provider_share="highest",
        seminars="London;Bristol;Leeds;Birmingham",
        delegates="178",
        authorities_at_seminars="143",
    ),
    *activity(2019, courses="71"),
)

_SENDER = {
    "signatory": "Demonstration ombudsman",
    "titles": ("Ombudsman for Local Services",),
    "sender": "Ombudsman for Local Services",
    "address": ("PO Box 1", "Exampleton", "EX1 1EX"),
    "texts_approved_by": "Demonstration ombudsman",
}

PLAN_2018 = YearPlan(
    year=2018,
    freeze_at=datetime(2018, 5, 31, 12, tzinfo=UK),
    issue_at=datetime(2018, 7, 18, 9, 30, tzinfo=UK),
    public_at=datetime(2018, 7, 25, 9, 30, tzinfo=UK),
    opening=(),
    sector=(
        SectorText(
            title="What will change in these letters",
            paragraphs=(
                "Last year I said that we would look less at how many people complain and more at "
                "what their complaints teach, and at the improvements that follow for many from "
                "the complaint of one. Our new corporate strategy for 2018-21 binds us to publish "
                "more about the outcomes of our investigations and about the occasions on which "
                "our recommendations made local services better.",
                "Next year’s letters will bring these figures for the first time, and our website "
                "will have an interactive map of how local authorities perform. We believe that "
                "this will make our work more open, and give councils more credit for the "
                "improvements they agree to. Early next year we will ask councils how these "
                "letters should look in future.",
            ),
        ),
        SectorText(
            title="Support for local scrutiny",
            paragraphs=(
                "These letters are also meant to bring what complaints teach into scrutiny at "
                "home. To support it remains one of our foremost aims. One part of our website is "
                "made for it: committees and councillors find there complaint figures, decisions, "
                "public interest reports, focus reports and questions to ask. Please encourage "
                "your members and committees to use our [pages for scrutiny]"
                "(https://ombudsman.example/scrutiny/).",
            ),
        ),
        SectorText(
            title="Learning from complaints",
            paragraphs=(
                "We share what we see, in our [reports](https://ombudsman.example/reports/) and "
                "elsewhere, so that others need not repeat a mistake. Over the year many councils "
                "took complaints in good spirit and worked with us to put things right. A county "
                "council, after a single complaint, redesigned from the ground up how its "
                "occupational therapists work with all its districts; partners work better "
                "together and the public can see more. Everyone gains where complaints are used "
                "in this way.",
            ),
        ),
    ),
    **_SENDER,
)

PLAN_2020 = YearPlan(
    year=2020,
    freeze_at=datetime(2020, 5, 31, 12, tzinfo=UK),
    issue_at=datetime(2020, 7, 22, 9, 30, tzinfo=UK),
    public_at=datetime(2020, 7, 29, 9, 30, tzinfo=UK),
    opening=(
        "I thought hard about writing while local authorities work under such exceptional "
        "pressure. I do so because what the public experience of local services must stay at the "
        "heart of what we do, now more than ever. I hope that this view of how people live with "
        "your services helps you through the present situation and in planning for what follows.",
    ),
    sector=(
        SectorText(
            title="Resources that may help",
            paragraphs=(
                "Much that we publish can help to place what complaints teach, yours and those of "
                "others, at the heart of how an authority is governed. [Your council’s "
                "performance](https://ombudsman.example/councils/), which opened last year, brings "
                "our figures and what we know of each council together, with the weight on "
                "learning rather than on numbers. There you find our decisions, our public "
                "reports, the improvements to services that your Council has agreed to, and the "
                "letters of earlier years.",
                "Please share it with colleagues and elected members. It can show how a service is "
                "doing, warn early, and inform governance, audit, risk and scrutiny.",
                "This year’s seminars dealt with how to make complaints count, with involving the "
                "right person at the right time, and with difficulties that many share.",
            ),
        ),
    ),
    **_SENDER,
)

LINKS = {
    "council_page": "https://ombudsman.example/councils/luton/2020/",
    "method_page": "https://ombudsman.example/method/",
    "training": "https://ombudsman.example/training/",
}
