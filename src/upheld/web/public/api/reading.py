"""A request read by the records of its resource: each value as its schema says, or a problem."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from upheld.web.public.api.problems import Problem
from upheld.web.public.api.resource import Parameter, Resource
from upheld.web.public.asking import Asked

_PLAIN = re.compile(r"[A-Za-z0-9_]{1,40}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")


def sent_by(asked: Asked, resource: Resource) -> dict[str, str]:
    """The parameters of the query by name; a problem where one is strange, or given twice."""
    known = [each.name for each in resource.asked if not resource.is_in_path(each)]
    sent: dict[str, str] = {}
    for name, value in asked.pairs:
        if name not in known:
            raise _unknown(name, known)
        if name in sent:
            raise Problem("repeated-parameter", f"Give {name} once.", {"parameter": name})
        sent[name] = value
    return sent


def _unknown(name: str, known: list[str]) -> Problem:
    # A plain name is said again, so that a slip is seen; nothing else that was sent ever is.
    told = f"{name} is no parameter of this address. " if _PLAIN.fullmatch(name) else ""
    listed = ", ".join(known) if known else "none"
    return Problem("unknown-parameter", f"{told}Known here: {listed}.", {"known": known})


def values_of(parameters: Sequence[Parameter], sent: Mapping[str, str]) -> dict[str, Any]:
    """Every parameter by name, those not given by their default."""
    return {each.name: _value(each, sent) for each in parameters}


def _value(parameter: Parameter, sent: Mapping[str, str]) -> Any:
    if parameter.name in sent:
        return _read(parameter, sent[parameter.name])
    if parameter.required:
        name = parameter.name
        raise Problem("missing-parameter", f"{name} is needed.", {"parameter": name})
    return parameter.default


def _read(parameter: Parameter, value: str) -> str | int | date:
    schema = parameter.schema
    if "enum" in schema:
        return _one_of(parameter, value)
    if schema["type"] == "integer":
        return _number(parameter, value)
    if schema.get("format") == "date":
        return _day(parameter, value)
    longest = schema.get("maxLength", len(value))
    if not schema.get("minLength", 1) <= len(value) <= longest:
        raise _wrong(parameter, f"it has 1 to {longest} characters")
    if "pattern" in schema and not re.search(schema["pattern"], value, re.ASCII):
        raise _wrong(parameter, f"it must match {schema['pattern']}")
    return value


def _one_of(parameter: Parameter, value: str) -> str:
    values = parameter.schema["enum"]
    if value not in values:
        raise _wrong(parameter, f"it is one of {', '.join(values)}", {"known": values})
    return value


def _number(parameter: Parameter, value: str) -> int:
    least, most = parameter.schema.get("minimum", 0), parameter.schema.get("maximum", 10**9 - 1)
    if not _WHOLE.fullmatch(value) or not least <= int(value) <= most:
        raise _wrong(parameter, f"it is a whole number from {least} to {most}")
    return int(value)


def _day(parameter: Parameter, value: str) -> date:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    # Python knows other spellings too; this one alone is said in the description.
    if found is None or found.isoformat() != value:
        raise _wrong(parameter, "it is a day such as 2026-06-01")
    return found


def _wrong(parameter: Parameter, rule: str, more: Mapping[str, Any] | None = None) -> Problem:
    name = parameter.name
    return Problem("wrong-value", f"{name}: {rule}.", {"parameter": name, **(more or {})})
