"""One block of a letter: leave it out with a reason, or add paragraphs; seen before it is kept."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import CheckFailed, Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.letters.letter import Letter
from upheld.letters.render import render_pdf
from upheld.runs.annual.drafting import Desk, open_desk
from upheld.runs.annual.editing import change_letter, edits_now, previewed, with_block
from upheld.runs.annual.edits import LONGEST_OWN, Edits
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import ISSUED, UNAPPROVED
from upheld.runs.annual.prose_marks import Marked, marked_in
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.forms import LONGEST_WORDS
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.letters.frame import letter_of, letter_page, name_of_body, place_of
from upheld.web.staff.letters.one import block_title, block_titles, figure_rows, pdf_response
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.versions import Versioned

SAVE, LOOK, PDF = "save", "look", "pdf"
PARAGRAPHS = re.compile(r"\n[ \t]*\n")
TICK, REASON = "tick-", "reason-"


class Written(Versioned):
    """What somebody wants a block to be."""

    called: ClassVar = {"own": "Your paragraphs"}
    off = forms.BooleanField(required=False)
    why = forms.CharField(required=False, max_length=LONGEST_WORDS)
    # Its length is said by the rule itself, in its own words.
    own = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """Nothing is left out without a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("off") and not cleaned.get("why"):
            self.add_error("why", "Say why the block is left out")
        if cleaned.get("off") and cleaned.get("own"):
            self.add_error("own", "A block that is left out is followed by nothing: empty this")
        return cleaned


@does(Deed.WRITE_LETTERS, GET, POST, body="slug")
@once
def block(request: HttpRequest, year: int, slug: str, block: str) -> HttpResponse:
    """The form of one block; what is not saved yet is shown as the letter would say it."""
    letter = letter_of(year, slug)
    desk = open_desk(year)
    kept = edits_now(desk, slug)
    title = _title(desk, letter, block)
    form = opened(request, Written, initial=_initial(kept, block))
    try:
        wanted = _wanted(request, kept, block)
        marks = marked_in(desk, slug, wanted)
    except Refused as refusal:
        wanted, marks = kept, marked_in(desk, slug, kept)
        form.refuse("own", refusal)
    marks = tuple(mark for mark in marks if mark.block == block)
    doing = request.POST.get("do", SAVE)
    if request.method == POST and doing == PDF and form.is_valid():
        shows_of(request, (f"letter {year} {slug}",), "letter")
        if answer := _as_pdf(form, desk, letter, wanted):
            return answer
    if request.method == POST and doing == SAVE and form.is_valid() and _reasons(form, marks):
        try:
            left = change_letter(letter, replace(wanted, version=form.made_from()),
                                 by=person_of(request).key)  # fmt: skip
        except Overtaken as first:
            now = edits_now(open_desk(year), slug)
            form.overtaken(first, _initial(now, block))
        except Refused as refusal:
            form.refuse("why" if form.cleaned_data["off"] else "own", refusal)
        else:
            still = any(mark.block == block for mark in left)
            tell(request, "Saved. Look at what is marked below: it is open." if still else "Saved.")
            return HttpResponseRedirect(place_of(letter, "block", block) if still
                                        else place_of(letter))  # fmt: skip
    shows_of(request, (f"letter {year} {slug}",), "letter")
    return letter_page(
        request, "block", f"{title}: {name_of_body(letter)}", letter, form=form, block=block,
        marks=marks, seen=_seen(form, desk, letter, wanted), changes=_changes(desk, letter, block),
        shown=wanted is not kept, figures=tuple(figure_rows(desk, slug)), longest=LONGEST_OWN,
        TICK=TICK, REASON=REASON,
    )  # fmt: skip


def _title(desk: Desk, letter: LetterVersion, block: str) -> str:
    if title := block_titles(desk, letter).get(block):
        return title
    kept = edits_now(desk, letter.authority_id)
    if block in kept.switched_off or block in kept.free_paragraphs:
        return block_title(block, "")
    raise Http404


def _changes(desk: Desk, letter: LetterVersion, block: str) -> bool:
    """Whether there is something to save: also what lost its place in a letter that has gone."""
    lost = block not in block_titles(desk, letter)
    return letter.state in UNAPPROVED or (lost and letter.state == ISSUED)


def _initial(edits: Edits, block: str) -> Mapping[str, Any]:
    why = edits.switched_off.get(block, "")
    own = "\n\n".join(edits.free_paragraphs.get(block, ()))
    return {"version": edits.version, "off": "on" if why else "", "why": why, "own": own}


def _wanted(request: HttpRequest, kept: Edits, block: str) -> Edits:
    """The edits as the form would have them; those that are kept where none was sent."""
    if request.method != POST:
        return kept
    sent = request.POST
    own = [
        " ".join(text.split()) for text in PARAGRAPHS.split(sent.get("own", "").replace("\r", ""))
    ]
    ticks = {
        name.removeprefix(TICK): str(sent.get(f"{REASON}{name.removeprefix(TICK)}", "")).strip()
        for name in sent
        if name.startswith(TICK)
    }
    why = sent.get("why", "").strip() if sent.get("off") else ""
    live = {d: said for d, said in kept.ticks.items() if f"{REASON}{d}" not in sent}
    return with_block(
        replace(kept, ticks=live), block, left_out=why, own=[text for text in own if text],
        ticks=ticks,
    )  # fmt: skip


def _reasons(form: Written, marks: tuple[Marked, ...]) -> bool:
    """Whether each tick at a contradiction has its reason; the form says where one is missing."""
    for mark in marks:
        if mark.ticked and mark.contradicts and not mark.reason:
            form.add_error(None, f"Give the reason why {mark.findings[0].text} stands: "
                                 f"{mark.findings[0].why}")  # fmt: skip
    return not form.errors


def _seen(form: Written, desk: Desk, letter: LetterVersion, wanted: Edits) -> Letter | None:
    if letter.state not in UNAPPROVED:
        return None
    try:
        return previewed(desk, letter, wanted)
    except Refused as refusal:
        if form.is_bound and not form.errors:
            form.refuse("own", refusal)
        return None


def _as_pdf(
    form: Written, desk: Desk, letter: LetterVersion, wanted: Edits
) -> HttpResponse | None:  # fmt: skip
    name = shelf_of(letter.year).place(letter.authority_id, letter.version).pdf.name
    try:
        return pdf_response(render_pdf(previewed(desk, letter, wanted)), name)
    except (Refused, CheckFailed) as fault:
        form.refuse("own", Refused(str(fault)))
        return None
