"""Words of the cases that a demonstration works on: invented, about fictional bodies alone."""

from typing import NamedTuple

from upheld.domain.statements import Section


class Matter(NamedTuple):
    """What somebody complains about."""

    body: str
    subject: str
    text: str
    wanted: str


MATTERS = (
    Matter("exampleham", "refuse_and_recycling",
           "The council has not collected our bins for five weeks and did not answer.",
           "A collection, and an answer."),
    Matter("exampleford", "council_tax",
           "A bill for a flat that I left came four times.", "That the bill is cancelled."),
    Matter("mockshire", "school_transport",
           "The council stopped the bus to school and gave no way to appeal.",
           "That somebody looks at it again."),
    Matter("exampleshire", "special_educational_needs",
           "The yearly review of a plan is eleven months late.", "That the review takes place."),
    Matter("specimen-vale", "planning_applications",
           "The council took no account of our letter about an extension next door.",
           "That the council says what it would have decided."),
    Matter("exampleham", "homelessness",
           "The council gave no written decision, so nobody could ask for a review of it.",
           "A decision in writing."),
    Matter("patternshire", "residential_care",
           "The council charged for weeks in which the room was not used.",
           "The money back, and an apology."),
    Matter("exampleshire", "alternative_provision",
           "No teaching was arranged for a child who could not go to school.",
           "Teaching, and something for the months that were lost."),
    Matter("mockborough", "highway_repair",
           "A hole in the pavement was reported four times and is still there.",
           "That it is mended, and that somebody answers."),
    Matter("exampleton", "special_educational_needs",
           "The council did not arrange what a plan for our child sets out.",
           "What the plan sets out, and something for the months that were lost."),
    Matter("exampleford", "noise",
           "The council has not been to hear the noise at night.", "That somebody comes."),
)  # fmt: skip

# Names that nobody has, and how each wants to be written to.
PEOPLE = (
    ("Alex Example", "plain"), ("Bo Placeholder", "large_print"), ("Chris Pattern", "plain"),
    ("Dana Mock", "plain"), ("Eli Sample", "plain"), ("Frances Test", "large_print"),
    ("Gale Instance", "plain"), ("Hao Draft", "plain"), ("Ines Trial", "plain"),
    ("Jo Fixture", "plain"), ("Kim Template", "plain"),
)  # fmt: skip

STATEMENT = {
    Section.SUMMARY: "Somebody complained about what the council did. This text is invented.",
    Section.COMPLAINT: "X says that the council did not do what it had to do, and did not answer.",
    Section.POWERS: "We look at fault, and at the injustice that it caused.",
    Section.CONSIDERED: "We read what X and the council sent us, and asked both for more.",
    Section.FOUND: "The council did not follow its own procedure. That was fault. X waited longer "
    "than they should have.",
    Section.AGREED: "The council has agreed to apologise and to train its officers.",
    Section.DECISION: "We uphold the complaint. The council has agreed to put it right.",
}

# As a slip would leave it: a name, a school and a number that the gate has to find.
NAMED = {
    Section.COMPLAINT: "Mr X says that his child, Y, had no teaching for two terms. Jo Fixture "
    "told the council so by telephone on 01632 960 411.",
    Section.FOUND: "Y left Pattern Hill Primary School in March. Mrs Instance, the officer for "
    "the plan, did not look for another place. That was fault.",
}
