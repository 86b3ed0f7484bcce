"""How mails leave: by the mail server that is set, or as files for a gateway."""

from django.conf import settings

from upheld.domain.post import Way
from upheld.register.queries.installation import is_demonstration


def way_now() -> Way:
    """How messages leave that are queued now.

    A demonstration writes to nobody: it sends at most to a server on this machine.
    """
    server = settings.UPHELD_SMTP
    if server is None or (is_demonstration() and not server.is_local):
        return Way.FOLDER
    return Way.SMTP
