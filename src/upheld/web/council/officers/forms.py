"""What a body says of its roles."""

from collections.abc import Mapping, Sequence
from typing import Any

from upheld.domain.enquiries import ContactSaid
from upheld.outreach.actions.answering import RoleSaid
from upheld.outreach.queries.by_link import RoleHeld
from upheld.register.contact_words import is_address
from upheld.web.council.fields import Line, one_of
from upheld.web.council.forms import Asked

SOMEBODY = {
    ContactSaid.RIGHT.value: "Still right",
    ContactSaid.CHANGED.value: "It is somebody else, or something changed",
    ContactSaid.NOBODY.value: "Nobody at present",
}
NONE_KNOWN = {
    ContactSaid.NOBODY.value: "Nobody at present, or not to be written to",
    ContactSaid.CHANGED.value: "There is somebody: we tell you on the next page",
}
Seen = Mapping[str, str]


class Contacts(Asked):
    """One answer for each role; then name, title and address where something changed."""

    def __init__(
        self, roles: Sequence[RoleHeld], sent: Mapping[str, str] | None = None, *, whole: bool,
        quiet: bool = False,
    ) -> None:  # fmt: skip
        """`whole` asks for what changed too; `quiet` finds no fault with it yet."""
        super().__init__(sent)
        self.roles, self.quiet = roles, quiet
        for each in roles:
            self.fields[f"said_{each.role}"] = one_of(
                f"{each.words}: say whether this is still right", options_of(each)
            )
        for each in self.changed() if whole else ():
            words = each.words.lower()
            self.fields[f"name_{each.role}"] = Line(longest=200)
            self.fields[f"title_{each.role}"] = Line(longest=200)
            self.fields[f"email_{each.role}"] = Line(
                required=f"Give the email address of the {words}", longest=254
            )

    def said(self, name: str) -> list[str]:
        """The errors of a field; none while it is quiet."""
        return [] if self.quiet else super().said(name)

    def changed(self) -> list[RoleHeld]:
        """The roles of which something changed."""
        said = ContactSaid.CHANGED.value
        return [each for each in self.roles if self.written(f"said_{each.role}") == said]

    def clean(self) -> dict[str, Any]:
        """A name or a title, and an address that mail can go to."""
        cleaned = super().clean() or {}
        for each in self.roles:
            if f"email_{each.role}" not in self.fields:
                continue
            name, email = f"name_{each.role}", f"email_{each.role}"
            if not (cleaned.get(name) or cleaned.get(f"title_{each.role}")):
                self.add_error(name, "Give a name, or at least the title of the office")
            if cleaned.get(email) and not is_address(cleaned[email]):
                self.add_error(email, "Write an email address such as name@council.example")
        return cleaned

    def told(self, seen: Seen) -> dict[str, RoleSaid]:
        """What was said, of whom was shown."""
        return {each.role: self._told(each, seen[each.role]) for each in self.roles}

    def _told(self, each: RoleHeld, seen: str) -> RoleSaid:
        said = ContactSaid(self.cleaned_data[f"said_{each.role}"])
        contact, _, version = seen.partition(":")
        words = {
            name: self.cleaned_data.get(f"{name}_{each.role}", "")
            for name in ("name", "title", "email")
        }  # fmt: skip
        return RoleSaid(
            role=each.role, said=said, contact=int(contact) if contact else None,
            version=int(version or 0), **words,
        )  # fmt: skip


def options_of(each: RoleHeld) -> dict[str, str]:
    """What may be said of a role."""
    return NONE_KNOWN if each.contact is None else SOMEBODY


def seen_of(roles: Sequence[RoleHeld]) -> dict[str, str]:
    """Which contact of each role a page shows, and as which version; sealed into the page."""
    return {
        each.role: "" if each.contact is None else f"{each.contact}:{each.version}"
        for each in roles
    }  # fmt: skip
