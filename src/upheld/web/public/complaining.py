"""/complain/ of a demonstration: it leads to the forms that are served beside the site.

Where they are is known when they are served, not when the pages are made. Elsewhere the page is a
file: an installation says by a setting where its forms are.
"""

from werkzeug.wrappers import Response

from upheld.pages.text_pages import COMPLAIN, complain_in_demonstration
from upheld.web.public.asking import Asked
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served


def answer(asked: Asked, served: Served) -> Response | None:
    """The page with its way to the forms; None where the file says all there is to say."""
    known = served.edition.forms or not served.forms
    if asked.path != COMPLAIN or known or not served.demonstration:
        return None
    page = complain_in_demonstration(served.forms)
    return send_page(asked, served.edition, page, served.kept)
