"""No line of the feed names the body of a resource, which may be named no more."""

from typing import Any

from django.db import migrations


def forget_bodies(apps: Any, schema_editor: Any) -> None:
    """Lines keep their numbers; what is shown is told as altered, not as another resource."""
    for name in ("Change", "ShownFact"):
        apps.get_model("changes", name).objects.filter(kind="resource").update(body="")


class Migration(migrations.Migration):

    dependencies = [("changes", "0001_initial")]

    operations = [migrations.RunPython(forget_bodies, migrations.RunPython.noop)]
