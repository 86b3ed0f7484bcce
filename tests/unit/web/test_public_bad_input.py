"""Whatever is asked, the answer helps, has the right status and shows no trace."""

import logging
from urllib.parse import quote, unquote_to_bytes

import pytest
from werkzeug.test import Client

from support.public_process import Process
from support.public_site import HOURS
from upheld.publication.reader import Edition
from upheld.web.public.application import Application

BAD = {
    # Unknown places.
    "/councils/nowhere/": 404,
    "/councils/alder/2031/": 404,
    "/councils/alder/2020/nonsense": 404,
    "/councils/alder/999999999/": 404,
    "/councils/%2e%2e/": 404,
    "/councils/..%2f..%2fetc%2fpasswd": 404,
    "/../../etc/passwd": 404,
    "/%252e%252e/secret": 404,
    "//evil.example/": 404,
    "/\\evil.example": 404,
    "/councils/alder/2020/index.html": 404,
    "/facts.sqlite3": 404,
    # Torn and strange.
    "/councils/%00/": 400,
    "/%ff%fe/": 400,
    "/%0d%0aSet-Cookie:x=1/": 400,
    f"/{'a' * 600}/": 414,
    "/find/?q=": 400,
    "/find/?q=%20%20": 400,
    "/find/?other=1": 400,
    "/find/?q=%00": 400,
    "/find/?q=%EF%BF%BE": 400,
    "/decisions/feed.atom?q=%EF%BF%BF": 400,
    "/find/?q=%ff": 400,
    "/find/?q=%E2%80%AE": 400,
    f"/find/?q={'a' * 300}": 400,
    f"/find/?q={'a' * 10_000}": 414,
    f"/find/?{'&'.join(f'x{n}=1' for n in range(40))}": 400,
    # Nothing found.
    "/find/?q=..%2f..%2fetc": 404,
    "/find/?q=%3Cscript%3Ealert(1)%3C/script%3E": 404,
    "/find/?q=ZZ99+9ZZ": 404,
    "/find/?q='%20or%201=1--": 404,
    # Comparison.
    "/compare/?a=nowhere": 404,
    "/compare/?a=..": 404,
    "/compare/?a=%ff": 400,
    "/compare/?a=alder&b=birch&year=1999": 404,
    "/compare/?a=alder&b=birch&year=..": 404,
    "/compare/?a=alder&b=birch&year=02020": 404,
    "/compare/?a=alder&b=birch&year=20200": 404,
    "/compare/?a=alder&b=birch&year=%EF%BC%92%EF%BC%90": 404,
    f"/compare/?year={'9' * 1500}": 404,
    "/compare/?a=alder&b=cedarshire": 400,
    "/compare/?a=alder&b=alder": 400,
    f"/compare/?a={'a' * 10_000}": 414,
    # The table.
    "/councils/?year=1999": 404,
    "/councils/?year=..": 400,
    "/councils/?type=nonsense": 400,
    "/councils/?sort=..": 400,
    "/councils/?region=%00": 400,
    f"/councils/?type={'a' * 10_000}": 414,
}


@pytest.mark.parametrize(("address", "status"), BAD.items(), ids=lambda v: str(v)[:60])
def test_bad_input_gets_a_page_that_helps(address: str, status: int, served: Process) -> None:
    """The right status, a way onwards, nothing of the machine and nothing unescaped."""
    path, _, query = address.partition("?")
    # As a server hands it over: the bytes of the path, decoded as Latin-1.
    sent = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
    answer = served.client.get("/", environ_overrides=sent)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<script>alert" not in answer.text
    assert 'href="/councils/"' in answer.text
    assert "<h1" in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"


HIDDEN = (
    "Al\u200bder", "\ufeffAlder", "\u202eAlder\u202c", "Al\u00adder", "  alder  ",
    "\uff21\uff2c\uff24\uff25\uff32", "\u00c1ld\u00e9r",
)  # fmt: skip


@pytest.mark.parametrize("typed", HIDDEN, ids=ascii)
def test_marks_that_cannot_be_seen_do_not_hide_a_council(typed: str, served: Process) -> None:
    """Zero-width, direction and soft marks, wide letters and accents lead to the same page."""
    answer = served.client.get("/find/", query_string=f"q={quote(typed)}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/councils/alder/")


def test_an_unknown_council_is_asked_back(served: Process) -> None:
    """The page of an address that is nearly right names who may be meant."""
    answer = served.client.get("/councils/aldre/")
    assert 'href="/councils/alder/"' in answer.text


def test_a_year_without_data_names_the_years_there_are(served: Process) -> None:
    """Both years are named and linked, the newest first."""
    answer = served.client.get("/councils/alder/2031/")
    assert "There are figures for the years to 31 March 2019 and 2020." in answer.text
    newest, older = (answer.text.index(f'href="/councils/alder/{y}/"') for y in (2020, 2019))
    assert newest < older


def test_a_body_without_figures_names_who_followed(served: Process) -> None:
    """Its address, its year and its name all say when it ended and who came after."""
    for address in ("/councils/elm/", "/councils/elm/2020/"):
        answer = served.client.get(address)
        assert answer.status_code == 404
        assert "We have no figures about Elm District Council" in answer.text
        assert "It existed until 31 March 2015." in answer.text
        assert 'href="/councils/birch/"' in answer.text
    found = served.client.get("/find/?q=elm")
    assert found.status_code == 200
    assert 'href="/councils/birch/"' in found.text
    assert 'href="/councils/elm/"' not in found.text


def test_years_before_their_hour_are_not_named(served: Process) -> None:
    """What is not public yet is answered like what there never will be."""
    served.now = HOURS[2019]
    answers = [served.client.get(f"/councils/alder/{year}/") for year in (2020, 2031)]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert answers[0].text == answers[1].text
    assert "2020" not in answers[0].text


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/councils/alder", "/councils/alder/"),
        ("/Councils/Alder/", "/councils/alder/"),
        ("/COUNCILS/ALDER", "/councils/alder/"),
        ("/find?q=alder", "/find/?q=alder"),
        ("/your-councils-performance/alder/statistics", "/councils/alder/"),
        ("/your-councils-performance", "/"),
    ],
)
def test_other_spellings_and_old_addresses_lead_on(
    address: str, target: str, served: Process
) -> None:
    """Each leads to a page of this site, and never to another one."""
    answer = served.client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (301, target)


def test_an_old_address_of_an_unknown_council_is_not_led_on(served: Process) -> None:
    """It is answered at once, with the names that are near."""
    answer = served.client.get("/your-councils-performance/aldre-borough-council/statistics")
    assert answer.status_code == 404
    assert 'href="/councils/alder/"' in answer.text


class Broken:
    """A store whose editions cannot be read."""

    def edition(self) -> Edition | None:
        """Fail with a message that names what was asked, as careless code might."""
        raise RuntimeError("LU1 2BQ q=secret")


def test_faults_are_logged_without_what_was_asked(
    served: Process, caplog: pytest.LogCaptureFixture
) -> None:
    """No log line holds a query, a postcode or an address; a fault is named by its kind."""
    caplog.set_level(logging.DEBUG)
    served.client.get("/find/?q=LU1+2BQ")
    served.client.get("/councils/secret/?q=LU1+2BQ")
    assert caplog.text == ""
    answer = Client(Application(Broken(), now=lambda: HOURS[2020])).get("/find/?q=LU1+2BQ")
    assert answer.status_code == 500
    assert "RuntimeError" in caplog.text
    assert "/find/" in caplog.text
    for private in ("LU1", "2BQ", "secret", "q="):
        assert private not in caplog.text
        assert private not in answer.text
