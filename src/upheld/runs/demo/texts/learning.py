"""Resources of a demonstration: invented, about fictional bodies that agreed, or about nobody."""

from datetime import date

from upheld.domain.headings import Heading
from upheld.domain.learning import LearningItem, LearningKind

LEARNING = (
    LearningItem(
        key="out-of-school", kind=LearningKind.FOCUS_REPORT, title="Out of school, out of sight",
        heading=Heading.EDUCATION_CHILDREN, subject="teaching for children out of school",
        summary=(
            "Children who cannot go to school for their health are owed teaching by their council. "
            "In the cases behind this report most waited for months, because each office took "
            "another to be responsible.\n\n"
            "Records rarely said on which day somebody had decided what a child should be taught, "
            "or how much. Parents learnt of the delay only when they asked."
        ),
        changed=(
            "Councils that did well named one officer for each child, wrote down the day on which "
            "teaching was to begin, and looked at it again every six weeks."
        ),
        published=date(2026, 9, 15), invented=True,
        questions=(
            "How many children who live here have been out of school for 15 days or more?",
            "Who decides what each of them is taught, and how soon?",
            "What is offered to a child who went without?",
        ),
    ),
    LearningItem(
        key="charging-for-care", kind=LearningKind.FOCUS_REPORT,
        title="What does it cost? Telling people about charges for care",
        heading=Heading.ADULT_CARE, subject="charging for care",
        summary=(
            "Families agreed to care without knowing what they would pay. Some heard of a charge "
            "only with the first bill, weeks after somebody had left hospital.\n\n"
            "The fault was seldom in the sums. It was that nobody had put them in writing at a "
            "time when there was still a choice."
        ),
        changed=(
            "A one-page sheet with the charge, the date from which it counts and how to ask for it "
            "to be looked at again is handed over before care begins."
        ),
        published=date(2026, 3, 4), invented=True,
        questions=(
            "When do people here first see in writing what they will pay?",
            "How often is a bill corrected after somebody has complained?",
        ),
    ),
    LearningItem(
        key="remedies-in-time", kind=LearningKind.GUIDE, title="Remedies in time: a guide",
        heading=Heading.CORPORATE_OTHER, subject="carrying out remedies",
        summary=(
            "A remedy that comes late is a second disappointment. This guide gathers what works in "
            "councils that keep their dates.\n\n"
            "Enter each date on the day on which the remedy is agreed. Give it one owner, and a "
            "second person who is told a week before. Send the proof with the last step, not when "
            "it is asked for."
        ),
        changed="", published=date(2026, 6, 10), invented=True,
        questions=("Who follows the dates of our remedies while the owner is on leave?",),
    ),
    LearningItem(
        key="final-answers", kind=LearningKind.GUIDE, title="A final answer that ends a complaint",
        heading=Heading.CORPORATE_OTHER, subject="answering complaints",
        summary=(
            "A good final answer says what was asked, what was found, what will be done and by "
            "when, and where the person can go next.\n\n"
            "It is written by somebody who did not take the decision complained of, and it answers "
            "every point, also those on which nothing went wrong."
        ),
        changed="", published=date(2025, 11, 5), invented=True,
        questions=("May members read some final answers, with the names taken out?",),
    ),
    LearningItem(
        key="route-to-school", kind=LearningKind.EXAMPLE, title="A safe route, walked first",
        heading=Heading.EDUCATION_CHILDREN, subject="school transport",
        summary=(
            "Mockshire refused a child transport because the way to school was called safe. "
            "Nobody had walked it. Part of it had no pavement, and in winter it was dark at both "
            "ends of the school day."
        ),
        changed=(
            "The council now walks every route with a member of the family before it refuses "
            "transport, and it wrote to 14 other families whom it had refused."
        ),
        published=date(2026, 7, 1), body="mockshire", consented=date(2026, 6, 12), invented=True,
        questions=("Who looks at a route before transport is refused?",),
    ),
    LearningItem(
        key="missed-bins", kind=LearningKind.EXAMPLE, title="Bins that were missed every week",
        heading=Heading.ENVIRONMENT, subject="missed collections",
        summary=(
            "A household at Exampleham helped with its bins was missed for five weeks. Each report "
            "was closed as soon as a crew was told, not once the bin had been emptied."
        ),
        changed=(
            "A report stays open until somebody confirms the collection. After a second miss a "
            "supervisor goes along with the crew."
        ),
        published=date(2026, 5, 20), body="exampleham", consented=date(2026, 5, 6), invented=True,
        questions=("When does the council close a report of a missed bin?",),
    ),
    LearningItem(
        key="temporary-homes", kind=LearningKind.EXAMPLE, title="Six weeks means six weeks",
        heading=Heading.HOUSING, subject="temporary accommodation",
        summary=(
            "A family stayed in a bed-and-breakfast hotel for 19 weeks, although the law allows "
            "six. The council knew the limit and had no list of who was near it."
        ),
        changed=(
            "A list of every family in a hotel goes to the head of housing each Monday, in the "
            "order of their weeks."
        ),
        published=date(2025, 9, 17), invented=True,
        questions=("How many families are in hotels today, and since when?",),
    ),
)  # fmt: skip
DRAFT = LearningItem(
    key="notes-of-visits", kind=LearningKind.EXAMPLE, title="Notes that were made on the day",
    heading=Heading.PLANNING, subject="enforcement visits",
    summary=(
        "An officer visited a site three times and wrote the notes months later, after a complaint."
    ),
    changed="Notes and pictures are filed from the site, with the hour.",
    published=date(2026, 11, 18), invented=True,
)  # fmt: skip
