"""Every command of `upheld`, by topic. A command's modules are read when it is asked for.

Each topic reaches other parts of the house; reading them all took a second before any command
began.
"""

from importlib import import_module

import click

import upheld as package

# In the order of the help; each topic is a module beside this one with its `COMMANDS`.
TOPICS = {
    "lists": ("import",),
    "annual": (
        "freeze", "count", "check", "write", "approve", "pack", "issue", "run", "correct", "verify",
    ),
    "post": ("send",),
    "publishing": ("publish", "roll", "serve"),
    "showing": ("figures", "letter", "tables"),
    "reading": ("read",),
    "demonstration": ("demo",),
    "published": ("published",),
    "history": ("accept",),
    "people": ("invite", "code"),
    "copies": ("backup", "restore", "deletions", "backup-key"),
    "register": ("register",),
    "desk": ("desk",),
    "upkeep": ("settings", "doctor", "audit", "grants"),
}  # fmt: skip
_TOPIC_OF = {name: topic for topic, names in TOPICS.items() for name in names}


class Topics(click.Group):
    """The commands of all topics; only the topic of the one that is run is read."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Names by the alphabet, as help lists them."""
        return sorted(_TOPIC_OF)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of a name."""
        topic = _TOPIC_OF.get(name)
        return {c.name: c for c in commands_of(topic)}[name] if topic else None


def commands_of(topic: str) -> tuple[click.Command, ...]:
    """The commands of a topic."""
    found: tuple[click.Command, ...] = import_module(f"{__name__}.{topic}").COMMANDS
    return found


@click.group(cls=Topics)
@click.version_option(package.__version__)
def upheld() -> None:
    """Casework, yearly figures and annual letters of an ombudsman for local services."""
