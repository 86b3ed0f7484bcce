"""The two published letters that lie beside the repository, figure by figure.

Run with `UPHELD_LETTERS` naming their folder; without it there is nothing to collect here.
"""

import os
from pathlib import Path

from support.published_letters import Knowing
from upheld.archive.document import Document, Kind
from upheld.archive.extraction import text
from upheld.archive.letters.letter import read_letter
from upheld.archive.reading import Reading

FOLDER = os.environ.get("UPHELD_LETTERS", "")

RECEIVED_2018 = [
    ("received_adult_care", "17"),
    ("received_benefits_tax", "6"),
    ("received_corporate_other", "3"),
    ("received_education_children", "13"),
    ("received_environment", "4"),
    ("received_highways_transport", "6"),
    ("received_housing", "8"),
    ("received_planning", "7"),
    ("received_other", "1"),
    ("received", "65"),
]
DECIDED_2018 = [
    ("incomplete_invalid", "6"),
    ("advice_given", "1"),
    ("referred_back", "26"),
    ("closed_initial", "20"),
    ("not_upheld", "6"),
    ("upheld", "11"),
    ("uphold_rate", "65%"),
    ("decided", "70"),
]
FIGURES_2018 = [
    ("further_reports", "a", 27),
    ("courses", "58", 45),
    ("people_trained", "800", 45),
    *((measure, printed, 64) for measure, printed in RECEIVED_2018),
    *((measure, printed, 70) for measure, printed in DECIDED_2018),
    ("remedied_by_us", "10", 80),
    ("remedied_by_body", "1", 80),
]
BESIDE_2018 = [
    ("DAY", "18 July 2018", 5),
    ("DAY", "2018", 15),
    ("PERIOD", "31 March 2018", 17),
    ("DAY", "2018-21", 31),
    ("DAY", "2017-18", 45),
    ("PERIOD", "31/03/2018", 56),
]
FIGURES_2020 = [
    ("reports", "one", 91),
    ("late", "two", 129),
    ("delegates", "178", 172),
    ("seminar_authorities", "143", 172),
    ("courses", "118", 182),
    ("people_trained", "1,400", 182),
    ("courses_more", "47", 182),
    ("uphold_rate", "54%", 214),
    ("uphold_rate_similar", "56%", 218),
    ("upheld", "13", 223),
    ("uphold_rate_base", "24", 227),
    ("compliance_rate", "100%", 238),
    ("compliance_rate_similar", "99%", 244),
    ("compliance_rate_base", "7", 250),
    ("satisfactory_remedy_rate", "23%", 264),
    ("satisfactory_remedy_rate_similar", "11%", 271),
    ("satisfactory_remedies", "3", 275),
    ("satisfactory_remedy_rate_base", "24", 280),
]
BESIDE_2020 = [
    ("DAY", "22 July 2020", 9),
    ("DAY", "2020", 19),
    ("PERIOD", "31 March 2020", 25),
    ("GENERAL", "100%", 63),
    ("DAY", "29 July 2020", 87),
    ("MONEY", "£100", 109),
    ("PERIOD", "31/03/20", 204),
    ("PERIOD", "1 April 2019 to 31 March 2020", 230),
    ("PERIOD", "1 April 2019 to 31 March 2020", 252),
    ("GENERAL", "100%", 256),
    ("PERIOD", "1 April 2019 to 31 March 2020", 283),
    ("REPEATED", "54%", 289),
    ("REPEATED", "100%", 291),
    ("REPEATED", "23%", 293),
]


def _read(name: str) -> Reading:
    found = text.lines_of((Path(FOLDER) / name).read_bytes())
    naming = Knowing(names={"Luton Borough Council": "luton"})
    document = Document(
        name=name, kind=Kind.TEXT, sha256="0" * 64, pages=found.pages, lines=found.lines
    )
    return read_letter(document, naming)


def _figures(reading: Reading) -> list[tuple[str, str, int]]:
    return [(each.measure, each.printed, each.place.line) for each in reading.figures]


def _beside(reading: Reading) -> list[tuple[str, str, int]]:
    return [(each.beside.name, each.printed, each.place.line) for each in reading.beside]


if FOLDER:

    def test_the_letter_of_2018_is_read_completely() -> None:
        """Every figure, every other number, the body and the year; no doubt."""
        reading = _read("luton-2018.txt")
        (total,) = reading.of("decided")

        assert (reading.body, reading.year, reading.doubts) == ("luton", 2018, ())
        assert _figures(reading) == FIGURES_2018
        assert _beside(reading) == BESIDE_2018
        assert total.under == "Detailed Investigations"
        assert [each.at_least for each in reading.of("people_trained")] == [True]

    def test_the_letter_of_2020_is_read_completely() -> None:
        """Every figure as printed, the wrong base among them."""
        reading = _read("luton-2020.txt")

        assert (reading.body, reading.year, reading.doubts) == ("luton", 2020, ())
        assert _figures(reading) == FIGURES_2020
        assert _beside(reading) == BESIDE_2020
        assert [each.at_least for each in reading.of("people_trained")] == [True]
