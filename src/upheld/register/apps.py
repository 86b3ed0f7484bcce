"""Django's entry for the register."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Register."""

    name = "upheld.register"
    label = "register"
