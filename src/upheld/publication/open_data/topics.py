"""The topics of the open data: one table each, what a row is and what tells rows apart."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One table of every year, under one name."""

    name: str
    """As in file names."""
    title: str
    about: str
    """What one row is, and how to read it."""
    key: tuple[str, ...] = ()
    """The columns whose values no two rows share."""


TOPICS = (
    Topic(
        name="figures",
        title="Every figure of every authority",
        about="One row per authority and measure, with numerator, denominator, base, the average "
        "of similar authorities and, for two of the rates, the verdict in words.",
        key=("year", "body", "measure"),
    ),
    Topic(
        name="received",
        title="Complaints and enquiries received, by heading",
        about="One row per authority. A complaint that concerns two authorities is counted for "
        "both.",
        key=("year", "body"),
    ),
    Topic(
        name="decided",
        title="Decisions made, by outcome",
        about="One row per authority. A complaint may be received in one year and decided in "
        "the next.",
        key=("year", "body"),
    ),
    Topic(
        name="decided-by-heading",
        title="Decisions made, by heading",
        about="One row per authority. The same decisions as by outcome, under the headings of "
        "their complaints.",
        key=("year", "body"),
    ),
    Topic(
        name="compliance",
        title="Compliance outcomes",
        about="One row per authority: how agreed remedies were carried out, counted when the last "
        "recommendation of a case was settled, whichever year the decision fell in.",
        key=("year", "body"),
    ),
    Topic(
        name="similar-authorities",
        title="The authorities averaged",
        about="One row per authority that stands behind an average: all those of its type on "
        "31 March.",
        key=("year", "body"),
    ),
    Topic(
        name="national",
        title="National figures, counted both ways",
        about="One row per count or rate, each case counted once and each case counted for every "
        "body it concerns. The column “counted” says which.",
    ),
    Topic(
        name="comparisons",
        title="Averages and what verdicts rest on",
        about="One row per type of authority and measure.",
        key=("type", "fictional", "measure"),
    ),
    Topic(
        name="reports",
        title="Public reports",
        about="One row per public interest report or further report issued in the year.",
        key=("reference", "body", "kind"),
    ),
    Topic(
        name="improvements",
        title="Service improvements agreed",
        about="One row per service improvement that an authority agreed to, as it stood when the "
        "year’s figures were frozen.",
    ),
)
