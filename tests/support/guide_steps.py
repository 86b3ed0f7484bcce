"""Guides for people: the steps that they tell, as declared, and what a page must show for each.

A guide is `docs/guides/ROLE.md`; its steps are `docs/guides/steps/ROLE.toml`. One table is one
step:

    reader = "data-officer"         # who signs in; left out: somebody on the public site

    [[step]]
    at = "/years/2021/"             # where; {yy} are the two digits of this reporting year
    before = ["freeze 2021"]        # commands of the program, in this order, before it is opened
    shows = ["What it waits for"]   # headings, buttons, links and labels that the guide names
    fill = { q = "Luton" }          # fields by their id, for the picture
    press = "Find"                  # a button or link, for the picture
    picture = "data-officer-1.png"  # in docs/guides/pictures; left out: no picture
    crop = "main"                   # what of the page: a selector; the first one on the page
    tall = 700                      # at most so many pixels of it
    width = 1280                    # of the window

`site = "council"` is the public forms. `before = ["bring 2021"]` takes the lists of a year in.
"""

import re
import tomllib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from upheld.domain.reporting_year import ReportingYear
from upheld.toolbox import clock

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
STAFF, PUBLIC, COUNCIL = "staff", "public", "council"
BRING = "bring "
# The years of casework that are public before any step; steps bring later ones.
MADE = (2018, 2020)

# What a reader can be told to look for: it has a name on the page.
_NAMED = {"h1", "h2", "h3", "button", "a", "label", "legend", "caption", "summary", "th", "dt"}
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class GuideStep:
    """One step of a guide: a page, and what it must show."""

    at: str
    reader: str = ""
    site: str = ""
    before: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    fill: dict[str, str] = field(default_factory=dict)
    press: str = ""
    picture: str = ""
    crop: str = "main"
    tall: int = 700
    width: int = 1280

    @property
    def address(self) -> str:
        """Where, today."""
        start = ReportingYear.of(clock.today()).start.year
        return self.at.replace("{yy}", f"{start % 100:02}")

    @property
    def place(self) -> str:
        """Which of the three sites: by default the staff site for whoever signs in."""
        return self.site or (STAFF if self.reader else PUBLIC)


def names() -> list[str]:
    """Every guide that has steps."""
    return sorted(path.stem for path in (GUIDES / "steps").glob("*.toml"))


def steps_of(name: str) -> tuple[GuideStep, ...]:
    """The steps of one guide; a misspelt key is an error."""
    told = tomllib.loads((GUIDES / "steps" / f"{name}.toml").read_text(encoding="utf-8"))
    reader = told.pop("reader", "")
    found = []
    for step in told.pop("step"):
        lists = {key: tuple(step.pop(key, ())) for key in ("before", "shows")}
        found.append(GuideStep(**({"reader": reader} | step | lists)))
    assert not told, f"{name}: nothing reads {sorted(told)}"
    return tuple(found)


def named_in(name: str) -> set[str]:
    """What a guide prints in bold: names that its reader looks for on a page."""
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    return {_plain(each) for each in _BOLD.findall(text)}


class _Names(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[tuple[str, list[str]]] = []
        # Within words for screen readers alone: a guide names what is seen.
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NAMED:
            self._open.append((tag, []))
        elif tag == "span" and dict(attrs).get("class") == "up-hidden":
            self._unseen = True
        elif tag == "input" and (value := dict(attrs).get("value")):
            self.found.add(_plain(value))

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        for _, said in self._open:
            said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._unseen = False
        if self._open and self._open[-1][0] == tag:
            self.found.add(_plain("".join(self._open.pop()[1])))


def named_on(page: str) -> set[str]:
    """The headings, buttons, links, labels and heads of tables on a page."""
    reading = _Names()
    reading.feed(page)
    return reading.found


def _plain(text: str) -> str:
    return " ".join(text.split())
