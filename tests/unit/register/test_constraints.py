from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from upheld.register.models import (
    Authority,
    AuthorityName,
    Contact,
    Edition,
    Installation,
    Population,
    SeriesBreak,
    Succession,
)
from upheld.toolbox import clock

FIRST, SECOND = date(2020, 4, 1), date(2021, 3, 31)
A = {"authority_id": "a"}
MODELS = tuple(apps.get_app_config("register").get_models())
BACKWARDS = {"start": SECOND, "end": FIRST}


@pytest.fixture
def body(request: pytest.FixtureRequest) -> Authority:
    """One body, and nothing else."""
    request.getfixturevalue("db")
    return Authority.objects.create(slug="a", short_name="A", type="county")


def contact(**values: Any) -> Contact:
    """A contact of the body that may be saved, but for what is given."""
    return Contact(**A, **({"role": "leader", "name": "N", "recorded_by": "tests"} | values))


def population(**values: Any) -> Population:
    """A population of the body that may be saved, but for what is given."""
    given = {"year": 2020, "count": 1, "status": "published", "source": "s"}
    return Population(**A, **(given | values))


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("authority_type_known", lambda: Authority(slug="b", short_name="B", type="parish")),
        (
            "authority_ends_after_start",
            lambda: Authority(slug="b", short_name="B", type="county", **BACKWARDS),
        ),
        (
            "authority_name_ends_after_start",
            lambda: AuthorityName(**A, name="Other", source="s", **BACKWARDS),
        ),
        ("contact_ends_after_start", lambda: contact(**BACKWARDS)),
        ("contact_role", lambda: contact(role="mayor")),
        ("population_of_someone", lambda: population(count=0)),
        ("population_status", lambda: population(status="guessed")),
        ("succession_of_another", lambda: Succession(**A, successor_id="a")),
        (
            "edition_only",
            lambda: Edition(id=2, fingerprint="f", loaded_at=clock.now(), loaded_by="tests"),
        ),
        (
            "installation_kind",
            lambda: Installation(kind="trial", decided_at=clock.now(), decided_by="tests"),
        ),
    ],
)
@pytest.mark.usefixtures("body")
def test_a_wrong_state_is_refused(constraint: str, make: Callable[[], models.Model]) -> None:
    """The database itself refuses what no action would write."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make().save()


@pytest.mark.parametrize(
    "make",
    [
        lambda: AuthorityName(**A, name="A", start=FIRST, end=SECOND, source="s"),
        lambda: AuthorityName(**A, name="A again", source="s"),
        lambda: contact(start=FIRST),
        lambda: contact(start=None),
        population,
        lambda: SeriesBreak(from_year=2020, measure="upheld", why="w", source="s"),
    ],
)
@pytest.mark.usefixtures("body")
def test_the_same_twice_is_refused(make: Callable[[], models.Model]) -> None:
    """One last name, one contact, one population and one break; a second is refused."""
    make().save()
    second = make()
    if isinstance(second, AuthorityName) and second.end is None:
        second.name = "Another last name"
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


@pytest.mark.usefixtures("body")
def test_a_one_day_body_is_possible() -> None:
    """First and last day may be the same."""
    Authority.objects.create(slug="b", short_name="B", type="county", start=FIRST, end=FIRST)
    assert Authority.objects.get(pk="b").end == FIRST


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_classified_once(model: Any) -> None:
    """Each field of the register is personal, restricted or publishable, and only one of them."""
    classes = model.Classes
    named = [*classes.personal, *classes.restricted, *classes.publishable]
    fields = model._meta.fields  # noqa: SLF001 - Django documents it under this name
    assert sorted(named) == sorted(field.name for field in fields)


def test_what_is_personal() -> None:
    """Only who a contact is, how to greet and how to reach them is personal."""
    personal = {f"{model.__name__}.{name}" for model in MODELS for name in model.Classes.personal}
    assert personal == {"Contact.name", "Contact.salutation", "Contact.email"}
