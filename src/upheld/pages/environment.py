"""The one Jinja2 environment of the pages: templates of ours over GOV.UK components."""

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    meta,
)

from upheld.pages.assets import asset
from upheld.pages.frame import Frame

TEMPLATES = Path(__file__).parent / "design" / "templates"
COMPONENTS = "govuk_frontend_jinja"
LAYING_OUT: Mapping[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}

# Parts of the site, each under an address of its own name. `/review/` shows the newest year.
MENU = (
    ("councils", "Councils"),
    ("decisions", "Decisions"),
    ("letters", "Letters"),
    ("review", "Review"),
    ("data", "Data"),
    ("method", "Method"),
)
FOOT = (
    ("About this site", "/about/"),
    ("How to complain", "/complain/"),
    ("Contact", "/contact/"),
    ("Public reports", "/reports/"),
    ("Improvements", "/improvements/"),
    ("Learning", "/learning/"),
    ("For scrutiny", "/scrutiny/"),
    ("Corrections", "/corrections/"),
    ("Accessibility", "/accessibility/"),
)


class Components(BaseLoader):
    """GOV.UK's components, where an option that was not given is none.

    They take their options as dictionaries, ask for every one there could be, and call nothing by
    JavaScript's two names. So they live in an environment of their own, and ours stays strict.
    """

    def __init__(self) -> None:
        """Read them from their package."""
        self.own = Environment(
            loader=PrefixLoader({COMPONENTS: PackageLoader(COMPONENTS)}),
            autoescape=True,
            undefined=ChainableUndefined,
            **LAYING_OUT,
        )
        self.own.globals.update(undefined=ChainableUndefined(), null=None)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so Jinja names it
    ) -> Template:
        """A component, bound to its own environment whichever asks for it."""
        del environment
        return self.own.get_template(name, globals=globals)


@cache
def environment() -> Environment:
    """Templates escape everything; a name that is not there is an error, never an empty text."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), Components()]),
        autoescape=True,
        undefined=StrictUndefined,
        **LAYING_OUT,
    )
    made.globals.update(asset=asset, menu=MENU, foot=FOOT)
    return made


def preload() -> None:
    """Compile every template of ours and every component that one names.

    A server that runs while the software under it is replaced keeps to what it began with.
    """
    ahead, seen = FileSystemLoader(TEMPLATES).list_templates(), set[str]()
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += _named_in(name, environment().get_template(name).environment)


def _named_in(template: str, its: Environment) -> list[str]:
    """Templates that a template extends, includes or imports by their full names."""
    if its.loader is None:
        return []
    source, *_ = its.loader.get_source(its, template)
    return [name for name in meta.find_referenced_templates(its.parse(source)) if name]


def page(template: str, frame: Frame, **facts: Any) -> bytes:
    """A whole page as UTF-8, from a template that extends `layout.html`."""
    return environment().get_template(template).render(frame=frame, **facts).encode()
