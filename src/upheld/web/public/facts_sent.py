"""Answers that several kinds of pages from the shelf share: feeds, files to save, redirects."""

from werkzeug.wrappers import Response

from upheld.domain.demonstration import mark
from upheld.web.public.asking import Asked
from upheld.web.public.sending import send_made
from upheld.web.public.served import Served


def send_feed(asked: Asked, served: Served, content: bytes, media_type: str) -> Response:
    """Something that a program reads, kept and tagged like a page of the edition."""
    of = served.edition.id
    return send_made(asked, content, served.kept, media_type=media_type, of=of)


def send_saved(
    asked: Asked, served: Served, content: bytes, media_type: str, name: str
) -> Response:
    """The same as a file to save; that of a demonstration says so in its name."""
    response = send_feed(asked, served, content, media_type)
    whole = f"{mark(served.demonstration)}{name}"
    response.headers["Content-Disposition"] = f'attachment; filename="{whole}"'
    return response


def lead_to(address: str, served: Served) -> Response:
    """To the one address that something has."""
    headers = {"Location": address, "Cache-Control": served.kept}
    return Response(status=301, headers=headers)
