"""A letter of the 2020 form as an HTML page: the same words, the same three rings."""

from collections.abc import Iterator
from html import escape
from math import cos, pi, sin

from upheld.letters.letter import Letter, Section
from upheld.letters.paragraphs import Paragraph, Run
from upheld.letters.plain import release_line
from upheld.letters.statistics_pages import Panel, PanelsPage, Ring, SimilarAuthorities

BLUE, TRACK, OCHRE = "#1f4e79", "#dbe3ea", "#9a6a00"
# Of a drawing 100 wide: the middle of the band, half its width from there on both sides.
RADIUS, BAND, CENTRE = 40, 12, 50
AROUND = 2 * pi * RADIUS


def html_of(letter: Letter) -> str:
    """The whole page."""
    return "\n".join(
        [
            f'<!DOCTYPE html><html lang="{letter.language}"><head><meta charset="utf-8">',
            f"<title>{escape(letter.title)}</title>",
            f'<meta name="author" content="{escape(letter.sender.name)}"></head><body>',
            *_body(letter),
            "</body></html>",
        ]
    )


def _body(letter: Letter) -> Iterator[str]:
    if letter.watermark:
        yield f'<div class="watermark" aria-hidden="true">{escape(letter.watermark)}</div>'
    yield from _letterhead(letter)
    yield f"<p>{_lines(letter.addressee)}</p><p>{escape(letter.salutation)}</p>"
    body = escape(letter.addressee[-1])
    yield f'<h1 class="subject" data-body="{body}">{escape(letter.subject)}</h1>'
    for section in letter.sections:
        yield from _section(section)
    yield from _signature(letter)
    if letter.panels:
        yield from _panels(letter.panels)
    yield f'<p class="small">{escape(release_line(letter))}</p>'


def _letterhead(letter: Letter) -> Iterator[str]:
    sender = letter.sender
    by_email = "<br>By email" if letter.by_email else ""
    yield f'<div class="letterhead"><div><span class="numeral">{escape(sender.name)}</span>'
    yield f'<br><span class="small">{escape(", ".join(sender.address))}</span>'
    if letter.provenance:
        yield f'<br><span class="small">{escape(letter.provenance)}</span>'
    yield f'</div><span class="small">{letter.written}{by_email}</span></div>'


def _signature(letter: Letter) -> Iterator[str]:
    sender = letter.sender
    yield f'<div class="signature"><p>{escape(letter.closing)}</p><div class="line"></div>'
    yield f'<span class="numeral">{escape(sender.signatory)}</span><br>'
    yield f'<span class="small">{_lines(sender.titles)}</span></div>'


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"<h2>{escape(section.title)}</h2>"
    yield from map(_paragraph, section.paragraphs)


def _paragraph(paragraph: Paragraph, kind: str = "") -> str:
    return f"<p{kind}>{''.join(map(_run, paragraph.runs))}</p>"


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.address:
        address = escape(run.address)
        return f'<a href="{address}">{text}</a> <span class="small">({address})</span>'
    return f"<strong>{text}</strong>" if run.strong else text


def _panels(page: PanelsPage) -> Iterator[str]:
    yield f'<div class="panels"><h1>{escape(page.title)}</h1>'
    for panel in page.panels:
        yield from _panel(panel)
    yield '<div class="notes">'
    yield from (_paragraph(note, ' class="small"') for note in page.notes)
    yield "</div>"
    if page.similar:
        yield from _similar(page.similar)
    yield "</div>"


def _panel(panel: Panel) -> Iterator[str]:
    yield f'<div class="panel"><h2>{escape(panel.title)}</h2><div class="across">'
    yield _ring(panel.ring)
    yield f'<div class="words"><p>{_sentence(panel)}</p>'
    if panel.similar:
        yield f'<p class="average small">{escape(panel.similar)}</p>'
    yield from (f'<p class="small">{escape(note)}</p>' for note in panel.notes)
    yield f'</div><div class="count"><p class="numeral">{escape(panel.count)}</p>'
    yield f'<p>{escape(panel.count_words)}</p><p class="small">{escape(panel.base)}</p>'
    yield "</div></div></div>"


def _sentence(panel: Panel) -> str:
    words = escape(panel.sentence)
    if panel.ring is None:
        return words
    return words.replace(panel.ring.display, f"<strong>{panel.ring.display}</strong>")


def _ring(ring: Ring | None) -> str:
    words = escape(ring.alternative) if ring else "no figure"
    inside = "".join(_drawn(ring)) if ring else _circle("#566370", 0.8, dash="3 3")
    return f'<svg viewBox="0 0 100 100" role="img" aria-label="{words}">{inside}</svg>'


def _drawn(ring: Ring) -> Iterator[str]:
    share = ring.numerator / ring.denominator
    yield _circle(TRACK, BAND)
    yield _circle(BLUE, BAND, dash=f"{share * AROUND:.2f} {AROUND:.2f}")
    if ring.average:
        yield _tick(ring.average[0] / ring.average[1])
    yield (
        f'<text x="{CENTRE}" y="{CENTRE + 7}" text-anchor="middle" font-size="19" '
        f'font-family="Source Serif 4" font-weight="600">{escape(ring.display)}</text>'
    )


def _circle(colour: str, width: float, *, dash: str = "none") -> str:
    return (
        f'<circle cx="{CENTRE}" cy="{CENTRE}" r="{RADIUS}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-dasharray="{dash}" '
        f'transform="rotate(-90 {CENTRE} {CENTRE})"/>'
    )


def _tick(turn: float) -> str:
    angle = 2 * pi * turn - pi / 2
    ends = (RADIUS - BAND / 2 - 3, RADIUS + BAND / 2 + 3)
    (x1, x2), (y1, y2) = ([CENTRE + end * f(angle) for end in ends] for f in (cos, sin))
    return (
        f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" stroke="{OCHRE}" '
        'stroke-width="3"/>'
    )


def _similar(similar: SimilarAuthorities) -> Iterator[str]:
    yield f'<div class="similar"><h2>{escape(similar.title)}</h2>'
    yield f'<p class="small">{escape(similar.sentence)}</p>'
    if similar.names:
        yield f'<p class="small">{escape("; ".join(similar.names))}.</p>'
    yield "</div>"


def _lines(texts: tuple[str, ...]) -> str:
    return "<br>".join(map(escape, texts))
