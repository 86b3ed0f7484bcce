"""Whatever is sent to the API, its answers are those that its description promises."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.config._checks import NegativeDataRejectionConfig

from support.public_process import Process
from upheld.web.public.api.description import description

# What is well formed and yet not there (404), gone (410), or too long once it is encoded (414).
ACCEPTED = ("2xx", "304", "404", "410", "414")
REFUSED = ("400", "404", "405", "414")
CHECKS = ChecksConfig(
    positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=ACCEPTED),
    negative_data_rejection=NegativeDataRejectionConfig(expected_statuses=REFUSED),
)
CONFIG = SchemathesisConfig(
    seed=9, projects=ProjectsConfig(default=ProjectConfig(
        checks=CHECKS, generation=GenerationConfig(deterministic=True),
    )),
)  # fmt: skip


def described() -> Any:
    """The description without cursors, for no generator could make one."""
    whole = description(demonstration=True)
    for methods in whole["paths"].values():
        methods["get"]["parameters"] = [
            each for each in methods["get"].get("parameters", ()) if each["name"] != "cursor"
        ]
    return schemathesis.openapi.from_dict(whole, config=CONFIG)


SCHEMA = described()


@pytest.mark.slow
@SCHEMA.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_generated_requests_are_answered_as_described(case: Any, api: Process) -> None:
    """Schemathesis finds no fault: status, type, headers and shape of every answer."""
    # What is compressed it does not read.
    case.call_and_validate(app=api.client.application, headers={"Accept-Encoding": "identity"})
