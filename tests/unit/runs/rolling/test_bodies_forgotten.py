"""Lines of the feed that named the body of a resource name it no more after an update."""

from importlib import import_module

import pytest
from django.apps import apps

from upheld.runs.changes.models import ShownFact

MIGRATION = "upheld.runs.changes.migrations.0002_resources_without_bodies"


@pytest.mark.django_db
def test_what_is_shown_of_a_resource_loses_its_body() -> None:
    """So its next words are altered, not another resource; reports keep their bodies."""
    for kind in ("resource", "report"):
        ShownFact.objects.create(kind=kind, fact="a", body="leeds", stamp="x", address="/a/")
    import_module(MIGRATION).forget_bodies(apps, None)
    assert set(ShownFact.objects.values_list("kind", "body")) == {
        ("resource", ""), ("report", "leeds"),
    }  # fmt: skip
