"""The letters of a year: how each stands and what it tells of, singly or in groups."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.authorities import records
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.editing import lost_its_place
from upheld.runs.annual.edits import Edits, edits_of
from upheld.runs.annual.groups import Group, Said, groups_of, said_by
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import (
    APPROVED,
    CHECKED,
    DRAFT,
    ISSUED,
    UNAPPROVED,
)
from upheld.runs.annual.pack import pack_of
from upheld.runs.annual.prose_marks import marked_in
from upheld.runs.annual.queries.letters import held_letters, returned_letters
from upheld.runs.annual.recipients import doubts_about
from upheld.runs.annual.write import newest_letters
from upheld.runs.rolling.letters import letters_public
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.letters.frame import LETTERS, letters_page
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.years.frame import address, reporting_year, room_of

PUBLIC = "public"
STATES = (DRAFT, CHECKED, APPROVED, ISSUED, PUBLIC)
# What a letter tells of, or has, by the word of a filter.
WITH = {
    "reports": "A public report",
    "late": "Late remedies",
    "own": "Free text",
    "open": "An open mark",
    "doubt": "A doubtful addressee",
    "returned": "Returned with a note",
    "held": "Held",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One letter as a list shows it."""

    letter: LetterVersion
    name: str
    group: Group
    marks: tuple[str, ...]
    """Of the words of `WITH`."""
    held: str
    """Why, where it is held."""
    returned: str
    """The note with which it was given back, until somebody answers it."""
    doubts: tuple[str, ...]
    state: str
    """One of `STATES`: that of the letter, or that everybody may read it."""

    @property
    def slug(self) -> str:
        """The body."""
        return self.letter.authority_id

    @property
    def own(self) -> tuple[str, ...]:
        """What it says that the others of its group do not."""
        return self.group.own[self.slug]


COLUMNS: Keys = {
    "name": lambda row: row.name.casefold(),
    "state": lambda row: STATES.index(row.state) if row.state in STATES else len(STATES),
    "group": lambda row: row.group.number,
    "written": lambda row: row.letter.drafted_at,
    "approved": lambda row: row.letter.approved_at,
}


def rows_of(year: int, blocked: Iterable[str] = ()) -> tuple[list[Row], tuple[Group, ...]]:
    """Every letter that somebody may see, by name, and the groups that they stand in."""
    left, names, shelf = set(blocked), records(), shelf_of(year)
    letters = [x for body, x in newest_letters(year).items() if body not in left]
    groups, edits, held = groups_of(letters, shelf), edits_of(year), held_letters(year)
    returned = returned_letters(year)
    open_ones = {x.authority_id: x for x in letters if x.state != ISSUED}
    doubtful, public = doubts_about(year, open_ones), letters_public(year)
    unread = _with_open_marks(
        year, edits, [x.authority_id for x in letters if x.state in UNAPPROVED]
    )
    rows = []
    for group in groups:
        for letter in group.letters:
            body = letter.authority_id
            stopped = held.get((body, letter.version))
            own = body in edits and bool(edits[body].free_paragraphs)
            doubts = doubtful.get(body, ())
            marks = _marks(said_by(letter, shelf), own=own, doubt=bool(doubts), held=bool(stopped),
                           open=body in unread, returned=body in returned)  # fmt: skip
            rows.append(
                Row(
                    letter=letter, name=names[body].name, group=group, marks=marks,
                    held=stopped.why if stopped else "", doubts=doubts,
                    returned=returned[body].why if body in returned else "",
                    state=PUBLIC if letter == public.get(body) else letter.state,
                )
            )  # fmt: skip
    return sorted(rows, key=COLUMNS["name"]), groups


def _with_open_marks(year: int, edits: Mapping[str, Edits], waiting: Collection[str]) -> set[str]:
    # Few letters have text of their own: only those are looked at again.
    written = {b: e for b, e in edits.items() if b in waiting and any(e.said())}
    if not written:
        return set()
    desk = open_desk(year)
    newest = newest_letters(year)
    return {
        b
        for b, e in written.items()
        if any(m.open for m in marked_in(desk, b, e)) or lost_its_place(desk, newest[b], e)
    }


def _marks(said: Said, **has: bool) -> tuple[str, ...]:
    has |= {"reports": said.reports, "late": said.late}
    return tuple(word for word in WITH if has.get(word))


@does(Deed.SEE_YEAR, GET)
def letters(request: HttpRequest, year: int) -> HttpResponse:
    """The newest version of each body's letter, to filter by what it is and tells of."""
    reporting_year(year)
    blocked = blocked_bodies(person_of(request))
    rows, groups = rows_of(year, blocked)
    whole = len(newest_letters(year))
    chosen = {
        "state": one_of(request, "state", STATES),
        "with": one_of(request, "with", WITH),
        "group": one_of(request, "group", [group.id for group in groups]),
        "text": request.GET.get("text", "").strip(),
    }
    sort = sorting(request, COLUMNS, "name")
    wanted = [row for row in rows if _is_wanted(row, chosen)]
    return room_of(
        request, "letters/list.html", f"Letters of {year}", year, chosen=chosen, states=STATES,
        WITH=WITH, groups=groups,
        list=listing(request, in_order(wanted, sort, COLUMNS), chosen, sort),
        hidden=whole - len(rows), whole=whole, pack=pack_of(year),
        doubtful=sum("doubt" in row.marks for row in rows),
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET)
def groups(request: HttpRequest, year: int) -> HttpResponse:
    """Groups of letters of the same blocks, the largest first."""
    reporting_year(year)
    rows, found = rows_of(year, blocked_bodies(person_of(request)))
    return letters_page(
        request, "groups", f"Groups of letters of {year}", year, groups=found, states=STATES[:-1],
        letters=len(rows),
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET)
def group(request: HttpRequest, year: int, group: str) -> HttpResponse:
    """One group: what each of its letters says that the others do not."""
    reporting_year(year)
    rows, found = rows_of(year, blocked_bodies(person_of(request)))
    one = next((each for each in found if each.id == group), None)
    if one is None:
        raise Http404
    sort = sorting(request, COLUMNS, "name")
    inside = in_order([row for row in rows if row.group is one], sort, COLUMNS)
    return letters_page(
        request, "group", f"Group {one.number} of the letters of {year}", year, group=one,
        list=listing(request, inside, {}, sort), WITH=WITH,
        groups_at=address(year, LETTERS, "groups"),
    )  # fmt: skip


def _is_wanted(row: Row, chosen: Mapping[str, str]) -> bool:
    return (
        chosen["state"] in {"", row.state}
        and chosen["group"] in {"", row.group.id}
        and (not chosen["with"] or chosen["with"] in row.marks)
        and chosen["text"].casefold() in row.name.casefold()
    )
