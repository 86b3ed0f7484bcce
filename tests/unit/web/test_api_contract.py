"""The description of the API: valid, committed, and changed only as its version allows."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from support.public_process import Process
from upheld.web.public.api.contract import compare, main, written
from upheld.web.public.api.description import description

ROOT = Path(__file__).parents[3]
COMMITTED = ROOT / "docs" / "api" / "openapi.json"
Change = Callable[[dict[str, Any]], Any]


def test_the_description_is_openapi(api: Process) -> None:
    """OpenAPI 3.1 by its validator; served as it is written here."""
    served = api.client.get("/api/v1/openapi.json").json
    assert served == description(demonstration=True)
    assert "demonstration" in served["info"]["description"]
    validate(served)


def test_the_contract_is_the_committed_one() -> None:
    """Whoever changes the API moves its version, says so in the changelog and writes it anew."""
    before, now = json.loads(COMMITTED.read_text()), json.loads(written())
    versions = before["info"]["version"], now["info"]["version"]
    assert compare(before, now).faults(*versions) == []
    assert written() == COMMITTED.read_text(), (
        "run python -m upheld.web.public.api.contract docs/api/openapi.json"
    )
    assert f"API {versions[1]}" in (ROOT / "CHANGELOG.md").read_text()


def operation(whole: dict[str, Any], path: str) -> Any:
    """What a path answers to GET."""
    return whole["paths"][path]["get"]


def parameter(whole: dict[str, Any], path: str, name: str) -> Any:
    """A parameter of a path by its name."""
    return next(each for each in operation(whole, path)["parameters"] if each["name"] == name)


def schema(whole: dict[str, Any], name: str) -> Any:
    """A named schema."""
    return whole["components"]["schemas"][name]


BREAKING: dict[str, Change] = {
    "a path": lambda w: w["paths"].pop("/years"),
    "a parameter": lambda w: operation(w, "/bodies")["parameters"].pop(0),
    "a member": lambda w: schema(w, "Body")["properties"].pop("name"),
    "a member of a member": lambda w: schema(w, "ReportDay")["properties"].pop("due"),
    "a type": lambda w: schema(w, "Count")["properties"]["count"].update(type="string"),
    "null": lambda w: schema(w, "Body")["properties"]["name"].update(type=["string", "null"]),
    "a promise": lambda w: schema(w, "Body")["required"].remove("name"),
    "a value": lambda w: operation(w, "/bodies")["parameters"][0]["schema"]["enum"].pop(),
    "a value in answers": lambda w: schema(w, "Body")["properties"]["type"]["enum"].pop(),
    "a name": lambda w: operation(w, "/bodies").update(operationId="councils"),
    "a media type": lambda w: operation(w, "/bodies")["responses"]["200"]["content"].clear(),
    "a default": lambda w: parameter(w, "/bodies", "size")["schema"].update(default=20),
    "a default taken away": lambda w: parameter(w, "/bodies", "size")["schema"].pop("default"),
    "a limit": lambda w: operation(w, "/years/{year}")["parameters"][0]["schema"].update(
        maximum=2020
    ),
    "a choice of a pattern": lambda w: parameter(w, "/bulk/{name}", "name")["schema"].update(
        pattern=r"^(decisions|decisions-[0-9]{4}|reports)\.jsonl\.gz$"
    ),
    "a pattern": lambda w: parameter(w, "/bodies", "region")["schema"].update(pattern="^[a-z]+$"),
    "a need": lambda w: operation(w, "/bodies")["parameters"][0].update(required=True),
    "a new need": lambda w: operation(w, "/bodies")["parameters"].append(
        {"name": "key", "in": "query", "required": True, "schema": {"type": "string"}}
    ),
}
ADDING: dict[str, Change] = {
    "a path": lambda w: w["paths"].update({"/years/all": w["paths"]["/years"]}),
    "a parameter": lambda w: operation(w, "/years").update(
        parameters=[{"name": "q", "in": "query", "required": False, "schema": {"type": "string"}}]
    ),
    "a member": lambda w: schema(w, "Body")["properties"].update(new={"type": "string"}),
    "a value": lambda w: operation(w, "/bodies")["parameters"][0]["schema"]["enum"].append("x"),
    "a value in answers": lambda w: schema(w, "Body")["properties"]["type"]["enum"].append("x"),
    "a choice of a pattern": lambda w: parameter(w, "/bulk/{name}", "name")["schema"].update(
        pattern=r"^(decisions|decisions-[0-9]{4}|improvements|reports|resources|x)\.jsonl\.gz$"
    ),
    "never null": lambda w: schema(w, "Body")["properties"]["start"].update(type="string"),
}


@pytest.mark.parametrize("change", BREAKING.values(), ids=BREAKING)
def test_what_breaks_needs_another_address(change: Change) -> None:
    """Taking away or changing what programs rely on is allowed to a new first number alone."""
    before = description(demonstration=False)
    now = copy.deepcopy(before)
    change(now)
    difference = compare(before, now)
    assert difference.breaking
    assert difference.faults("1.0", "1.1")
    assert difference.faults("1.0", "2.0") == []


@pytest.mark.parametrize("change", ADDING.values(), ids=ADDING)
def test_what_is_added_needs_another_version(change: Change) -> None:
    """Adding breaks nothing, and moves the second number."""
    before = description(demonstration=False)
    now = copy.deepcopy(before)
    change(now)
    difference = compare(before, now)
    assert difference.breaking == ()
    assert difference.faults("1.0", "1.0")
    assert difference.faults("1.0", "1.1") == []


def test_words_may_change(tmp_path: Path) -> None:
    """Better explanations need no version; what breaks is not written over."""
    before = description(demonstration=False)
    now = copy.deepcopy(before)
    operation(now, "/bodies")["description"] = "Other words."
    assert compare(before, now).faults("1.0", "1.0") == []
    place = tmp_path / "openapi.json"
    before["paths"]["/gone"] = before["paths"]["/years"]
    place.write_text(json.dumps(before))
    assert main([str(place)]) == 1
    assert "/gone" in place.read_text()
