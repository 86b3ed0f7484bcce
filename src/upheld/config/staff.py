"""Django settings of the staff process: those of casework, and what guards signing in.

`granian --interface wsgi upheld.config.staff_wsgi:application`
"""

import os
from datetime import timedelta

from upheld.config.settings import *  # noqa: F403 - all of them, then more
from upheld.config.settings import UPHELD_DATA, UPHELD_STAFF_HOSTS, UPHELD_TRUSTS_PROXY
from upheld.domain.errors import Refused
from upheld.toolbox import secret

# Plain http is for demonstrations on one machine; `upheld serve` says so for those, nobody else.
INSECURE = os.environ.get("UPHELD_STAFF_INSECURE", "") == "1"

try:
    SECRET_KEY = os.environ.get("UPHELD_SECRET_KEY") or secret.kept_in(UPHELD_DATA / "secret-key")
except secret.Exposed as exposed:
    raise Refused(str(exposed)) from None

DEBUG = False
ALLOWED_HOSTS = UPHELD_STAFF_HOSTS
ROOT_URLCONF = "upheld.web.staff.urls"
WSGI_APPLICATION = "upheld.config.staff_wsgi.application"
# A guarded view is behind all of these. The guard refuses a view that declares no deed.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "upheld.web.headers.Headers",
    "upheld.web.staff.origin.Origin",
    "upheld.web.faults.Faults",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "upheld.web.staff.sizes.Sizes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "upheld.web.staff.session_end.SessionEnd",
    "upheld.web.staff.guard.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "/sign-in/"
PASSWORD_RESET_TIMEOUT = 3600

# Sessions lie in the database; the cookie holds their key alone. `session_end` ends them sooner.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE
# A browser takes a cookie of this prefix from this host alone, over https alone.
_PREFIX = "" if INSECURE else "__Host-"
SESSION_COOKIE_NAME = f"{_PREFIX}upheld-session"
CSRF_COOKIE_NAME = f"{_PREFIX}upheld-csrf"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "upheld.web.staff.refusals.forged"

SECURE_SSL_REDIRECT = not INSECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if INSECURE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not INSECURE
if UPHELD_TRUSTS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# With "no-referrer" browsers send forms with `Origin: null`, which the check of forgery refuses.
SECURE_REFERRER_POLICY = "same-origin"
# To be preloaded is a decision about a whole domain, which belongs to whoever owns it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

AXES_HANDLER = "upheld.people.lockout.Lockout"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "upheld.people.lockout.name_kept"
AXES_CLIENT_IP_CALLABLE = "upheld.web.staff.asking.address_of"
AXES_LOCKOUT_CALLABLE = "upheld.web.staff.refusals.locked_out"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# Guessing on does not keep the person out for longer: the time runs from the last try that counted.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "email", "code", "next", "csrfmiddlewaretoken"]

# Requests are not logged: addresses hold secrets of invitations. Faults are, without their values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "upheld": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
