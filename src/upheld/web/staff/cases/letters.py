"""Letters to the two sides of a case, the list of those for the post, and the link in a mail."""

from io import BytesIO
from zipfile import ZipFile

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions import party_letters
from upheld.casework.models import PartyLetter
from upheld.casework.models.party_letter import POST as BY_POST
from upheld.casework.party_letters import kept, recipients
from upheld.casework.party_letters.printing import in_one
from upheld.casework.party_letters.wording import Template
from upheld.casework.viewing import viewed, viewed_each
from upheld.domain.demonstration import mark
from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.retention import REMOVED
from upheld.domain.roles import Deed
from upheld.domain.sides import Side
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.installation import is_demonstration
from upheld.runs.outbox.queries.dispatches import mails_in_trouble
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import Plain
from upheld.web.staff.cases.frame import CASES, address_of, case_page, work_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import ON_A_PAGE, listing
from upheld.web.staff.once import once

TAB = "letters/"
POST_LIST = f"{CASES}post/"


@does(Deed.SEE_CASES, GET, body="body")
def letters(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Every letter of a case and how it went."""
    work = work_of(reference, body)
    return case_page(
        request, work, "cases/letters.html", tab=TAB, now=clock.now(), Template=Template,
        letters=work.case_body.party_letters.order_by("-pk"), here=address_of(work),
        mails=mails_in_trouble(work.case_body.case_id),
        nobody=recipients.recipient_of(work, Side.COMPLAINANT) is None,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def letter(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """One letter as it went out."""
    work = work_of(reference, body)
    found = work.case_body.party_letters.filter(pk=number).first()
    if found is None:
        raise Http404
    try:
        content = kept.read(found.sha256)
    except OutsideFailed as lost:
        tell(request, str(lost))
        return HttpResponseRedirect(address_of(work, TAB))
    viewed(by=person_of(request).key, subject=work.case_body.case_id, what="letter")
    return _sent(content, _name(found))


@does(Deed.CHECK_CASE, GET, POST, body="body")
@once
def received(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Tell the complainant that the complaint is here."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        party_letters.write_by_hand(
            side=Side.COMPLAINANT, template=Template.RECEIVED, **said.common
        )
        return "The letter is written."

    return acting(
        request, work, Plain, act,
        Question(
            title="Say that we have the complaint", button="Write the letter", tab=TAB,
            lede="A letter to the complainant’s side says that we are checking the complaint.",
        ),
    )  # fmt: skip


@does(Deed.CHECK_CASE, POST, body="body")
@once
def by_post(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Send by post what was to be fetched by a link."""
    work = work_of(reference, body)
    if not work.case_body.party_letters.filter(pk=number).exists():
        raise Http404
    try:
        party_letters.send_by_post(letter=number, by=person_of(request).key)
        tell(request, "The link has ended. The letter stands in the post list.")
    except Refused as refusal:
        tell(request, str(refusal))
    return HttpResponseRedirect(address_of(work, TAB))


@does(Deed.CHECK_CASE, GET, POST)
@once
def post_list(request: HttpRequest) -> HttpResponse:
    """Letters that wait for the post, the oldest first; those ticked are in the post."""
    mine = _waiting(request)
    if request.method == POST:
        ticked = {int(n) for n in request.POST.getlist("letter") if n.isdecimal()}
        letters = mine.filter(pk__in=ticked).values_list("pk", flat=True)
        count = party_letters.mark_posted(letters=letters, by=person_of(request).key)
        tell(request, f"{count} {'letter is' if count == 1 else 'letters are'} in the post.")
        return HttpResponseRedirect(POST_LIST)
    rows = mine.order_by("at", "pk")
    return page(
        request, "cases/post.html", "Letters for the post", list=listing(request, rows, {}, "at"),
        Template=Template, crumbs=(Crumb(text="Cases", address=CASES),), cases=CASES,
    )  # fmt: skip


@does(Deed.CHECK_CASE, GET)
def to_print(request: HttpRequest) -> HttpResponse:
    """The letters that wait longest, in one archive, named so that they print in that order."""
    try:
        held, packed = _longest_waiting(request), BytesIO()
    except OutsideFailed as lost:
        return _lost(request, lost)
    with ZipFile(packed, "w") as archive:
        for place, (each, content) in enumerate(held, 1):
            archive.writestr(f"{place:03}-{_name(each)}", content)
    return _in_one_file(packed.getvalue(), "zip")


@does(Deed.CHECK_CASE, GET)
def to_print_at_once(request: HttpRequest) -> HttpResponse:
    """The same letters as one PDF, each from the front of a sheet on."""
    try:
        held = [content for _, content in _longest_waiting(request)]
        whole = in_one(held, day=clock.today()) if held else b""
    except OutsideFailed as lost:
        return _lost(request, lost)
    return _in_one_file(whole, "pdf") if held else HttpResponseRedirect(POST_LIST)


def _longest_waiting(request: HttpRequest) -> list[tuple[PartyLetter, bytes]]:
    letters = _waiting(request).order_by("at", "pk")[:ON_A_PAGE]
    held = [(each, kept.read(each.sha256)) for each in letters]
    subjects = {each.case_body.case_id for each, _ in held}
    viewed_each(by=person_of(request).key, subjects=subjects, what="letter")
    return held


def _lost(request: HttpRequest, lost: OutsideFailed) -> HttpResponse:
    tell(request, str(lost))
    return HttpResponseRedirect(POST_LIST)


def _in_one_file(content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"application/{kind}")
    name = f"{mark(bool(is_demonstration()))}letters.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _waiting(request: HttpRequest) -> QuerySet[PartyLetter]:
    waiting = PartyLetter.objects.filter(way=BY_POST, posted_at__isnull=True)
    # What retention removed can be sent to nobody.
    waiting = waiting.exclude(sha256=REMOVED)
    mine = waiting.exclude(case_body__authority__in=blocked_bodies(person_of(request)))
    return mine.select_related("case_body__authority")


def _name(found: PartyLetter) -> str:
    return f"{mark(bool(is_demonstration()))}{found.template}-{found.side}-{found.pk}.pdf"


def _sent(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
