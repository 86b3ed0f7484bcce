import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from support import luton, luton_years, public_site
from upheld.domain.authority_types import AuthorityType
from upheld.domain.method import method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.pages import letters
from upheld.publication.public_file import PublicFile
from upheld.publication.site import PublicLetter, Site
from upheld.statistics.figures import BodyFigures

RELEASE_OF_PDF = "0" * 64


class Words(HTMLParser):
    """The texts between the marks of the letter itself, in order."""

    def __init__(self) -> None:
        """Nothing is read outside the letter."""
        super().__init__()
        self.inside = False
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """The letter is the one article of its page."""
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        """After it nothing is the letter's."""
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        """Keep what says something."""
        if self.inside and data.strip():
            self.texts.append(" ".join(data.split()))


def write(year: int, **changes: object) -> Letter:
    """Luton's letter of a year."""
    figures = luton.figures_2018() if year == 2018 else luton.figures_2020()
    given = {
        "figures": figures,
        "method": method_of(year),
        "plan": luton.PLAN_2018 if year == 2018 else luton.PLAN_2020,
        "addressee": luton.ADDRESSEE,
        "reports": [luton.FURTHER_REPORT_2018 if year == 2018 else luton.REPORT_2020],
        "activity": luton.ACTIVITY_2018 if year == 2018 else luton.ACTIVITY_2020,
        "names": luton.NAMES,
        "links": luton.LINKS,
    }
    return compose(**{**given, **changes})


def in_form(figures: BodyFigures) -> Letter:
    """A letter in the form of its year and body."""
    year = figures.year
    return write(
        year, figures=figures, method=method_of(year), plan=luton_years.plan(year), reports=[]
    )


def public(letter: Letter, *, body: str = "alder", year: int = 2020) -> PublicLetter:
    """A letter as it is published to a body of the small site."""
    return PublicLetter(
        body=body,
        year=year,
        version=1,
        content=letter,
        pdf=Path(f"DEMONSTRATION-{body}-{year}.pdf"),
        sha256=RELEASE_OF_PDF,
        pages=3,
        size=66_635,
    )


def with_letters(*published: PublicLetter) -> Site:
    """The small site with letters in its newest year."""
    site = public_site.site()
    chosen = {letter.body: letter for letter in published}
    newest = replace(site.latest, letters=chosen)
    return replace(site, years={**site.years, site.latest.year: newest})


def pages(site: Site) -> dict[str, PublicFile]:
    """Every file by its address."""
    return {file.address: file for file in letters.files(site)}


def text_of(letter: Letter) -> list[str]:
    """What the page of a letter says, text by text."""
    site = with_letters(public(letter))
    words = Words()
    words.feed(pages(site)["/letters/2020/alder/"].content.decode())
    return words.texts


def plain(text: str) -> str:
    """Text without signs of layout, so that only words are compared."""
    return re.sub(r"[\W_]+", " ", text).strip()


LETTERS = {
    "tables": write(2018),
    "panels": write(2020),
    "no investigation": write(
        2020,
        figures=replace(
            luton.figures_2020(),
            measures={
                **luton.figures_2020().measures,
                "uphold_rate": luton.uphold_rate(0, 0, None),
                "compliance_rate": luton.compliance_rate(0, 0, None),
                "satisfactory_remedy_rate": luton.satisfactory_rate(0, 0, None),
            },
        ),
    ),
    "averages in tables": in_form(luton_years.figures(2019)),
    "residents": in_form(luton_years.luton_2024()),
    "overview": in_form(luton_years.luton_2025()),
    "short form": in_form(luton_years.alone(2025, AuthorityType.FIRE, "Fire")),
}


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_page_says_everything_that_the_letter_says(letter: Letter) -> None:
    """Each line of the letter's plain text, in its order but for addresses of links."""
    said = plain(" ".join(text_of(letter)))
    without_addresses = re.sub(r" \(https://[^)]*\)", "", plain_text(letter))
    lines = [plain(line) for line in without_addresses.splitlines() if plain(line)]

    rest = said
    for line in lines:
        assert line in rest, line
        rest = rest[rest.index(line) :]


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_page_says_nothing_that_the_letter_does_not(letter: Letter) -> None:
    """Of all texts only the heading over the notes, which the PDF has too, is not in the plain."""
    plainly = plain(plain_text(letter))
    strange = [text for text in text_of(letter) if plain(text) and plain(text) not in plainly]

    assert strange in ([], ["Notes"])


def test_a_page_shows_what_it_is_a_copy_of() -> None:
    """The day, the PDF with its size, and the council's figures of the same year."""
    site = with_letters(public(LETTERS["panels"]))
    page = pages(site)["/letters/2020/alder/"].content.decode()

    assert "This is a copy of the letter sent on 22 July 2020." in page
    assert '<a class="govuk-link" href="/letters/2020/alder/DEMONSTRATION-alder-2020.pdf">' in page
    assert "The letter as PDF, 3 pages, 67 KB</a>" in page
    assert '<a class="govuk-link" href="/councils/alder/2020/">' in page


def test_no_text_of_a_letter_is_markup() -> None:
    """Words that look like markup are shown as words."""
    letter = replace(LETTERS["panels"], salutation="Dear <script>alert(1)</script>")
    page = pages(with_letters(public(letter)))["/letters/2020/alder/"].content.decode()

    assert "Dear &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_links_of_a_letter_keep_their_address() -> None:
    """A link on the page leads where the link in the PDF leads."""
    page = pages(with_letters(public(LETTERS["panels"])))["/letters/2020/alder/"].content.decode()

    assert 'href="https://ombudsman.example/councils/luton/2020/"' in page


def test_what_belongs_to_a_year_is_public_with_it() -> None:
    """List, pages and PDFs of a year open at its hour; the entry page with the site."""
    site = with_letters(public(LETTERS["panels"]))
    later = site.opens + timedelta(days=365)
    files = pages(replace(site, opens=later))

    assert files.pop("/letters/").public_from == later
    assert {file.public_from for file in files.values()} == {site.latest.public_from}


def test_a_pdf_is_kept_under_the_mark_of_a_demonstration() -> None:
    """Its bytes are those that were sent, its name says what it is."""
    letter = public(LETTERS["panels"])
    file = pages(with_letters(letter))[letter.pdf_address]

    assert (file.content, file.media_type) == (letter.pdf, "application/pdf")
    assert file.download == "DEMONSTRATION-alder-2020.pdf"


def test_plain_text_is_there_and_large_print_on_request() -> None:
    """The text is a file under the mark of a demonstration; whom to ask stands on the page."""
    letter = public(LETTERS["panels"])
    made = pages(with_letters(letter))
    text = made["/letters/2020/alder/DEMONSTRATION-alder-2020.txt"]
    page = made["/letters/2020/alder/"].content.decode()

    assert text.content.decode() == plain_text(letter.content)
    assert text.media_type == "text/plain; charset=utf-8"
    assert text.public_from == made[letter.pdf_address].public_from
    assert f'href="{text.address}"' in page
    assert "in large print (18 point) to whoever asks: write to office@ombudsman.example." in page


def test_lists_name_every_letter_by_type() -> None:
    """Councils by name within their type, each with its page and its PDF."""
    site = with_letters(
        public(LETTERS["panels"], body="cedarshire"),
        public(LETTERS["panels"], body="birch"),
        public(LETTERS["panels"]),
    )
    for address in ("/letters/", "/letters/2020/"):
        page = pages(site)[address].content.decode()
        places = [
            page.index(f'href="/letters/2020/{s}/"') for s in ("cedarshire", "alder", "birch")
        ]

        assert places == sorted(places)
        assert page.count("PDF, 3 pages, 67 KB") == 3
        assert "22 July 2020" in page


def test_the_entry_page_says_which_years_have_no_letters() -> None:
    """A gap is named, so that nobody looks for what is not there."""
    site = with_letters(public(LETTERS["panels"]))
    real = pages(replace(site, demonstration=False))["/letters/"].content.decode()

    assert "No letters of 2019 are published here." in real
    assert "1 letter in all." in real
    shown = pages(site)["/letters/"].content.decode()
    assert "This demonstration writes letters for 2020 only." in shown
    assert "No letters of" not in shown


def test_lists_tell_apart_councils_of_one_short_name() -> None:
    """A county and the unitary after it are not both listed as "Alder"."""
    site = with_letters(public(LETTERS["panels"]), public(LETTERS["panels"], body="cedarshire"))
    twin = replace(site.bodies["cedarshire"], short_name="Alder")
    page = pages(replace(site, bodies={**site.bodies, "cedarshire": twin}))["/letters/2020/"]

    assert "Alder Borough Council</a>" in page.content.decode()
    assert "Cedarshire County Council</a>" in page.content.decode()


def test_a_site_without_letters_says_so() -> None:
    """The entry page stands even before the first letter."""
    files = pages(public_site.site())

    assert list(files) == ["/letters/"]
    assert "No letter is published yet." in files["/letters/"].content.decode()


def test_a_letter_that_was_corrected_is_marked_in_the_list() -> None:
    """Who looks for a council's letter sees that it took the place of another."""
    corrected = replace(LETTERS["panels"], corrects="a case was counted twice")
    page = pages(with_letters(public(corrected)))["/letters/2020/"].content.decode()

    assert "(corrected)" in page
