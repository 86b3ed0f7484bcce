"""Text that means harm: every way in and every way out of one table."""

import email
import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from letter_cases import luton_2018, luton_2020
from reading_packs import pack

from support import lists, luton
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.facts import Addressee, Correction
from upheld.domain.office import Office
from upheld.domain.report_facts import checked_facts, checked_title
from upheld.domain.visible_text import LONGEST_TEXT, check_visible, fault_of
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.letters.reading_pack import Changed, Chapter, PackedLetter, render_pack
from upheld.letters.render import render_pdf
from upheld.letters.text import read_paragraph
from upheld.pages.letter_file import letter_file
from upheld.register.actions.contacts import ContactFacts
from upheld.register.facts import BodyFacts
from upheld.runs.annual.correct import correct
from upheld.runs.importing.cells import Wrong
from upheld.runs.importing.plan import read_plan
from upheld.runs.importing.reading import Problems
from upheld.runs.importing.specs import specs
from upheld.toolbox.mail import Mail, to_eml

# Printed as it stands, wherever it comes in: nothing in it is obeyed.
LITERAL = {
    "Typst": '#panic("x") *b* $x$ @ref <label> _u_ `raw` \\ ~ // [a] {b} #eval("1")',
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; \"' </article>",
    "template": "{{ 7 * 7 }} {% include 'x' %} ${7*7}",
    "formula": '=HYPERLINK("https://evil.example")',
    "words like a header": "Bcc: all@body.example Content-Type: text/html",
    "Welsh": "Cyngor Sir Ynys Môn, Siân Ŵyn-Ŷates; Llanfairpwllgwyngyllgogerychwyrndrobwllllan",
    "Welsh in two signs": "Sia\u0302n W\u0302yn",
    "a word without end": "W" * 190,
}
# Refused, with the words that say why.
REFUSED = {
    "a header's line": ("Luton\r\nBcc: all@body.example", "holds a line break"),
    "a line": ("Luton\nCouncil", "holds a line break"),
    "a line by another sign": ("Luton\u2028Council", "holds a line break"),
    "nul": ("Luton\x00", "U+0000"),
    "escape": ("Luton\x1b[31m", "U+001B"),
    "turned round": ("Luton\u202egpj.exe", "U+202E"),
    "turned apart": ("Luton\u2066x\u2069", "U+2066"),
    "no width": ("Lu\u200bton", "U+200B"),
    "joined by nothing": ("Lu\u200dton", "U+200D"),
    "mark of order": ("\ufeffLuton", "U+FEFF"),
    "hidden hyphen": ("Lu\u00adton", "U+00AD"),
    "tags": ("Luton\U000e0041", "U+E0041"),
    "another picture": ("Luton \u2764\ufe0f", "U+FE0F"),
    "letter of nothing": ("\u3164", "U+3164"),
    "dots of nothing": ("\u2800", "U+2800"),
    "half a sign": ("Luton\ud800", "U+D800"),
    "a pile of marks": ("L" + "\u0302" * 9, "piles more marks"),
    "endless": ("A" * (LONGEST_TEXT + 1), "holds 10,001 characters"),
}
# Letters have their own lines, and their paragraphs may hold some.
IN_LINES = {name: told for name, told in REFUSED.items() if "line" not in name}


def plan_with(folder: Path, opening: str) -> None:
    """A year.toml with a paragraph of that text, read as an import reads it."""
    escaped = "".join(f"\\U{ord(c):08X}" for c in opening)
    if "\\U0000D8" in escaped:
        raise Wrong("U+D800")  # TOML itself refuses half a sign
    text = lists.PLAN.replace("This letter sets out the year.", escaped)
    problems = Problems()
    path = folder / "year.toml"
    path.write_text(text, encoding="utf-8")
    read_plan(path, problems)
    if problems.found:
        raise Wrong(problems.found[0])


def body_called(text: str) -> None:
    """A body of the register with that name."""
    BodyFacts(
        name=text, short_name="Luton", type=AuthorityType.UNITARY, region="", gss_code="",
        start=None, end=None,
    )  # fmt: skip


def office_of(text: str) -> None:
    """The ombudsman's office with that signatory."""
    Office(
        counts_from=date(2020, 1, 1), sender="Office", address=("1 Street",), signatory=text,
        titles=("Ombudsman",), telephone="1", telephone_hours="ever", post=("1 Street",),
        email="a@b.example", public_hour=time(9), days_to_publication=7,
    )  # fmt: skip


LINES: dict[str, Callable[[str], object]] = {
    "contacts.csv": specs(date(2020, 5, 1))["contacts.csv"].columns["name"],
    "a contact's form": lambda text: ContactFacts(
        name=text, title="", salutation="", email="", start=None, end=None
    ),
    "the register": body_called,
    "the office": office_of,
}
PARAGRAPHS: dict[str, Callable[[str], object]] = {
    "reports.csv": specs(date(2020, 5, 1))["reports.csv"].columns["found"],
    "a report's fact": lambda text: checked_facts({"found": text[:2_000] + text[10_000:]}),
    "a report's title": lambda text: checked_title(text[:300] + text[10_000:]),
    "a free paragraph": lambda text: luton_2020(free_paragraphs={"opening": [text]}),
    "any paragraph of the year": read_paragraph,
}


def reason(refusal: Exception) -> str:
    """All that a refusal says."""
    return " ".join([str(refusal), *getattr(refusal, "problems", ())])


@pytest.mark.parametrize("way", LINES)
@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_hides_something_does_not_come_in(name: str, way: str) -> None:
    """Refused with its reason, and the reason shows nothing of the text."""
    text, why = REFUSED[name]
    with pytest.raises((Refused, Wrong)) as refusal:
        LINES[way](text)

    said = str(refusal.value)
    assert why in said or ("holds" in said and "characters; at most" in said)
    assert fault_of(said) == ""


@pytest.mark.parametrize("name", IN_LINES)
def test_a_paragraph_that_hides_something_does_not_come_in(name: str, tmp_path: Path) -> None:
    """From lists, forms and the year's own file alike."""
    text, why = IN_LINES[name]
    for way, come_in in PARAGRAPHS.items():
        if name == "endless" and way.startswith("a report's"):
            continue  # these are shorter, and have tests of their own
        with pytest.raises((Refused, Wrong)) as refusal:
            come_in(text)
        assert why in reason(refusal.value), way
    with pytest.raises(Wrong, match=re.escape(why)):
        plan_with(tmp_path, text)


@pytest.mark.parametrize("name", IN_LINES)
def test_a_reason_that_hides_something_corrects_nothing(name: str) -> None:
    """What is published with a correction is seen whole; a line's end in it is a space."""
    text, why = IN_LINES[name]
    with pytest.raises(Refused, match=re.escape(why)):
        correct(2020, why=text, by="officer")


@pytest.mark.parametrize("name", LITERAL)
def test_what_can_be_seen_comes_in_as_it_is(name: str, tmp_path: Path) -> None:
    """Markup and odd letters are names like others."""
    for come_in in (*LINES.values(), *PARAGRAPHS.values()):
        come_in(LITERAL[name])
    plan_with(tmp_path, LITERAL[name])
    check_visible("reason", LITERAL[name])


def hostile(text: str) -> Letter:
    """A real letter in which everybody and everything is called so."""
    made = luton_2020(
        figures=replace(luton.figures_2020(), name=text),
        plan=replace(
            luton.PLAN_2020, opening=(text,), sender=text, address=(text,), signatory=text,
            titles=(text,),
        ),
        addressee=Addressee(name=text, title=text, salutation=text),
        free_paragraphs={"training": [text]},
        correction=Correction(
            replaces=date(2020, 7, 22), why=text, written_on=date(2020, 8, 22)
        ),
    )  # fmt: skip
    return replace(made, demonstration=False, watermark="", provenance="")


# Sender, its address, date of replaced letter's reason, addressee twice, body, salutation, opening,
# free paragraph, signatory, titles: at least so often each stands in a letter.
TIMES = 10


class Marks(HTMLParser):
    """The elements of a page, and what it says."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and the names of what it carries."""
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        self.words += data


def squeezed(text: str) -> str:
    """Text without white space and hyphens of a line's end: lines may break anywhere."""
    bare = re.sub(r"[\s\u200b]", "", text.replace("\ufffe", "-"))
    return bare.replace("Sia\u0302n", "Siân").replace("W\u0302", "Ŵ")


def read_pdf(content: bytes) -> tuple[str, int]:
    """What it says, and how many of its signs stand outside the page's margins."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    said, outside = "", 0
    for page in document:
        text, width, height = page.get_textpage(), *page.get_size()
        said += text.get_text_range()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        outside += sum(
            left < 60 or right > width - 55 or bottom < 20 or top > height - 20
            for left, bottom, right, top in boxes
            if right > left
        )
    document.close()
    return said, outside


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", LITERAL)
def test_a_pdf_prints_it_as_it_stands_and_cuts_nothing(name: str, large_print: bool) -> None:
    """Every sign of it can be read, inside the page."""
    said, outside = read_pdf(render_pdf(hostile(LITERAL[name]), large_print=large_print))

    # A long one may stand on two pages, with a foot between.
    assert squeezed(said).count(squeezed(LITERAL[name])[:40]) >= TIMES
    assert outside == 0


@pytest.mark.parametrize("name", LITERAL)
def test_a_reading_pack_prints_it_as_it_stands_and_cuts_nothing(name: str) -> None:
    """Who reads before the letters go sees the same, inside the page."""
    text = LITERAL[name]
    one = PackedLetter(
        body=text, state=text, sections=hostile(text).sections, since=(text,), left_out=(text,),
        changed=(Changed(title=text, was="50%", now="54%"),),
    )  # fmt: skip
    made = replace(
        pack(), office=text, counts=((text, "2"),), groups=((text, "2"),),
        chapters=(Chapter(title=text, letters=(one,)),),
    )  # fmt: skip
    said, outside = read_pdf(render_pack(made))

    assert squeezed(said).count(squeezed(text)[:40]) >= TIMES
    assert outside == 0


@pytest.mark.parametrize("name", LITERAL)
def test_html_and_text_say_it_and_obey_nothing(name: str) -> None:
    """No element and no attribute is in the page that is not in every letter's."""
    letter, ordinary, made = hostile(LITERAL[name]), Marks(), Marks()
    ordinary.feed(letter_file(hostile("Luton")).decode())
    made.feed(letter_file(letter).decode())

    assert (made.elements, made.attributes) == (ordinary.elements, ordinary.attributes)
    assert squeezed(made.words).count(squeezed(LITERAL[name])) >= TIMES
    assert plain_text(letter).count(LITERAL[name]) >= TIMES


@pytest.mark.parametrize("name", LITERAL)
def test_a_mail_has_the_headers_that_we_wrote(name: str) -> None:
    """A body's name in subject and text adds none."""
    letter = hostile(LITERAL[name])
    mail = Mail(
        message_id="abc@upheld.example", sender="letters@upheld.example",
        recipient="ce@luton.example", subject=letter.title, text=f"{letter.corrects}\n",
        date=datetime(2020, 7, 22, 8, tzinfo=UTC),
    )  # fmt: skip
    back = email.message_from_bytes(to_eml(mail), policy=default)

    assert sorted(back.keys()) == sorted(
        ["Message-ID", "Date", "From", "To", "Subject", "Content-Type",
         "Content-Transfer-Encoding", "MIME-Version"]
    )  # fmt: skip
    # The library folds a long one before its first word.
    assert back["Subject"].strip() == letter.title
    assert back.get_content().strip() == letter.corrects


@pytest.mark.parametrize("text", ["so 10,000 characters long " * 380, "x" * LONGEST_TEXT])
def test_the_longest_paragraph_is_printed_to_its_end(text: str) -> None:
    """Over several pages, in both sizes, nothing is lost."""
    letter = luton_2018(free_paragraphs={"training": [text + "END"[: LONGEST_TEXT - len(text)]]})
    for large_print in (False, True):
        document = pypdfium2.PdfDocument(io.BytesIO(render_pdf(letter, large_print=large_print)))
        said = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        longest = max(re.findall(r"x+|(?:so10,000characterslong)+", squeezed(said)), key=len)

        # Footers stand between the pages.
        assert squeezed(said).count("x" if text[0] == "x" else "characters") >= 380
        assert longest


@pytest.mark.parametrize("text", ["a 🎉", "漢", "עברית", "\u0915"])
def test_what_the_fonts_lack_stops_the_letter_and_is_named(text: str) -> None:
    """No letter goes with a box in the place of a name."""
    with pytest.raises(
        CheckFailed, match=r"luton 2020 cannot be set: our fonts cannot show “.+”; take"
    ):
        render_pdf(hostile(text))
    assert html.escape(text) in letter_file(hostile(text)).decode()
