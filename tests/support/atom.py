"""Atom feeds as a reader sees them."""

from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
DEMANDED = {f"{ATOM}{name}" for name in ("id", "title", "updated", "link")}


def read(content: bytes) -> ET.Element:
    """The feed as a reader sees it."""
    return ET.fromstring(content)  # noqa: S314 -- our own feed


def read_soundly(content: bytes) -> list[ET.Element]:
    """Its entries, newest first, after a look at what Atom demands of feed and entries."""
    root = read(content)
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    for place in (root, *entries):
        assert {child.tag for child in place} >= DEMANDED
    hours = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert hours == sorted(hours, reverse=True)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    return entries
