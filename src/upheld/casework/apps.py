"""Django's entry for casework."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Casework."""

    name = "upheld.casework"
    label = "casework"
