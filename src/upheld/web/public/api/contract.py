"""What the API promises, compared with what it promised before.

`python -m upheld.web.public.api.contract docs/api/openapi.json` writes the description anew; it
refuses where something changed and the version did not move as it must.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.web.public.api.description import description
from upheld.web.public.api.schemas import Json, Schema

# What may be sent is narrower where one of these grows, or shrinks.
_FLOORS, _CEILINGS = ("minimum", "minLength"), ("maximum", "maxLength")
# Who says nothing is answered by the default: another one is another answer.
_FIXED = ("type", "format", "default")
# A pattern that begins with its choices.
_CHOICES = re.compile(r"\^\((?P<choices>[^()]*)\)(?P<rest>[^|]*)")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How one description differs from an earlier one."""

    breaking: tuple[str, ...]
    """What programs relied on and is gone or other."""
    added: tuple[str, ...]

    def faults(self, before: str, now: str) -> list[str]:
        """What is wrong with going from one version to another for it."""
        (major, minor), (new_major, new_minor) = map(_numbers, (before, now))
        if new_major > major:
            return []
        if self.breaking:
            return [f"breaks what version {before} promised: {each}" for each in self.breaking]
        if self.added and new_minor <= minor:
            return [f"needs version {major}.{minor + 1}: {each}" for each in self.added]
        return []


def compare(before: Json, now: Json) -> Difference:
    """What broke and what was added; words may always change."""
    asked, given = _asked(before), _given(before)
    asked_now, given_now = _asked(now), _given(now)
    breaking = [f"{key} is gone" for key in (*asked, *given) if key not in {*asked_now, *given_now}]
    added = [f"{key} is new" for key in (*asked_now, *given_now) if key not in {*asked, *given}]
    for key in asked.keys() & asked_now.keys():
        narrower, wider = _narrower(asked[key], asked_now[key]), asked[key] != asked_now[key]
        breaking += [f"{key}: {each}" for each in narrower]
        added += [f"{key} takes more"] if wider and not narrower else []
    breaking += [
        f"{key} must be given now"
        for key, schema in asked_now.items()
        if key not in asked and schema["required"] and _path(key) in map(_path, asked | given)
    ]
    for key in given.keys() & given_now.keys():
        worse = _other(given[key], given_now[key])
        breaking += [f"{key}: {each}" for each in worse]
        added += [f"{key} says more"] if given[key] != given_now[key] and not worse else []
    return Difference(breaking=tuple(sorted(breaking)), added=tuple(sorted(added)))


def _path(key: str) -> str:
    return key.split(" ", maxsplit=1)[0]


def _narrower(before: Schema, now: Schema) -> list[str]:
    found = [f"{name} changed" for name in _FIXED if before.get(name) != now.get(name)]
    if not _takes_all(before.get("pattern"), now.get("pattern")):
        found.append("pattern changed")
    if now["required"] and not before["required"]:
        found.append("must be given now")
    if "enum" in now:
        lost = set(before.get("enum", ["any value"])) - set(now["enum"])
        found += [f"{value} is not taken any more" for value in sorted(lost)]
    found += [
        f"{name} grew" for name in _FLOORS if now.get(name, 0) > before.get(name, 0)
    ]  # fmt: skip
    endless = float("inf")
    found += [
        f"{name} shrank" for name in _CEILINGS if now.get(name, endless) < before.get(name, endless)
    ]
    return found


def _takes_all(before: str | None, now: str | None) -> bool:
    """Whether a pattern takes what an earlier one took, as far as can be told from its choices."""
    if before is None or now is None:
        return now is None
    was, is_now = _CHOICES.fullmatch(before), _CHOICES.fullmatch(now)
    if before == now or not (was and is_now):
        return before == now
    lost = set(was["choices"].split("|")) - set(is_now["choices"].split("|"))
    return not lost and was["rest"] == is_now["rest"]


def _other(before: Schema, now: Schema) -> list[str]:
    found = []
    # We promise that none is taken away: who waits for a value would wait for ever.
    lost = set(before.get("enum", ())) - set(now["enum"]) if "enum" in now else set()
    found += [f"{value} is not given any more" for value in sorted(lost)]
    if set(now["type"]) - set(before["type"]):
        found.append(f"was {'/'.join(before['type'])}, is {'/'.join(now['type'])}")
    if before.get("format") != now.get("format"):
        found.append("has another format")
    return found


def _asked(whole: Json) -> dict[str, Schema]:
    """Every parameter by path and name, and the name that programs call each path by."""
    found = {}
    for path, methods in whole["paths"].items():
        for operation in methods.values():
            for each in operation.get("parameters", ()):
                key = f"{path} ?{each['name']}"
                found[key] = {**each["schema"], "required": each["required"]}
    return found


def _given(whole: Json) -> dict[str, Schema]:
    """Every member of every answer by path, status and place: its types and format."""
    found = {}
    for path, methods in whole["paths"].items():
        for operation in methods.values():
            found[f"{path} called {operation['operationId']}"] = {"type": ["name"]}
            for status, answer in operation["responses"].items():
                for media_type, content in answer.get("content", {}).items():
                    place = f"{path} {status} {media_type}"
                    found |= dict(_members(place, content["schema"], whole))
    return found


def _members(place: str, schema: Schema, whole: Json) -> Iterator[tuple[str, Schema]]:
    if "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for part in schema.get("allOf", ()):
        yield from _members(place, part, whole)
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        yield place, {"type": sorted(types), **_kept(schema)}
    required = schema.get("required", ())
    for name, member in schema.get("properties", {}).items():
        yield from _members(f"{place} .{name}{'' if name in required else '?'}", member, whole)
    if "items" in schema:
        yield from _members(f"{place}[]", schema["items"], whole)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _members(f"{place} .*", schema["additionalProperties"], whole)


def _kept(schema: Schema) -> Mapping[str, Any]:
    kept = {name: schema[name] for name in ("format",) if name in schema}
    if "enum" in schema:
        kept["enum"] = sorted(str(value) for value in schema["enum"])
    return kept


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)


def written() -> str:
    """The description as it lies in the documentation."""
    return json.dumps(description(demonstration=False), indent=1, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the description, where its version allows it; the exit code."""
    place = Path(arguments[0])
    now = json.loads(written())
    before = json.loads(place.read_text(encoding="utf-8")) if place.exists() else now
    versions = (before["info"]["version"], now["info"]["version"])
    faults = compare(before, now).faults(*versions)
    if faults:
        sys.stderr.write("\n".join([*faults, "Nothing was written.", ""]))
        return 1
    place.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
