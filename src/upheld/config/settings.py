"""Django settings of the casework process, and the list of everything that can be set.

Each setting is an environment variable. `upheld settings` prints `UPHELD_SETTINGS`.
"""

import os
from pathlib import Path

import dj_database_url
from dj_database_url import DBConfig

from upheld.domain.errors import Refused

UPHELD_SETTINGS = {
    "UPHELD_DATA": ("./var", "folder under which everything the program writes is kept"),
    "DATABASE_URL": ("", "PostgreSQL for casework (postgresql://user@host/name); empty: SQLite"),
    "UPHELD_PUBLIC": ("", "folder of the public store; empty: public in the data folder"),
    "UPHELD_TRUST_PROXY": ("", "1: a proxy in front says by X-Forwarded-Proto how a reader came"),
    "UPHELD_BOUNDARIES": ("", "TopoJSON or GeoJSON of council boundaries, for the map"),
    "UPHELD_WORKERS": ("2", "letters rendered, or years tried, at a time"),
    "UPHELD_MAIL_DOMAIN": ("upheld.invalid", "right-hand side of the Message-ID of letters sent"),
    "UPHELD_MAIL_FROM": ("letters@upheld.invalid", "address that letters are sent from"),
}  # fmt: skip


def _value(name: str) -> str:
    return os.environ.get(name) or UPHELD_SETTINGS[name][0]


def _count(name: str) -> int:
    text = _value(name)
    if not text.isdecimal() or int(text) < 1:
        raise Refused(f"{name} is {text!r}; set it to a whole number of at least 1")
    return int(text)


def _database(url: str) -> DBConfig:
    try:
        return dj_database_url.parse(url)
    except (ValueError, KeyError):
        # The text may hold a password: it is not repeated.
        raise Refused("DATABASE_URL cannot be read; write postgresql://user@host/name") from None


UPHELD_DATA = Path(_value("UPHELD_DATA")).absolute()
UPHELD_PUBLIC = Path(_value("UPHELD_PUBLIC") or UPHELD_DATA / "public").absolute()
UPHELD_BOUNDARIES = _value("UPHELD_BOUNDARIES")
UPHELD_WORKERS = _count("UPHELD_WORKERS")
UPHELD_MAIL_DOMAIN = _value("UPHELD_MAIL_DOMAIN")
UPHELD_MAIL_FROM = _value("UPHELD_MAIL_FROM")

# Casework commands run as a local user and serve nobody: the key signs nothing yet.
SECRET_KEY = "casework-commands-sign-nothing"  # noqa: S105 - see above

INSTALLED_APPS = [
    "upheld.register",
    "upheld.casework",
    "upheld.outreach",
    "upheld.runs.annual",
    "upheld.runs.outbox",
]

DATABASES = {
    "default": _database(_value("DATABASE_URL"))
    if _value("DATABASE_URL")
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": UPHELD_DATA / "casework.sqlite3",
        "OPTIONS": {
            # A writer takes its lock at once, so two runs queue instead of failing midway.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
