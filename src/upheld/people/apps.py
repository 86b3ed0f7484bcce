"""Django's entry for people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "upheld.people"
    label = "people"
