"""Django's entry for the feed of changes."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """What changed in public."""

    name = "upheld.runs.changes"
    label = "changes"
