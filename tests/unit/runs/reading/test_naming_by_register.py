"""What printed names mean: on the reporting year's last day, by the register's dates."""

import pytest

from upheld.runs.reading.naming import register_naming

pytestmark = pytest.mark.usefixtures("loaded_register")


@pytest.mark.parametrize(
    ("printed", "year", "slug", "kind"),
    [
        ("Luton Borough Council", 2020, "luton", "unitary"),
        ("London Borough of Newham", 2019, "newham", "london"),
        ("Cumbria County Council", 2023, "cumbria", "county"),
        # It ended on 31 March 2023 and keeps its letters, without similar authorities.
        ("Cumbria County Council", 2024, "cumbria", None),
    ],
)
def test_a_name_means_a_body_of_its_year(
    printed: str, year: int, slug: str, kind: str | None
) -> None:
    """The type is that of the year's last day; none where the body had ended."""
    named = register_naming().named(printed, year=year)
    assert (named.slug, named.kind, named.doubt) == (slug, kind, "")


@pytest.mark.parametrize(("printed", "near"), [("Lutton Borough Council", "luton"), ("", "slug")])
def test_what_means_no_body_is_a_doubt(printed: str, near: str) -> None:
    """With the nearest ones, and no guess."""
    named = register_naming().named(printed, year=2020)
    assert named.slug is None
    assert near in named.doubt


def test_a_year_without_an_ombudsman_is_a_doubt() -> None:
    """A misread year stops nothing."""
    assert "reporting year" in register_naming().named("Luton Borough Council", year=1066).doubt
