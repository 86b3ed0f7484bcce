"""Files of a mail on their way through the form: signed, so that nobody names others."""

from collections.abc import Iterable

from django.core import signing

from upheld.casework.actions.documents import add_document
from upheld.casework.document_files import Stored
from upheld.casework.document_types import KINDS
from upheld.casework.mail_files import Aside
from upheld.casework.models import Complaint
from upheld.domain.errors import Refused

SALT = "files of a mail"
FROM = "complainant"
# As long as files lie aside.
VALID_SECONDS = 24 * 3600
READ_AGAIN = "the files of the mail were held for a day only: read the mail again to take them over"


def signed(files: Iterable[Aside], *, person: int) -> str:
    """The files as the form of this person carries them; empty where there is none."""
    said = [[each.name, each.sha256, each.size, each.kind.media_type] for each in files]
    return signing.dumps([person, said], salt=SALT) if said else ""


def read(text: str, *, person: int) -> tuple[Aside, ...]:
    """What a form carried; `Refused` where it is too old or not ours."""
    if not text:
        return ()
    try:
        whose, said = signing.loads(text, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        raise Refused(READ_AGAIN) from None
    if whose != person:
        raise Refused(READ_AGAIN)
    return tuple(
        Aside(name=name, sha256=sha256, size=size, kind=KINDS[kind])
        for name, sha256, size, kind in said
    )


def take_over(files: Iterable[Aside], complaint: Complaint, *, by: str) -> int:
    """Add each as a document of the complaint, locked away until it is clean; how many."""
    count = 0
    for each in files:
        if not each.is_there():
            raise Refused(READ_AGAIN)
        stored = Stored(sha256=each.sha256, size=each.size, kind=each.kind)
        add_document(stored=stored, name=each.name, source=FROM, complaint=complaint.pk, by=by)
        count += 1
    return count
