"""A published letter, read: its body and year, its figures, and every other number it prints."""

from upheld.archive.document import Document
from upheld.archive.letters.accounts import account_for
from upheld.archive.letters.flow import flow_of
from upheld.archive.letters.letterhead import body_of
from upheld.archive.letters.running import split_running
from upheld.archive.letters.years import year_of
from upheld.archive.naming import Naming
from upheld.archive.reading import Reading, Source


def read_letter(document: Document, naming: Naming) -> Reading:
    """Every figure with its place; every other number in digits with what it is instead.

    What no rule explains is listed as not understood. A body or a year that cannot be settled is
    None, with a doubt. Refused where the document is longer than any letter.
    """
    said, running = split_running(document.lines)
    flow = flow_of(said, name=document.name)
    year = year_of(flow)
    body = body_of(flow, naming, year=year.year)
    account = account_for(flow, running, year=year.year, elsewhere=body.elsewhere)
    return Reading(
        source=Source(name=document.name, sha256=document.sha256),
        body_printed=body.printed,
        body=body.named.slug,
        year=year.year,
        kind=body.named.kind,
        figures=account.figures,
        beside=account.beside,
        doubts=(*year.doubts, *body.doubts, *account.doubts),
    )
