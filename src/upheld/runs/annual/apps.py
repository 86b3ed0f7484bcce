"""Django's entry for the year's desk."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """The year's desk: plans, clearances, letters."""

    name = "upheld.runs.annual"
    label = "annual"
