"""Django's entry for history."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Figures as published."""

    name = "upheld.runs.history"
    label = "history"
