"""Django settings of the casework process, and the list of everything that can be set.

Each setting is an environment variable. `upheld settings` prints `UPHELD_SETTINGS`.
"""

import os
import re
from pathlib import Path

import dj_database_url
from dj_database_url import DBConfig

from upheld.config.mail_server import smtp_server
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
    "UPHELD_SMTP": ("", "mail server for letters (smtp+starttls://user@host:587); empty: a folder"),
    "UPHELD_SMTP_PASSWORD": ("", "password of the user that UPHELD_SMTP names"),
    "UPHELD_SMTP_RATE": ("60", "letters sent to the mail server in a minute, at most"),
    "UPHELD_SITE_ADDRESS": ("", "the public site, for links in letters and packs; empty: no links"),
    "UPHELD_STAFF_ADDRESS": ("http://127.0.0.1:8001", "where the staff site is, for links in mail"),
    "UPHELD_STAFF_HOSTS": ("localhost,127.0.0.1", "names under which the staff site answers"),
    "UPHELD_STAFF_INSECURE": ("", "1: the staff site on plain http, on this machine alone"),
    "UPHELD_COUNCIL_ADDRESS": ("http://127.0.0.1:8002", "where the public forms are, for links"),
    "UPHELD_FORMS_SERVED": ("", "where `serve` serves the forms, as it says to its own processes"),
    "UPHELD_COUNCIL_HOSTS": ("localhost,127.0.0.1", "names under which the public forms answer"),
    "UPHELD_COUNCIL_DATABASE_URL": ("", "the same PostgreSQL, as a role that may add alone"),
    "UPHELD_COUNCIL_INSECURE": ("", "1: the public forms on plain http, on this machine alone"),
    "UPHELD_COUNCIL_SECRET_KEY": ("", "what forms are sealed with; empty: kept in the data folder"),
    "UPHELD_BACKUP_KEY": ("", "public key (age1... or ssh) that backups are made for"),
    "UPHELD_DELETIONS": ("", "file outside the data folder in which deletions are listed at once"),
    "UPHELD_LARGEST_DOCUMENT": ("25", "megabytes that a document of a case may have"),
    "UPHELD_SCANNER": ("", "ClamAV's daemon: socket path, host:port, or none for no scanner"),
    "UPHELD_SECRET_KEY": ("", "what sessions are signed with; empty: kept in the data folder"),
}  # fmt: skip


def _value(name: str) -> str:
    return os.environ.get(name) or UPHELD_SETTINGS[name][0]


def _count(name: str) -> int:
    text = _value(name)
    if not text.isdecimal() or int(text) < 1:
        raise Refused(f"{name} is {text!r}; set it to a whole number of at least 1")
    return int(text)


def _site(address: str) -> str:
    if address and not re.fullmatch(r"https?://[^\s()]+", address):
        raise Refused(f"UPHELD_SITE_ADDRESS is {address!r}; write https://site.example, or nothing")
    return address


def _database(url: str) -> DBConfig:
    try:
        return dj_database_url.parse(url)
    except (ValueError, KeyError):
        # The text may hold a password: it is not repeated.
        raise Refused("DATABASE_URL cannot be read; write postgresql://user@host/name") from None


def _scanner(said: str) -> str:
    _, colon, port = said.rpartition(":")
    if said in {"", "none"} or said.startswith("/") or (colon and port.isdecimal()):
        return said
    raise Refused(f"UPHELD_SCANNER is {said!r}; set it to a socket's path, host:port, or none")


UPHELD_DATA = Path(_value("UPHELD_DATA")).absolute()
UPHELD_PUBLIC = Path(_value("UPHELD_PUBLIC") or UPHELD_DATA / "public").absolute()
UPHELD_TRUSTS_PROXY = _value("UPHELD_TRUST_PROXY") == "1"
UPHELD_BOUNDARIES = _value("UPHELD_BOUNDARIES")
UPHELD_WORKERS = _count("UPHELD_WORKERS")
UPHELD_MAIL_DOMAIN = _value("UPHELD_MAIL_DOMAIN")
UPHELD_MAIL_FROM = _value("UPHELD_MAIL_FROM")
UPHELD_SMTP = smtp_server(_value("UPHELD_SMTP"), _value("UPHELD_SMTP_PASSWORD"))
UPHELD_SMTP_RATE = _count("UPHELD_SMTP_RATE")
UPHELD_BACKUP_KEY = _value("UPHELD_BACKUP_KEY")
UPHELD_DELETIONS = (
    Path(_value("UPHELD_DELETIONS")).absolute() if _value("UPHELD_DELETIONS") else None
)
UPHELD_LARGEST_DOCUMENT = _count("UPHELD_LARGEST_DOCUMENT")
UPHELD_SCANNER = _scanner(_value("UPHELD_SCANNER").removeprefix("unix:"))
UPHELD_SITE_ADDRESS = _site(_value("UPHELD_SITE_ADDRESS").rstrip("/"))
UPHELD_STAFF_ADDRESS = _value("UPHELD_STAFF_ADDRESS").rstrip("/")
UPHELD_COUNCIL_ADDRESS = _value("UPHELD_COUNCIL_ADDRESS").rstrip("/")
# Mails lead to the forms that `serve` serves where nobody says where the forms are. Pages of the
# public never do: they are the same whoever makes them, on whatever port forms are served.
UPHELD_FORMS_SERVED = (
    os.environ.get("UPHELD_COUNCIL_ADDRESS")
    or _value("UPHELD_FORMS_SERVED")
    or UPHELD_COUNCIL_ADDRESS
).rstrip("/")
UPHELD_COUNCIL_HOSTS = [name.strip() for name in _value("UPHELD_COUNCIL_HOSTS").split(",")]
UPHELD_STAFF_HOSTS = [name.strip() for name in _value("UPHELD_STAFF_HOSTS").split(",")]

# Commands run as a local user and serve nobody: this key signs nothing. `config.staff` has its own.
SECRET_KEY = "casework-commands-sign-nothing"  # noqa: S105 - see above

# The staff site's apps stand here too: whichever process migrates makes every table.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "upheld.register",
    "upheld.mailing",
    "upheld.casework",
    "upheld.outreach",
    "upheld.people",
    "upheld.runs.annual",
    "upheld.runs.outbox",
    "upheld.runs.history",
    "upheld.runs.changes",
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
AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Nobody signs in to a command: what guards signing in is put in place by `config.staff`.
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W003"]
AXES_VERBOSE = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
