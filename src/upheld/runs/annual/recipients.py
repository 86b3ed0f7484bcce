"""Who gets the letters of a year, and what should be looked at before they go.

Nobody is written to whose address another body has too: a letter goes to its own body alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from upheld.domain.errors import Refused
from upheld.domain.post import State
from upheld.domain.reporting_year import ReportingYear
from upheld.register.contact_words import is_address
from upheld.register.models.contact import ROLES as OFFICES
from upheld.register.queries.authorities import authority, kin
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.doubtful_contacts import chosen
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.lives import lives_on
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE
from upheld.runs.annual.mailboxes import Settled
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.plans import plan_of
from upheld.runs.outbox.actions.messages import Recipient
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.toolbox.spoken_days import spoken_day

# The chief executive first; copies where the office is known.
OFFICER, DEPUTY = "link_officer", "deputy_link_officer"
ROLES = (CHIEF_EXECUTIVE, OFFICER, DEPUTY, "leader", "scrutiny_chair", "monitoring_officer")

NEVER = "never confirmed"
BEFORE = "last confirmed {day}, before the year ended"
CAME_BACK = "a mail to this address came back"
NO_CHIEF = "no address of its chief executive is known"
NO_ADDRESS = "the address of its {office} is none that a mail can go to"
SHARED = (
    "an address is known for another body too: {body}; mend the contacts or, where they really "
    "share a mailbox, clear its line in the check of the year"
)
# Of an earlier version: to these it did not go, or came back from them.
NOT_THERE = (State.REFUSED, State.RETURNED, State.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """An office that is written to; `address` is personal."""

    role: str
    address: str
    doubt: str = ""
    """Why somebody should ask the body first; it is written to all the same."""
    of_old: bool = False
    """It had the version that this one replaces, and holds no office now."""

    @property
    def office(self) -> str:
        """The office in words."""
        return OFFICES.get(self.role, self.role).lower()


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Everybody to whom the letter of one body goes, or why it does not."""

    body: str
    to: tuple[Planned, ...]
    problem: str = ""
    """Why the letter does not go."""

    @property
    def recipients(self) -> list[Recipient]:
        """As the outbox takes them: nobody where there is a problem."""
        return [] if self.problem else [Recipient(each.role, each.address) for each in self.to]

    @property
    def doubts(self) -> list[str]:
        """Every doubt, with its office."""
        return [f"{each.office}: {each.doubt}" for each in self.to if each.doubt]


def envelopes(year: int, letters: Mapping[str, LetterVersion]) -> dict[str, Envelope]:
    """To whom the letter of each body would go: on the day of issue, or today if that is over."""
    plan = plan_of(year)
    if plan is None:
        raise Refused(f"{year} has no plan, so nobody knows its day of issue: import a year.toml")
    days = {body: _day_of_post(plan.issue_at, x.version) for body, x in letters.items()}
    held = {day: contacts_on(day) for day in set(days.values())}
    lives = {day: lives_on(day) for day in held}
    ties, settled = kin(), Settled(year)
    known = {
        day: _Known(bodies=_bodies_of_addresses(there), kin=ties, settled=settled)
        for day, there in held.items()
    }
    had, end = _had(letters.values()), ReportingYear(year).end
    found = {}
    for body, letter in sorted(letters.items()):
        # The body's own, or those of everyone who stands in its place.
        day = days[body]
        addressed = lives[day][body].addressed
        each = [list(_offices(held[day].get(slug, ()), day, end)) for slug in addressed]
        found[body] = _envelope(body, each, had.get(letter.pk, ()), known[day])
    return found


def _day_of_post(issue_at: datetime, version: int) -> date:
    planned = issue_at.astimezone(UK).date()
    # Late and corrected letters go to who is there by now. A demonstration plays in its year, but
    # what it corrects is written today, to who is there today.
    return planned if version == 1 and is_demonstration() else max(planned, clock.today())


def doubts_about(year: int, letters: Mapping[str, LetterVersion]) -> dict[str, tuple[str, ...]]:
    """What somebody should ask about before the letters go, by body; nothing where all is well."""
    if plan_of(year) is None:
        return {}
    found = {
        body: (*filter(None, (each.problem,)), *each.doubts)
        for body, each in envelopes(year, letters).items()
    }
    return {body: doubts for body, doubts in found.items() if doubts}


def strangers(address: str, body: str, *, year: int, day: date) -> list[str]:
    """Other bodies whose address this is on a day, save where that is settled for a year."""
    held = _bodies_of_addresses(contacts_on(day))
    known = _Known(bodies=held, kin=kin(), settled=Settled(year))
    return sorted(known.strangers(address, body))


@dataclass(frozen=True, kw_only=True)
class _Known:
    """Which bodies have an address; those that took over from each other count as one."""

    bodies: Mapping[str, set[str]]
    kin: Mapping[str, frozenset[str]]
    settled: Settled

    def strangers(self, address: str, body: str) -> set[str]:
        """Bodies that have an address and are neither this one nor its kin."""
        mine = {body} | self.kin.get(body, frozenset())
        others = self.bodies.get(address.casefold(), set()) - mine
        return {each for each in others if not self.settled.covers(address, body, each)}


def _envelope(
    body: str, offices: Sequence[Sequence[Planned]], had: Iterable[Message], known: _Known
) -> Envelope:
    to: dict[str, Planned] = {}
    for each in (one for those in offices for one in those):
        to.setdefault(each.address.casefold(), each)
    shared = sorted(set[str]().union(*(known.strangers(address, body) for address in to)))
    names = ", ".join(authority(each).name for each in shared)
    problem = SHARED.format(body=names) if shared else ""
    for each in to.values():
        if not is_address(each.address):
            problem = NO_ADDRESS.format(office=each.office)
    if not offices or any(not those or those[0].role != CHIEF_EXECUTIVE for those in offices):
        problem = NO_CHIEF
    for message in had:
        if not known.strangers(message.address, body):
            old = Planned(role=message.role, address=message.address, of_old=True)
            to.setdefault(message.address.casefold(), old)
    return Envelope(body=body, to=tuple(to.values()), problem=problem)


def _offices(held: Sequence[ContactOnDay], day: date, end: date) -> Iterator[Planned]:
    # One person per role, the one the letter greets among them; one mail per address. A deputy
    # stands in where no link officer holds the office on the day.
    officer = any(each.role == OFFICER for each in held)
    for role in (each for each in ROLES if not (officer and each == DEPUTY)):
        holder = chosen([role], held, day=day)
        if holder and holder.email:
            yield Planned(role=role, address=holder.email, doubt=_doubt(holder, end))


def _doubt(holder: ContactOnDay, end: date) -> str:
    if holder.returned:
        return CAME_BACK
    if holder.confirmed is None:
        return NEVER
    return BEFORE.format(day=spoken_day(holder.confirmed)) if holder.confirmed < end else ""


def _bodies_of_addresses(held: Mapping[str, Sequence[ContactOnDay]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for body, contacts in held.items():
        for each in contacts:
            if each.email:
                found[each.email.casefold()].add(body)
    return found


def _had(letters: Iterable[LetterVersion]) -> dict[int, list[Message]]:
    """Who had the version that a corrected letter replaces, by the corrected one."""
    later = {(x.authority_id, x.year): x for x in letters if x.version > 1}
    if not later:
        return {}
    before = {
        old.pk: later[old.authority_id, old.year].pk
        for old in LetterVersion.objects.filter(
            year__in={year for _, year in later}, authority__in={body for body, _ in later},
            issued_at__isnull=False,
        )
        if (old.authority_id, old.year) in later
        and old.version < later[old.authority_id, old.year].version
    }  # fmt: skip
    found: defaultdict[int, list[Message]] = defaultdict(list)
    for message in Message.objects.filter(letter__in=before).order_by("message_id"):
        if message.state not in NOT_THERE:
            found[before[message.letter]].append(message)
    return found
