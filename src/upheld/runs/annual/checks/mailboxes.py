"""Whether the address of a letter is that of another body too."""

from collections import defaultdict
from collections.abc import Iterator

from upheld.register.queries.authorities import kin
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.runs.annual.drafting import dealt_with
from upheld.toolbox.digest import sha256

KIND = "shared mailbox"
# So much of the digest tells mailboxes of two bodies apart; the address is personal.
_SHOWN = 8


def shared_mailbox(address: str, one: str, other: str) -> Finding:
    """The line of the check about an address that two bodies have."""
    first, second = sorted((one, other))
    mark = sha256(address.casefold().encode())[:_SHOWN]
    return Finding(
        Severity.WARNING, KIND, f"{first} and {second}, mailbox {mark}",
        f"one address is known for {first} and for {second}, so no letter goes there: mend the "
        "contacts or, where they really share it, clear this line with the reason",
        (first, second),
    )  # fmt: skip


def check_mailboxes(material: Material) -> Iterator[Finding]:
    """No address of a body that gets a letter is that of a body with which it has no tie."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for slug, contacts in material.contacts.items():
        for each in contacts:
            bodies[each.email.casefold()].add(slug)
    bodies.pop("", None)
    ties, found = kin(), set[Finding]()
    for body, figures in material.figures.items():
        if dealt_with(figures):
            own = {body} | ties.get(body, frozenset())
            for address, slugs in bodies.items():
                if slugs & set(material.lives[body].addressed):
                    found |= {shared_mailbox(address, body, each) for each in slugs - own}
    yield from found
