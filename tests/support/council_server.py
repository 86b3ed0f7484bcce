"""The public forms as a process of their own, with a register and no casework."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from support import ports, program
from support.serving import serving

_DEMONSTRATION = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.register.actions.installation import settle_kind
settle_kind(demonstration=True, by="tests")
"""


@contextmanager
def serving_forms(
    data: Path, *, port: int = ports.COUNCIL,
    application: str = "upheld.config.council_wsgi:application",
    told: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:  # fmt: skip
    """Address of the forms, on plain http as `upheld serve` serves a demonstration."""
    program.run_python(_DEMONSTRATION, data=data)
    with serving(application, port, data, {"UPHELD_COUNCIL_INSECURE": "1", **told}) as address:
        yield address
