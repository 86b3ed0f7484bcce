"""A council's page made anew for every request. The product keeps such pages as files.

`granian --interface wsgi benchmarks.site.rendered:application`, which UPHELD_DATA tells the data.
"""

from collections.abc import Iterable
from typing import Any

import django

from upheld.web.public.asking import read
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_made

django.setup()

from upheld.pages.council.page import write_page  # noqa: E402 - models need Django set up
from upheld.pages.council.subject import Subject  # noqa: E402
from upheld.pages.council.trends import trends_of  # noqa: E402
from upheld.pages.environment import preload  # noqa: E402
from upheld.runs.rolling.gathering import gather  # noqa: E402
from upheld.toolbox import clock  # noqa: E402
from upheld.toolbox.collecting import look_less_often  # noqa: E402

preload()
SITE = gather(clock.now())
look_less_often()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The page of `/councils/luton/2020/`, or 404 for whatever is not of that form."""
    asked = read(environ)
    parts = asked.path.strip("/").split("/")
    if SITE is None or len(parts) != 3 or parts[1] not in SITE.bodies:  # noqa: PLR2004 - as above
        return send_made(asked, b"", NEVER, status=404)(environ, start_response)
    subject = Subject.of(SITE, parts[1], int(parts[2]))
    content = write_page(subject, trends_of(subject), address=subject.address)
    return send_made(asked, content, NEVER)(environ, start_response)
