"""How a workbook's format shows a number, as far as tables of figures use formats."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from upheld.archive.extraction.workbook_xml import walk

# Formats that every workbook has without saying so (ECMA-376, part 1, 18.8.30).
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
# Digits, decimals and a percent sign; anything with words or conditions is shown as it is held.
_PLAIN = re.compile(r"(?P<whole>[#,]*0)(?:\.(?P<places>0+))?(?P<percent>%)?")
_ZERO = 2
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
    # Positive numbers; negative ones; zero: an empty third section leaves the cell empty.
    sections = code.split(";")
    if value == 0 and len(sections) > _ZERO and not sections[_ZERO]:
        return ""
    found = _PLAIN.fullmatch(sections[0])
    if not found:
        return _plain(exact)
    places = len(found["places"] or "")
    scaled = exact * 100 if found["percent"] else exact
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _PRECISION)
    grouped = f"{rounded:,f}" if "," in found["whole"] else f"{rounded:f}"
    return grouped + (found["percent"] or "")


def _plain(exact: Decimal) -> str:
    said = f"{exact:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said
