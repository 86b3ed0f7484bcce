"""Django settings of the council process: forms of the public, and nobody signs in.

It knows the register, casework and training, no people, no session and no secret of the staff
site; its database connections are held to `web.council.database.rights`.

`granian --interface wsgi upheld.config.council_wsgi:application`
"""

import os

from upheld.config.settings import (
    DATABASES,
    DEFAULT_AUTO_FIELD,
    LANGUAGE_CODE,
    TIME_ZONE,
    UPHELD_COUNCIL_HOSTS,
    UPHELD_DATA,
    UPHELD_LARGEST_DOCUMENT,
    UPHELD_PUBLIC,
    UPHELD_TRUSTS_PROXY,
    USE_TZ,
)
from upheld.domain.errors import Refused
from upheld.toolbox import secret

__all__ = [
    "DATABASES", "DEFAULT_AUTO_FIELD", "LANGUAGE_CODE", "TIME_ZONE", "UPHELD_DATA",
    "UPHELD_LARGEST_DOCUMENT", "UPHELD_PUBLIC", "UPHELD_TRUSTS_PROXY", "USE_TZ",
]  # fmt: skip

# Plain http is for demonstrations on one machine; `upheld serve` says so for those, nobody else.
INSECURE = os.environ.get("UPHELD_COUNCIL_INSECURE", "") == "1"

try:
    SECRET_KEY = os.environ.get("UPHELD_COUNCIL_SECRET_KEY") or secret.kept_in(
        UPHELD_DATA / "council-secret-key"
    )
except secret.Exposed as exposed:
    raise Refused(str(exposed)) from None

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES = {"default": {**DATABASES["default"], "ENGINE": "upheld.web.council.database"}}

INSTALLED_APPS = ["upheld.register", "upheld.casework", "upheld.outreach"]
DEBUG = False
ALLOWED_HOSTS = UPHELD_COUNCIL_HOSTS
ROOT_URLCONF = "upheld.web.council.urls"
WSGI_APPLICATION = "upheld.config.council_wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "upheld.web.headers.Headers",
    "upheld.web.faults.Faults",
    "upheld.web.council.sizes.Sizes",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# The one cookie there is says nothing about anybody: it shows that a form came from our page.
CSRF_COOKIE_NAME = f"{'' if INSECURE else '__Host-'}upheld-form"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not INSECURE
CSRF_FAILURE_VIEW = "upheld.web.council.refusals.forged"

SECURE_SSL_REDIRECT = not INSECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if INSECURE else 31_536_000
if UPHELD_TRUSTS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# With "no-referrer" browsers send forms with `Origin: null`, which the check of forgery refuses.
SECURE_REFERRER_POLICY = "same-origin"
# Two texts of 10,000 characters, each up to four bytes and written as %XX, and what was sealed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# Nothing of what is asked or sent is logged. Faults are, without their values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "upheld": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
