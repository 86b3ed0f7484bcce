"""How often somebody may be wrong before nobody may try for a while."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.db.models import Sum
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from upheld.people.models.person import normal

# An office of many people comes from one address: it may be wrong this much more often than one
# person, and still nobody can try one password on everybody.
ADDRESS_FACTOR = 10


class Lockout(AxesDatabaseHandler):  # type: ignore[misc] # axes has no types
    """Counts failures by person and, more patiently, by address."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """The larger of the two counts, that of the address on its own scale."""
        by_name, by_address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return int(max(by_name, by_address // ADDRESS_FACTOR))

    def reset_user_attempts(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """Forget the person's failures; those of the address stay, whoever signs in from there."""
        by_name, _ = self.filter_user_attempts(request, credentials)
        return int(by_name.delete()[0])


def name_kept(_request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """What is kept of a name that was tried: enough to count, not to read.

    People type passwords into the wrong field; and who has no account is nobody's business.
    """
    said = normal(str((credentials or {}).get("username", "")))
    return salted_hmac("upheld.lockout", said, algorithm="sha256").hexdigest()


def may_try(request: HttpRequest, email: str) -> bool:
    """Whether this person and this address may still try to sign in."""
    return bool(AxesProxyHandler.is_allowed(request, {"username": email}))


def count_failure(request: HttpRequest, email: str) -> None:
    """Count a wrong second factor like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": email}, request=request)


def is_locked_out(request: HttpRequest) -> bool:
    """Whether this very try was the last one for a while."""
    return bool(getattr(request, "axes_locked_out", False))
