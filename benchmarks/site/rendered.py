"""A council's page made anew for every request. The product keeps such pages as files.

`granian --interface wsgi benchmarks.site.rendered:application`; UPHELD_SITE names the file that
`gathered` wrote. Like the public process it has no Django.
"""

import os
import pickle
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from upheld.pages.council.page import write_page
from upheld.pages.council.subject import Subject
from upheld.pages.council.trends import trends_of
from upheld.pages.environment import preload
from upheld.publication.site import Site
from upheld.toolbox.collecting import look_less_often
from upheld.web.public.asking import read
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_made

PAGE = re.compile("/councils/([a-z-]+)/([0-9]{4})/")

preload()
SITE: Site = pickle.loads(Path(os.environ["UPHELD_SITE"]).read_bytes())  # noqa: S301 - we wrote it just now
look_less_often()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The page of a council and year, or 404 for whatever is none."""
    asked = read(environ)
    wanted = PAGE.fullmatch(asked.path)
    if wanted is None or int(wanted[2]) not in SITE.figures(wanted[1]):
        return send_made(asked, b"", NEVER, status=404)(environ, start_response)
    subject = Subject.of(SITE, wanted[1], int(wanted[2]))
    content = write_page(subject, trends_of(subject), address=subject.address)
    return send_made(asked, content, NEVER)(environ, start_response)
