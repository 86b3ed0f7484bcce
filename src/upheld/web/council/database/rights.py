"""Which rows and columns the council process may read, add and change: one list for both databases.

PostgreSQL keeps a role to it (`grants`), SQLite each connection (`base`). No name, no text, no
address and no document is in it: they go in and never come out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

EVERY_COLUMN = "*"


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What may be done with a table."""

    reads: frozenset[str] = frozenset()
    """Columns, or `EVERY_COLUMN`."""
    adds: bool = False
    changes: frozenset[str] = frozenset()
    """Columns."""

    def may_read(self, column: str) -> bool:
        """Whether a column may be read; without a name, whether rows may be counted."""
        return EVERY_COLUMN in self.reads or column in self.reads or (not column and self.adds)


def _reads(*columns: str, adds: bool = False, changes: tuple[str, ...] = ()) -> Rights:
    return Rights(reads=frozenset(columns), adds=adds, changes=frozenset(changes))


RIGHTS: Mapping[str, Rights] = {
    # Who there is to complain about, which is public.
    "register_authority": _reads(EVERY_COLUMN),
    "register_authorityname": _reads(EVERY_COLUMN),
    "register_authoritykind": _reads(EVERY_COLUMN),
    "register_installation": _reads(EVERY_COLUMN),
    "register_officesetting": _reads(
        "id", "counts_from", "telephone", "telephone_hours", "post", "email"
    ),
    # What is sent. A number of ours comes back from each row that is added; SQLite looks through
    # keys that refer to it.
    "casework_complaint": _reads("id", "receipt", "code_digest", "state", "case_id", adds=True),
    "casework_complainant": _reads("id", "complaint_id", adds=True),
    "casework_document": _reads("id", "complaint_id", "sha256", adds=True),
    "casework_evidencedocument": _reads("document_id"),
    # How it stands.
    "casework_case": _reads("reference"),
    "casework_casebody": _reads("key", "case_id"),
    "casework_casework": _reads("case_body_id", "stage"),
    # Letters by link.
    "casework_partyletter": _reads(
        "id", "way", "token_digest", "expires_at", "sha256", "case_body_id", "fetched_at",
        changes=("fetched_at",),
    ),
    # Courses, and places in them. Who books goes in and never comes out; whoever moves up the
    # queue is known by a number, and is written to by another process.
    "outreach_course": _reads(
        "slug", "kind", "audience", "title", "summary", "outcomes", "hours", "invented"
    ),
    "outreach_session": _reads(
        "id", "course_id", "way", "body_id", "city", "venue", "starts_at", "ends_at", "places",
        "held", "price_pence", "announced_at", "cancelled_in_id", "given_at", "version",
        changes=("held",),
    ),
    "outreach_cancellation": _reads("id", "why"),
    "outreach_booking": _reads(
        "id", "session_id", "receipt", "code_digest", "own_digest", "state", "body_id",
        "price_pence", "had_place", "moved_from_id", "version", "ended_at", adds=True,
        changes=("state", "had_place", "ended_at", "ended_by", "version"),
    ),
    "outreach_notice": _reads("id", "booking_id", adds=True),
    "outreach_evaluation": _reads("id", "booking_id", "when", adds=True, changes=("booking_id",)),
    "outreach_credit": _reads("id", "booking_id"),
    "outreach_credituse": _reads("id", "booking_id", changes=("booking_id",)),
    # Link officers. Offices are shown by role and title; what is said of them goes in.
    "register_contact": _reads(
        "id", "authority_id", "role", "title", "start", "end", "confirmed", "version"
    ),
    "outreach_confirmationround": _reads("id", "last_day", "closed_at"),
    "outreach_survey": _reads(
        "id", "title", "introduction", "questions", "by_body", "last_day", "closed_at"
    ),
    "outreach_enquiry": _reads(
        "id", "round_id", "survey_id", "body_id", "answered_at",
        changes=("answered_at", "answered_by"),
    ),
    "outreach_enquirymail": _reads("enquiry_id", "token_digest"),
    "outreach_contactanswer": _reads("id", "enquiry_id", adds=True),
    "outreach_surveyanswer": _reads("id", "enquiry_id", adds=True, changes=("content",)),
    # The end of the audit chain, to go on from.
    "casework_auditevent": _reads("id", "digest", adds=True),
    "casework_auditvalue": _reads("event_id"),
    "casework_auditseal": _reads(EVERY_COLUMN, adds=True),
}  # fmt: skip


def grants(role: str) -> Iterator[str]:
    """SQL for PostgreSQL, for a role that has no other right; run by whoever owns the tables."""
    who = _quoted(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {who};"
    yield f"GRANT USAGE ON SCHEMA public TO {who};"
    for table, rights in RIGHTS.items():
        read = "" if EVERY_COLUMN in rights.reads else f" ({_listed(rights.reads)})"
        yield f"GRANT SELECT{read} ON {table} TO {who};"
        if rights.adds:
            yield f"GRANT INSERT ON {table} TO {who};"
        if rights.changes:
            yield f"GRANT UPDATE ({_listed(rights.changes)}) ON {table} TO {who};"


def _listed(columns: frozenset[str]) -> str:
    """Quoted each: a column may be called as a word of the language is."""
    return ", ".join(map(_quoted, sorted(columns)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
