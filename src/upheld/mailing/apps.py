"""Django's entry for mails to single people."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """Mails to single people."""

    name = "upheld.mailing"
    label = "mailing"
