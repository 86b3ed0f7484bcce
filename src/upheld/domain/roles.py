"""Who may do what: one table of roles and deeds, the code's check and the page alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.errors import Refused
from upheld.domain.worded import Worded


class Deed(StrEnum):
    """Something a person may be allowed to do. A route of the staff site names one."""

    OWN_ACCOUNT = "own_account"
    SEE_ROLES = "see_roles"
    SEE_REGISTER = "see_register"
    CHANGE_REGISTER = "change_register"
    SEE_CONTACTS = "see_contacts"
    CHANGE_CONTACTS = "change_contacts"
    CHANGE_OFFICE = "change_office"
    SEE_YEAR = "see_year"
    IMPORT_LISTS = "import_lists"
    FREEZE_YEAR = "freeze_year"
    COUNT_YEAR = "count_year"
    CLEAR_CHECK = "clear_check"
    WRITE_LETTERS = "write_letters"
    CHECK_LETTERS = "check_letters"
    HOLD_LETTERS = "hold_letters"
    APPROVE_LETTERS = "approve_letters"
    ISSUE_LETTERS = "issue_letters"
    STAGE_RELEASE = "stage_release"
    CORRECT_YEAR = "correct_year"
    KEEP_HISTORY = "keep_history"
    SEE_POST = "see_post"
    SETTLE_POST = "settle_post"
    SEE_PEOPLE = "see_people"
    INVITE_PERSON = "invite_person"
    CHANGE_ROLES = "change_roles"
    END_PERSON = "end_person"
    SEE_CONFLICTS = "see_conflicts"
    BLOCK_CONFLICT = "block_conflict"
    SEE_HOLDS = "see_holds"
    HOLD_CASE = "hold_case"
    SEARCH_AUDIT = "search_audit"
    SEE_COMPLAINTS = "see_complaints"
    RECORD_COMPLAINT = "record_complaint"
    SEE_CASES = "see_cases"
    KEEP_FILE = "keep_file"
    CHECK_CASE = "check_case"
    ASSESS_CASE = "assess_case"
    SHARE_OUT = "share_out"
    INVESTIGATE_CASE = "investigate_case"
    DECIDE_CASE = "decide_case"
    EXCEPT_CASE = "except_case"
    REVIEW_CASE = "review_case"
    PUBLISH_DECISION = "publish_decision"
    CHECK_SUMMARY = "check_summary"
    MONITOR_REMEDY = "monitor_remedy"
    SETTLE_UNSATISFIED = "settle_unsatisfied"
    WORK_REPORT = "work_report"
    ISSUE_REPORT = "issue_report"
    SEE_PERFORMANCE = "see_performance"
    EXPORT_PERSON = "export_person"
    SEE_TRAINING = "see_training"
    KEEP_TRAINING = "keep_training"
    SEE_RESOURCES = "see_resources"
    WRITE_RESOURCES = "write_resources"
    APPROVE_RESOURCES = "approve_resources"
    ASK_OFFICERS = "ask_officers"

    @property
    def words(self) -> str:
        """The deed in words, as pages print it."""
        return _DEEDS[self]

    @property
    def room(self) -> str:
        """The room of the staff site in which it is done."""
        return next(room for room, deeds in ROOMS.items() if self in deeds)


class Role(Worded):
    """What a person is for the ombudsman. A person may have several, except where one is alone."""

    INTAKE = "intake", "Intake"
    ASSESSMENT = "assessment", "Assessment"
    INVESTIGATOR = "investigator", "Investigator"
    TEAM_COORDINATOR = "team_coordinator", "Team co-ordinator"
    CASEWORK_MANAGER = "casework_manager", "Casework manager"
    ASSISTANT_OMBUDSMAN = "assistant_ombudsman", "Assistant ombudsman"
    DIRECTOR = "director", "Director"
    OMBUDSMAN = "ombudsman", "Ombudsman"
    PUBLISHER = "publisher", "Publisher"
    DATA_OFFICER = "data_officer", "Data officer"
    OUTREACH = "outreach", "Outreach"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What a role may do, and why so."""

    why: str
    deeds: frozenset[Deed]
    alone: bool = False
    """Whoever has this role has no other."""


_DEEDS = {
    Deed.OWN_ACCOUNT: "Use the own account: password, second factor, declare a conflict",
    Deed.SEE_ROLES: "See the table of roles",
    Deed.SEE_REGISTER: "See bodies, their names, dates and populations",
    Deed.CHANGE_REGISTER: "Change bodies, names, successions and populations",
    Deed.SEE_CONTACTS: "See who receives a body’s letters",
    Deed.CHANGE_CONTACTS: "Change who receives a body’s letters",
    Deed.CHANGE_OFFICE: "Change the ombudsman’s sender, signatory, addresses and hours",
    Deed.SEE_YEAR: "See the state of a reporting year and what it waits for",
    Deed.IMPORT_LISTS: "Import case lists",
    Deed.FREEZE_YEAR: "Freeze a year",
    Deed.COUNT_YEAR: "Count a year and seal its release",
    Deed.CLEAR_CHECK: "Clear or assign lines of the check",
    Deed.WRITE_LETTERS: "Write the letters of a year, and change what one of them says",
    Deed.CHECK_LETTERS: "Check letters that somebody else wrote, or return them with a note",
    Deed.HOLD_LETTERS: "Hold single letters, and let them go",
    Deed.APPROVE_LETTERS: "Sign: approve letters that somebody else wrote, or take that back",
    Deed.ISSUE_LETTERS: "Issue approved letters",
    Deed.STAGE_RELEASE: "Stage a release for its public hour",
    Deed.CORRECT_YEAR: "Correct a frozen year, with a public note",
    Deed.KEEP_HISTORY: "Read letters of earlier years, accept what they print, withdraw it",
    Deed.SEE_POST: "See to whom letters went, and how each mail stands",
    Deed.SETTLE_POST: "Decide about uncertain mails, record those that came back, send again",
    Deed.SEE_PEOPLE: "See people, their roles and when they joined",
    Deed.INVITE_PERSON: "Invite people, withdraw invitations, let a person start again",
    Deed.CHANGE_ROLES: "Give and end roles of other people",
    Deed.END_PERSON: "End another person’s access",
    Deed.SEE_CONFLICTS: "See conflict blocks",
    Deed.BLOCK_CONFLICT: "Set and lift conflict blocks of other people",
    Deed.SEE_HOLDS: "See which cases are kept longer than their time, and why",
    Deed.HOLD_CASE: "Keep a case longer than its time for a reason, and lift such holds",
    Deed.SEARCH_AUDIT: "Search the audit",
    Deed.SEE_COMPLAINTS: "See complaints that wait and the people who made them",
    Deed.RECORD_COMPLAINT: "Record a complaint, accept it as a case, join or decline it",
    Deed.SEE_CASES: "See cases, their people and documents",
    Deed.KEEP_FILE: "Change the people of a case and their consent, add documents and notes",
    Deed.CHECK_CASE: "Code, close or forward a case at its intake check",
    Deed.ASSESS_CASE: "Assess a case: record jurisdiction, close it or forward it",
    Deed.SHARE_OUT: "Share out cases and mark them urgent",
    Deed.INVESTIGATE_CASE: "Investigate: fix the scope, write statements, recommend, write to both",
    Deed.DECIDE_CASE: "Make, amend or recode the decision on a case",
    Deed.EXCEPT_CASE: "Allow an exception: a second return, a late review, a case sent in error, "
    "a decision published or withheld against the rule, a public report taken down",
    Deed.REVIEW_CASE: "Review a decision that somebody else made",
    Deed.PUBLISH_DECISION: "Check a decision’s text, publish it, withhold it, take it down",
    Deed.CHECK_SUMMARY: "Check the public summary of a recommendation",
    Deed.MONITOR_REMEDY: "Record what was done, evidence, and more time; assess a recommendation",
    Deed.SETTLE_UNSATISFIED: "Record that a remedy is not complete and not satisfied",
    Deed.WORK_REPORT: "Write a public report and keep its statutory days",
    Deed.ISSUE_REPORT: "Issue a public report",
    Deed.SEE_PERFORMANCE: "See our own performance: times, backlog, caseloads",
    Deed.EXPORT_PERSON: "Gather all that is held on one person",
    Deed.SEE_TRAINING: "See courses and seminars, who booked and who came",
    Deed.KEEP_TRAINING: "Keep courses, sessions, bookings, credits and attendance",
    Deed.SEE_RESOURCES: "See questions for committees and learning, with their history",
    Deed.WRITE_RESOURCES: "Write questions for committees, focus reports and learning examples",
    Deed.APPROVE_RESOURCES: "Approve what somebody else wrote for the public, or withdraw it",
    Deed.ASK_OFFICERS: "Ask link officers who their contacts are, and what they think",
}

ROOMS = {
    "Own account": (Deed.OWN_ACCOUNT, Deed.SEE_ROLES),
    "Register": (
        Deed.SEE_REGISTER, Deed.CHANGE_REGISTER, Deed.SEE_CONTACTS, Deed.CHANGE_CONTACTS,
        Deed.CHANGE_OFFICE,
    ),
    "Casework": (
        Deed.SEE_COMPLAINTS, Deed.RECORD_COMPLAINT, Deed.SEE_CASES, Deed.KEEP_FILE,
        Deed.CHECK_CASE, Deed.ASSESS_CASE, Deed.SHARE_OUT, Deed.INVESTIGATE_CASE, Deed.DECIDE_CASE,
        Deed.EXCEPT_CASE, Deed.REVIEW_CASE, Deed.PUBLISH_DECISION, Deed.CHECK_SUMMARY,
        Deed.MONITOR_REMEDY, Deed.SETTLE_UNSATISFIED, Deed.WORK_REPORT, Deed.ISSUE_REPORT,
        Deed.SEE_PERFORMANCE, Deed.EXPORT_PERSON,
    ),
    "The year’s desk": (
        Deed.SEE_YEAR, Deed.IMPORT_LISTS, Deed.FREEZE_YEAR, Deed.COUNT_YEAR, Deed.CLEAR_CHECK,
        Deed.WRITE_LETTERS, Deed.CHECK_LETTERS, Deed.HOLD_LETTERS, Deed.APPROVE_LETTERS,
        Deed.ISSUE_LETTERS, Deed.STAGE_RELEASE, Deed.CORRECT_YEAR, Deed.KEEP_HISTORY,
    ),
    "Outreach": (
        Deed.SEE_TRAINING, Deed.KEEP_TRAINING, Deed.SEE_RESOURCES, Deed.WRITE_RESOURCES,
        Deed.APPROVE_RESOURCES, Deed.ASK_OFFICERS,
    ),
    "Post": (Deed.SEE_POST, Deed.SETTLE_POST),
    "People": (
        Deed.SEE_PEOPLE, Deed.INVITE_PERSON, Deed.CHANGE_ROLES, Deed.END_PERSON,
        Deed.SEE_CONFLICTS, Deed.BLOCK_CONFLICT,
    ),
    "Retention": (Deed.SEE_HOLDS, Deed.HOLD_CASE),
    "Audit": (Deed.SEARCH_AUDIT,),
}  # fmt: skip


# What everybody with an account may do, whatever their roles.
EVERYBODY = frozenset({Deed.OWN_ACCOUNT, Deed.SEE_ROLES})


def _grant(why: str, *deeds: Deed, alone: bool = False) -> Grant:
    return Grant(why=why, deeds=EVERYBODY | set(deeds), alone=alone)


# What everybody who works on cases sees: a case passes through many hands.
_SEES = frozenset({Deed.SEE_CASES, Deed.SEE_REGISTER, Deed.SEE_CONTACTS})
_WORKS_ON_CASES = _SEES | {Deed.KEEP_FILE, Deed.INVESTIGATE_CASE, Deed.MONITOR_REMEDY}
_LEADS = frozenset({Deed.SEE_PEOPLE, Deed.SEE_CONFLICTS, Deed.BLOCK_CONFLICT, Deed.SEE_PERFORMANCE})

PERMITTED = {
    Role.INTAKE: _grant(
        "Takes complaints in and checks that they are for us and ready; has no caseload.",
        *_SEES, Deed.SEE_COMPLAINTS, Deed.RECORD_COMPLAINT, Deed.KEEP_FILE, Deed.CHECK_CASE,
    ),
    Role.ASSESSMENT: _grant(
        "Decides what the law lets us look at, and what deserves an investigation.",
        *_SEES, Deed.SEE_COMPLAINTS, Deed.KEEP_FILE, Deed.ASSESS_CASE, Deed.INVESTIGATE_CASE,
        Deed.DECIDE_CASE,
    ),
    Role.INVESTIGATOR: _grant(
        "Investigates and decides under delegated authority; settles no refusal of a remedy.",
        *_WORKS_ON_CASES, Deed.DECIDE_CASE, Deed.WORK_REPORT,
    ),
    Role.TEAM_COORDINATOR: _grant(
        "Shares out cases, so must know who may not have which; checks what becomes public.",
        *_SEES, *_LEADS, Deed.SEE_COMPLAINTS, Deed.RECORD_COMPLAINT, Deed.KEEP_FILE,
        Deed.CHECK_CASE, Deed.ASSESS_CASE, Deed.SHARE_OUT, Deed.CHECK_SUMMARY, Deed.MONITOR_REMEDY,
        Deed.PUBLISH_DECISION,
    ),
    Role.CASEWORK_MANAGER: _grant(
        "Answers for a team’s cases and for what the check finds in them.",
        *_WORKS_ON_CASES, *_LEADS, Deed.SEE_COMPLAINTS, Deed.SHARE_OUT, Deed.DECIDE_CASE,
        Deed.EXCEPT_CASE, Deed.REVIEW_CASE, Deed.CHECK_SUMMARY, Deed.WORK_REPORT,
        Deed.PUBLISH_DECISION, Deed.SEE_YEAR, Deed.CLEAR_CHECK, Deed.SEE_HOLDS, Deed.HOLD_CASE,
    ),
    Role.ASSISTANT_OMBUDSMAN: _grant(
        "Decides cases, allows exceptions, reviews, and checks letters before they are signed.",
        *_WORKS_ON_CASES, *_LEADS, Deed.SEE_COMPLAINTS, Deed.DECIDE_CASE, Deed.EXCEPT_CASE,
        Deed.REVIEW_CASE, Deed.PUBLISH_DECISION, Deed.WORK_REPORT, Deed.SEE_YEAR, Deed.CLEAR_CHECK,
        Deed.CHECK_LETTERS, Deed.HOLD_LETTERS, Deed.SEE_HOLDS, Deed.HOLD_CASE,
        Deed.SEE_RESOURCES, Deed.WRITE_RESOURCES, Deed.APPROVE_RESOURCES, Deed.ASK_OFFICERS,
    ),
    Role.DIRECTOR: _grant(
        "Answers for the year and for corrections of it; alone says that a remedy was refused.",
        *_SEES, Deed.EXCEPT_CASE, Deed.REVIEW_CASE, Deed.PUBLISH_DECISION,
        Deed.SETTLE_UNSATISFIED, Deed.WORK_REPORT, Deed.ISSUE_REPORT, Deed.SEE_PERFORMANCE,
        Deed.SEE_HOLDS, Deed.CHANGE_OFFICE,
        Deed.SEE_YEAR, Deed.CHECK_LETTERS, Deed.HOLD_LETTERS, Deed.CORRECT_YEAR,
        Deed.KEEP_HISTORY, Deed.SEE_PEOPLE, Deed.SEE_CONFLICTS, Deed.SEE_RESOURCES,
        Deed.WRITE_RESOURCES, Deed.APPROVE_RESOURCES, Deed.ASK_OFFICERS,
    ),
    Role.OMBUDSMAN: _grant(
        "Signs the letters and the reports, so approves them; writes none of them.",
        *_SEES, Deed.ISSUE_REPORT, Deed.SEE_PERFORMANCE, Deed.SEE_YEAR, Deed.CHECK_LETTERS,
        Deed.HOLD_LETTERS, Deed.APPROVE_LETTERS, Deed.SEE_PEOPLE, Deed.SEE_CONFLICTS,
    ),
    Role.PUBLISHER: _grant(
        "Sends and publishes what others wrote and approved; changes no number and no word.",
        Deed.SEE_REGISTER, Deed.SEE_CONTACTS, Deed.SEE_YEAR, Deed.HOLD_LETTERS,
        Deed.ISSUE_LETTERS, Deed.STAGE_RELEASE, Deed.SEE_POST, Deed.SETTLE_POST,
    ),
    Role.DATA_OFFICER: _grant(
        "Makes the year’s figures and letters; approves and publishes neither.",
        Deed.SEE_REGISTER, Deed.CHANGE_REGISTER, Deed.SEE_CONTACTS, Deed.SEE_YEAR,
        Deed.IMPORT_LISTS, Deed.FREEZE_YEAR, Deed.COUNT_YEAR, Deed.CLEAR_CHECK,
        Deed.WRITE_LETTERS, Deed.HOLD_LETTERS, Deed.CORRECT_YEAR, Deed.KEEP_HISTORY,
        Deed.SEE_POST, Deed.SEE_PERFORMANCE, Deed.EXPORT_PERSON,
    ),
    Role.OUTREACH: _grant(
        "Knows the bodies’ people, asks them each spring who they are, and teaches them.",
        Deed.SEE_REGISTER, Deed.SEE_CONTACTS, Deed.CHANGE_CONTACTS, Deed.SEE_TRAINING,
        Deed.KEEP_TRAINING, Deed.SEE_RESOURCES, Deed.WRITE_RESOURCES, Deed.ASK_OFFICERS,
    ),
    Role.AUDITOR: _grant(
        "Looks at what others did and does nothing else; has no other role.",
        Deed.SEE_YEAR, Deed.SEE_PEOPLE, Deed.SEE_CONFLICTS, Deed.SEARCH_AUDIT, alone=True,
    ),
    Role.ADMINISTRATOR: _grant(
        "Lets people in and out; sees no casework and publishes nothing.",
        Deed.SEE_PEOPLE, Deed.INVITE_PERSON, Deed.CHANGE_ROLES, Deed.END_PERSON,
        Deed.SEE_CONFLICTS,
    ),
}  # fmt: skip


def deeds_of(roles: Iterable[Role]) -> frozenset[Deed]:
    """Everything that a person with these roles may do; without a role, what everybody may."""
    return EVERYBODY.union(*(PERMITTED[role].deeds for role in roles))


def check_together(roles: Iterable[Role]) -> None:
    """Refuse roles that one person may not have at a time."""
    held = set(roles)
    for role in sorted(held):
        if PERMITTED[role].alone and len(held) > 1:
            raise Refused(f"{role.words} has no other role: end the others first")
