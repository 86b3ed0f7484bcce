"""From figures and facts to a letter as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from upheld.domain.demonstration import FICTIONAL, IN_LETTERS, WATERMARK
from upheld.domain.errors import Refused
from upheld.domain.facts import (
    ActivityFact,
    Addressee,
    Correction,
    Life,
    ReportFact,
    YearPlan,
)
from upheld.domain.method import Method
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters.blocks.correction import correct
from upheld.letters.forms import Form, form_for
from upheld.letters.letter import Letter, Omission, Section, Sender
from upheld.letters.material import Material
from upheld.letters.reports import select_reports
from upheld.letters.text import read_paragraph
from upheld.statistics.figures import BodyFigures

LANGUAGE = "en-GB"
CLOSING = "Yours sincerely,"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_PARAGRAPHS: Mapping[str, Sequence[str]] = MappingProxyType({})


def compose(  # noqa: PLR0913 -- each is a thing of its own that a letter rests on
    *,
    figures: BodyFigures,
    method: Method,
    plan: YearPlan,
    addressee: Addressee,
    reports: Sequence[ReportFact],
    activity: Sequence[ActivityFact],
    names: Mapping[str, str],
    links: Mapping[str, str] = _NOTHING,
    switched_off: Mapping[str, str] = _NOTHING,
    free_paragraphs: Mapping[str, Sequence[str]] = _NO_PARAGRAPHS,
    correction: Correction | None = None,
    life: Life | None = None,
    breaks: Sequence[SeriesBreak] = (),
) -> Letter:
    """The letter to one body about one year.

    `reports` may hold those of other bodies and years; they are left out. `switched_off` maps a
    block to the reason why it is left out; `free_paragraphs` adds the ombudsman's own words after
    a block; `correction` says which letter it replaces; `links` maps pages that exist to their
    addresses. `life` is needed for a body that did not exist on 31 March; `breaks` may hold those
    of other years and measures. Refused: an unknown block, a missing figure, a body that has ended
    and left no heir to write to.
    """
    material = Material(
        figures=figures,
        method=method,
        plan=plan,
        addressee=addressee,
        reports=select_reports(reports, figures),
        activity=tuple(activity),
        names=names,
        links=links,
        life=life,
        written_on=correction.written_on if correction else None,
        breaks=tuple(one for one in breaks if one.from_year == figures.year),
    )
    _refuse_without_heir(material)
    form = form_for(material)
    material = replace(material, breaks=form.breaks_of(material.breaks))
    written = _write(form, material, switched_off=switched_off, free_paragraphs=free_paragraphs)
    omissions = tuple(
        Omission(key=key, reason=reason) for key, reason in sorted(switched_off.items())
    )
    letter = _assemble(form, material, tuple(_untitle_repeats(written)), omissions)
    return correct(letter, correction) if correction else letter


def _refuse_without_heir(material: Material) -> None:
    if material.former and not (material.life and material.life.heirs):
        message = (
            f"{material.figures.body} has ended and the register names nobody in its place: "
            "record who took over, so that somebody gets its letter"
        )
        raise Refused(message)


def _write(
    form: Form,
    material: Material,
    *,
    switched_off: Mapping[str, str],
    free_paragraphs: Mapping[str, Sequence[str]],
) -> list[Section]:
    sections: list[Section] = []
    known = set(form.blocks)
    for key, write in form.blocks.items():
        written = write(material)
        known |= {section.key for section in written}
        if key not in switched_off:
            sections += [one for one in written if one.key not in switched_off]
    if unknown := sorted((set(switched_off) | set(free_paragraphs)) - known):
        there = ", ".join(sorted(known))
        raise Refused(f"no block is called {', '.join(unknown)}: this letter knows {there}")
    if idle := sorted(set(free_paragraphs) - {section.key for section in sections}):
        message = f"the letter to {material.figures.body} has no block {', '.join(idle)} to add to"
        raise Refused(message)
    return [_add(section, free_paragraphs.get(section.key, ())) for section in sections]


def _add(section: Section, own: Sequence[str]) -> Section:
    added = tuple(read_paragraph(text) for text in own)
    return replace(section, paragraphs=section.paragraphs + added)


def _untitle_repeats(sections: Sequence[Section]) -> Iterator[Section]:
    """Neighbours under one title: only the first keeps it."""
    title = ""
    for section in sections:
        yield replace(section, title="") if section.title == title else section
        title = section.title


def _assemble(
    form: Form, material: Material, sections: tuple[Section, ...], omissions: tuple[Omission, ...]
) -> Letter:
    figures, plan, addressee = material.figures, material.plan, material.addressee
    subject, title = _titles(material)
    addressed = addressee.body or figures.name
    return Letter(
        body=figures.body,
        year=figures.year,
        language=LANGUAGE,
        title=title,
        sender=Sender(
            name=plan.sender,
            address=plan.address,
            signatory=plan.signatory,
            titles=plan.titles,
        ),
        written_on=material.day,
        by_email=True,
        addressee=tuple(line for line in (addressee.name, addressee.title, addressed) if line),
        salutation=f"Dear {addressee.salutation}",
        subject=subject,
        sections=sections,
        closing=CLOSING,
        panels=form.lay_out_panels(material),
        tables=form.lay_out_tables(material),
        release=figures.release,
        demonstration=figures.demonstration,
        watermark=WATERMARK if figures.demonstration else "",
        provenance=_provenance(figures),
        omissions=omissions,
        corrects="",
    )


def _titles(material: Material) -> tuple[str, str]:
    """Of the letter and of its document; an heir has to see whom its letter is about."""
    subject = f"Annual review letter {material.figures.year}"
    title = f"{subject}: {material.figures.name}"
    return (title, title) if material.former else (subject, title)


def _provenance(figures: BodyFigures) -> str:
    """Where a demonstration's figures come from; a real letter needs no such line."""
    if not figures.demonstration:
        return ""
    if figures.source is None:
        raise Refused(f"the demonstration figures of {figures.body} do not say where they are from")
    if figures.fictional:
        return FICTIONAL
    return IN_LETTERS[figures.source]
