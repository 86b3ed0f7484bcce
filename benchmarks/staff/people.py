"""The people at work, and what the database says at the end: `python -m benchmarks.staff.people`.

One person for each role, as a demonstration has them, and seven more who write much.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

import django

from benchmarks.apart import SETTINGS
from upheld.domain.roles import Role

MORE = (*[Role.ADMINISTRATOR] * 3, *[Role.CASEWORK_MANAGER] * 4)
# Of people who exist in a folder of the benchmark alone.
PASSWORD, KEY = "a password for loads", "00" * 20
MAKE, TELL = "make", "tell"


class Worker(NamedTuple):
    """Somebody who signs in and works."""

    number: int
    role: Role
    email: str
    demonstration: bool


def workers() -> list[Worker]:
    """All twenty."""
    first = [
        Worker(at, role, f"{role.replace('_', '-')}@demonstration.invalid", demonstration=True)
        for at, role in enumerate(Role, 1)
    ]
    more = [
        Worker(at, role, f"worker{at}@example.org", demonstration=False)
        for at, role in enumerate(MORE, len(first) + 1)
    ]
    return first + more


def make_people(environment: Mapping[str, str]) -> None:
    """Tables, register and all twenty, in the data folder of an environment."""
    _run(MAKE, environment)


def told_by_database(environment: Mapping[str, str]) -> dict[str, Any]:
    """Every invitation and block, once the audit chain was found whole."""
    answer: dict[str, Any] = json.loads(_run(TELL, environment))
    return answer


def _run(what: str, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "-m", __name__, what]
    told = os.environ | environment
    done = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - this module
    return done.stdout


def _make() -> None:
    from upheld.people import second_factor  # noqa: PLC0415 - models need Django set up
    from upheld.people.actions import demonstration, invitations  # noqa: PLC0415 - the same
    from upheld.register.actions.installation import settle_kind  # noqa: PLC0415 - the same
    from upheld.runs.session import working  # noqa: PLC0415 - the same

    with working("benchmark"):
        settle_kind(demonstration=True, by="benchmark")
        demonstration.make_people(by="benchmark")
        for each in workers():
            if each.demonstration:
                continue
            path = invitations.invite(
                email=each.email, role=each.role, why="works here", by="benchmark"
            )
            invitations.accept(
                token=path.split("/")[2], name=each.email.partition("@")[0], password=PASSWORD,
                key=KEY, code=second_factor.current_code(KEY), by="benchmark",
            )  # fmt: skip


def _tell() -> dict[str, Any]:
    from upheld.people.models import ConflictBlock, Invitation  # noqa: PLC0415 - see above
    from upheld.runs.audit_check import verify_audit  # noqa: PLC0415 - the same

    withdrawn = Invitation.objects.filter(withdrawn_at__isnull=False)
    lifted = ConflictBlock.objects.filter(lifted_at__isnull=False)
    return {
        "events": verify_audit(),
        "invited": list(Invitation.objects.values_list("email", flat=True)),
        "withdrawn": list(withdrawn.values_list("pk", flat=True)),
        "blocked": list(ConflictBlock.objects.values_list("person", "authority")),
        "lifted": list(lifted.values_list("pk", flat=True)),
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    if sys.argv[1] == MAKE:
        _make()
    else:
        sys.stdout.write(json.dumps(_tell()))
