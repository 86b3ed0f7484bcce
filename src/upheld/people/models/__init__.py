"""One class per file. Every field is classified in `Classes`."""

from upheld.people.models.conflict_block import ConflictBlock
from upheld.people.models.draft import Draft
from upheld.people.models.invitation import Invitation
from upheld.people.models.person import Person
from upheld.people.models.person_role import PersonRole
from upheld.people.models.sending import Sending

__all__ = ["ConflictBlock", "Draft", "Invitation", "Person", "PersonRole", "Sending"]
