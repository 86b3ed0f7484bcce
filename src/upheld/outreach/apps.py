"""Django's entry for outreach."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Outreach."""

    name = "upheld.outreach"
    label = "outreach"
