"""Courses and seminars of the year, counted from the training record."""

from upheld.domain.activity import is_highest
from upheld.letters import words
from upheld.letters.activity import Activity, read_activity
from upheld.letters.letter import Section
from upheld.letters.material import TRAINING, Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.text import paragraph, pointing, section

KEY = "training"
TITLE = "Training and seminars"


def write(material: Material) -> tuple[Section, ...]:
    """What was held and who came; nothing that is not in the record."""
    activity = read_activity(material.activity, year=material.figures.year)
    said = (_seminars(activity), _courses(activity, material))
    if not any(said):
        return ()
    return section(
        KEY, TITLE, *said, pointing(material.link(TRAINING, "our courses and how to book them"))
    )


def _seminars(activity: Activity) -> Paragraph | None:
    sentences = (_network(activity), _places(activity), _delegates(activity))
    return paragraph(*sentences) if any(sentences) else None


def _network(activity: Activity) -> str:
    if not activity.held("link_officer_network"):
        return ""
    return (
        "This year we set up a network of link officers in councils, who share what works well in "
        "dealing with complaints."
    )


def _places(activity: Activity) -> str:
    if not activity.held("seminars"):
        return ""
    cities = activity.names("seminars")
    if cities:
        seminars = "our seminar" if len(cities) == 1 else "seminars"
        return f"We held {seminars} for link officers in {words.listed(cities)}."
    count = activity.now["seminars"]
    many = words.counted(int(count), "seminar") if count.isdigit() else "a series of seminars"
    return f"We held {many} for link officers."


def _delegates(activity: Activity) -> str:
    delegates, authorities = activity.count("delegates"), activity.count("authorities_at_seminars")
    if not delegates:
        return ""
    who = words.counted(delegates, "delegate")
    whence = (
        f" from {words.counted(authorities, 'authority', 'authorities')}" if authorities else ""
    )
    return (
        f"They brought together {who}{whence}."
        if activity.held("seminars")
        else (f"Our seminars brought together {who}{whence}.")
    )


def _courses(activity: Activity, material: Material) -> Paragraph | None:
    courses = activity.count("courses")
    if not courses:
        return None
    people = activity.about("people_trained")
    trained = f" and trained {people} people" if people else ""
    given = f"we gave {words.counted(courses, 'course')}{trained}"
    return paragraph(
        "Our training helps authorities and independent care providers to deal well with "
        f"complaints. In {material.year.label} {given}.",
        _growth(activity),
        _providers(activity),
    )


def _growth(activity: Activity) -> str:
    more = activity.more_than_before("courses")
    if more is None or more == 0:
        return ""
    than = "more" if more > 0 else "fewer"
    courses = "course" if abs(more) == 1 else "courses"
    return f"That is {words.number(abs(more))} {than} {courses} than the year before."


def _providers(activity: Activity) -> str:
    if not activity.share_grew("provider_share"):
        return ""
    when = "ever before" if is_highest(activity.now["provider_share"]) else "the year before"
    return f"More of our training than {when} was for providers of adult social care."
