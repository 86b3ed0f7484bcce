"""How a workbook's format shows a number, as far as tables of figures use formats."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from upheld.archive.extraction.workbook_xml import walk

# Formats that every workbook has without saying so (ECMA-376, part 1, 18.8.30).
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 43: "#,##0.00",
}  # fmt: skip
# Colours, places for a sign that is not there, and what fills the cell.
_UNSEEN = re.compile(
    r"\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|\$-\w+)\]|_.|\*.", re.IGNORECASE
)
_LITERAL = r'(?:"[^"]*"|\\.|[-+():$£€ ])*'
# Digits, decimals and a percent sign, with words around them. Whatever else a format may hold, such
# as conditions, fractions or a last comma that divides by a thousand, is not understood.
_PLAIN = re.compile(
    rf"(?P<before>{_LITERAL})(?P<whole>[#?,]*0*)(?<!,)(?:\.(?P<places>0*)(?P<more>#*))?"
    rf"(?P<after>{_LITERAL})(?P<percent>%?)(?P<end>{_LITERAL})"
)
_DASH = re.compile(r'[-"?\\ ]+')
_NEGATIVE, _ZERO = 1, 2
_PRECISION = Context(prec=400)


def formats_of(content: bytes) -> tuple[str, ...]:
    """The code of each cell format of `xl/styles.xml`, by its number; empty where it is general."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    inside: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        inside.append(name)
        if name == "numFmt":
            own[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            numbers.append(int(attributes.get("numFmtId", 0)))

    def end(_: str) -> None:
        inside.pop()

    walk("the workbook's styles", content, start=start, end=end)
    return tuple(own.get(number, _BUILT_IN.get(number, "")) for number in numbers)


def shown(value: float, code: str) -> str:
    """The number as a person sees it: 0.54 under "0%" is "54%". Halves go up, as they do there."""
    # Fifteen digits are what a spreadsheet shows of a number; more is noise of its arithmetic.
    exact = Decimal(f"{value:.15g}")
    section = _section(value, code)
    if section is None:
        return ""
    if not section or section.casefold() == "general" or section == "@":
        return _plain(exact)
    if value == 0 and _DASH.fullmatch(section):
        return "0"
    found = _understood(section)
    if not found:
        # Words beside the number keep it from being read as a figure.
        return f"{_plain(exact)} in a format that is not understood"
    least, most = len(found["places"] or ""), len((found["places"] or "") + (found["more"] or ""))
    scaled = exact * 100 if found["percent"] else exact
    rounded = scaled.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, _PRECISION)
    digits = f"{rounded:,f}" if "," in found["whole"] else f"{rounded:f}"
    while most > least and digits.endswith("0"):
        digits, most = digits[:-1], most - 1
    said = (found[each] for each in ("before", "after", "percent", "end"))
    before, *behind = (each.replace('"', "").replace("\\", "") for each in said)
    return f"{before}{digits.removesuffix('.')}{''.join(behind)}".strip()


def _section(value: float, code: str) -> str | None:
    """The part of a format that is for this number; None where it leaves the cell empty."""
    # Positive numbers; negative ones; zero. What is not there is as for positive ones.
    sections = _sections(code)
    at = _NEGATIVE if value < 0 else _ZERO if value == 0 else 0
    if len(sections) <= at:
        at = 0
    if at == _NEGATIVE:
        # It shows its own sign, or brackets: no count in any case.
        return ""
    return sections[at] if sections[at] or len(sections) == 1 else None


# A sheet has a few formats and thousands of cells.
@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[str, ...]:
    return tuple(_UNSEEN.sub("", code).split(";"))


@lru_cache(maxsize=256)
def _understood(section: str) -> re.Match[str] | None:
    found = _PLAIN.fullmatch(section)
    return found if found and (found["whole"] or found["places"]) else None


def _plain(exact: Decimal) -> str:
    said = f"{exact:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said
