"""Pages that are text alone: who we are, how to complain and reach us, how the site was tested."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.pages.contact import INVENTED, contact_of
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicContact, Site

COMPLAIN = "/complain/"


@dataclass(frozen=True, kw_only=True)
class TextPage:
    """One page of text; its template is named like its address."""

    name: str
    title: str
    description: str

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"/{self.name}/"

    @property
    def template(self) -> str:
        """Its text."""
        return f"text/{self.name}.html"


PAGES = (
    TextPage(
        name="about",
        title="About this site",
        description="Where the figures come from, who publishes them, and what is not here.",
    ),
    TextPage(
        name="complain",
        title="How to complain",
        description="Complain to the council first, then to us within 12 months.",
    ),
    TextPage(
        name="contact",
        title="Contact",
        description="How to reach the ombudsman by telephone, post and text relay.",
    ),
    TextPage(
        name="accessibility",
        title="Accessibility of this site",
        description="What was tested, how, and what is known not to work.",
    ),
)


def files(site: Site) -> Iterator[PublicFile]:
    """Every text page."""
    for each in PAGES:
        yield PublicFile(
            address=each.address,
            content=text_page(site, each),
            media_type=HTML,
            public_from=site.opens,
        )


def text_page(site: Site, each: TextPage) -> bytes:
    """One text page, in the words that fit this installation."""
    return _page(
        each, demonstration=site.demonstration, contact=contact_of(site), forms=site.forms,
        years=tuple(site.years),
    )  # fmt: skip


def complain_in_demonstration(forms: str) -> bytes:
    """How to complain, where a demonstration has forms of its own at an address known later."""
    each = next(page for page in PAGES if page.address == COMPLAIN)
    return _page(each, demonstration=True, contact=INVENTED, forms=forms, years=())


def _page(
    each: TextPage, *, demonstration: bool, contact: PublicContact | None, forms: str,
    years: tuple[int, ...],
) -> bytes:  # fmt: skip
    frame = Frame(
        title=each.title,
        address=each.address,
        description=each.description,
        demonstration=demonstration,
    )
    return page(each.template, frame, contact=contact, forms=forms, years=years)
