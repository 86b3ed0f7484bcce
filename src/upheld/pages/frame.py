"""What every page has around its own content."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """One step of the way back to the home page."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Title, place and marks of a page."""

    title: str
    """The page's own heading; the layout adds the site's name to it."""
    address: str
    """Its own path, which is also its canonical address; empty where it has none."""
    demonstration: bool
    crumbs: tuple[Crumb, ...] = ()
    """From the home page's first child to the page's parent; the page itself is not in it."""
    description: str = ""
    """One sentence for search engines and shared links."""
    section: str = ""
    """The menu entry it belongs to: `councils`, `decisions`, `letters`, `review`, `data` ..."""
    scripts: tuple[str, ...] = ()
    """Names of scripts in design/js beside the common one, such as `map.js`."""
    feeds: tuple[tuple[str, str], ...] = ()
    """Title and address of each Atom feed that belongs to the page."""
    wide: bool = False
    """Whether the content takes the full width without a reading column."""
    hidden: bool = False
    """Whether search engines are asked to leave it out, demonstration or not."""
