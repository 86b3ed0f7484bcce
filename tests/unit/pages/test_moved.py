import pytest

from upheld.pages.moved import moved_to


@pytest.mark.parametrize(
    ("printed", "now"),
    [
        ("/your-councils-performance", "/"),
        ("/your-councils-performance/", "/"),
        ("/your-councils-performance/luton-borough-council/statistics", "/councils/luton/"),
        ("/your-councils-performance/luton-borough-council/statistics/", "/councils/luton/"),
        ("/your-councils-performance/luton-borough-council", "/councils/luton/"),
        ("/your-councils-performance/luton/statistics", "/councils/luton/"),
        (
            "/information-centre/reports/annual-review-reports/"
            "interpreting-local-authority-statistics",
            "/method/",
        ),
        (
            "/decisions/adult-care-services/disabled-facilities-grants/18-009-593",
            "/decisions/18-009-593/",
        ),
        ("/decisions/planning/enforcement/15-010-742/", "/decisions/15-010-742/"),
    ],
)
def test_printed_addresses_lead_to_their_pages(printed: str, now: str) -> None:
    """What a letter of 2018 or 2020 names is found, with and without a stroke at its end."""
    assert moved_to(printed) == now


def test_a_former_name_leads_to_the_council() -> None:
    """Letters keep the name that a council had when they were written."""
    old = "/your-councils-performance/shepway-district-council/statistics"

    assert moved_to(old) == "/councils/folkestone-and-hythe/"


def test_a_whole_name_with_signs_is_known() -> None:
    """The old site spelled names without signs."""
    old = "/your-councils-performance/bournemouth-christchurch-and-poole-council/statistics"

    assert moved_to(old) == "/councils/bournemouth-christchurch-and-poole/"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/councils/luton/",
        "/your-councils-performances",
        "/your-councils-performance//evil.example/statistics",
        "/your-councils-performance/../statistics",
        "/your-councils-performance/https:%2f%2fevil.example",
        "/your-councils-performance/evil.example/statistics",
        "/your-councils-performance/luton\n/statistics",
        "/your-councils-performance/luton/statistics\n",
        "/your-councils-performance/Lut\u0430n/statistics",
        "/your-councils-performance/luton/statistics/2020",
        "/decisions/planning/15-010-742",
        "/decisions/planning/enforcement/15-010-7423",
        "/decisions/planning/enforcement/evil.example",
        f"/your-councils-performance/{'a' * 81}/statistics",
    ],
)
def test_nothing_else_is_redirected(path: str) -> None:
    """Only plain names of councils are taken over, so nobody is led off the site."""
    assert moved_to(path) is None
