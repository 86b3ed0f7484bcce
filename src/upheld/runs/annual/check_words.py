"""Lines of the check as people read them: bodies by their names, days written out.

What a line says word for word stays as it is on record: a clearance holds for those words.
"""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from upheld.register.queries.authorities import records
from upheld.runs.annual.check import CheckLine, check_year
from upheld.toolbox.spoken_days import with_spoken_days

# A case and its body, as "19 000 123 luton" or "19 000 123/luton".
# A slug with a year in it, as "north-east-2014-ca, to north-east-ca", is none.
_CASE = re.compile(r"^([^\s,]*\d[^\s,]*(?: \d+)*)[ /](?=[a-z])")

# Before the key of whoever did it, at the end of what was found.
BY = ", by "
NOBODY: Mapping[str, str] = MappingProxyType({})


class CheckWords:
    """What pages and the command line say of lines; the names are those of today."""

    def __init__(self, people: Mapping[str, str] = NOBODY) -> None:
        """Read the names once for all lines; a page names people too, by the keys given."""
        self._names = {slug: each.name for slug, each in records().items()}
        self._people = people

    def kind(self, line: CheckLine) -> str:
        """Such as "Contact not confirmed"."""
        return sentence(line.finding.kind)

    def where(self, line: CheckLine) -> str:
        """The body, the case and its body, or the text."""
        said = line.finding.subject
        if line.finding.bodies:
            said = _CASE.sub(r"\1, ", said)
        return sentence(self._named(line, said))

    def found(self, line: CheckLine) -> str:
        """What was found, as it is now."""
        return self.said(line, line.finding.what)

    def said(self, line: CheckLine, words: str) -> str:
        """What the line says, or said once."""
        before, by, key = words.rpartition(BY)
        if key in self._people:
            words = f"{before}{by}{self._people[key]}"
        return with_spoken_days(self._named(line, words))

    def title(self, line: CheckLine) -> str:
        """Kind and place."""
        return f"{self.kind(line)}: {self.where(line)}"

    def _named(self, line: CheckLine, words: str) -> str:
        for slug in line.finding.bodies:
            words = re.sub(
                rf"(?<![\w@.-]){re.escape(slug)}(?![\w@-]|\.\w)", self._names.get(slug, slug), words
            )
        return words


def sentence(words: str) -> str:
    """The words with a capital at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"


def lines_seen_by(year: int, blocked: Collection[str]) -> tuple[list[CheckLine], int]:
    """The lines that somebody may see, and how many they may not for a conflict with a body."""
    found = check_year(year)
    seen = [line for line in found if not is_about(line, blocked)]
    return seen, len(found) - len(seen)


def is_about(line: CheckLine, bodies: Collection[str]) -> bool:
    """Whether a line is about one of these bodies."""
    return not set(line.finding.bodies).isdisjoint(bodies)
