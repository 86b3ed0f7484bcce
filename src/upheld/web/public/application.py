"""The public process as one WSGI application: reads the public store, keeps and sends nothing."""

import logging
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from werkzeug.wrappers import Response

from upheld.pages import assets
from upheld.pages.moved import moved_to
from upheld.pages.refusals import plainly, refusal_page
from upheld.pages.text_pages import COMPLAIN
from upheld.publication.embargo import is_public
from upheld.publication.public_file import HTML, TEXT
from upheld.publication.reader import Edition
from upheld.toolbox import clock
from upheld.web.public import (
    comparing,
    complaining,
    decisions,
    learning,
    listing,
    promising,
    reporting,
    scrutinising,
    searching,
    training,
    visiting,
)
from upheld.web.public.api import answering, documenting
from upheld.web.public.api.problems import refuse
from upheld.web.public.api.resource import PREFIX
from upheld.web.public.asking import Asked, Unreadable, read
from upheld.web.public.headers import API, FOR_EVER, NEVER, guard, is_secure
from upheld.web.public.missing import missing_page
from upheld.web.public.sending import Unsatisfiable, send_file, send_made, send_page
from upheld.web.public.served import Served

log = logging.getLogger("upheld.web.public")

HEALTH = "/healthz"
METHODS = ("GET", "HEAD")
# Made on request where a question follows; without one a file of this address answers.
QUESTIONS: Mapping[str, Callable[[Asked, Served], Response]] = {
    "/find/": searching.answer,
    "/compare/": comparing.answer,
    "/councils/": listing.answer,
}
# Made on request at every address below their own; what they do not know is a file, or nothing.
LIVE: Mapping[str, Callable[[Asked, Served], Response | None]] = {
    decisions.ROOT: decisions.answer,
    "/councils/": visiting.answer,
    "/improvements/": promising.answer,
    "/reports/": reporting.answer,
    "/training/": training.answer,
    "/scrutiny/": scrutinising.answer,
    "/learning/": learning.answer,
    COMPLAIN: complaining.answer,
    PREFIX: answering.answer,
    API: documenting.answer,
}
# An edition may be swapped and removed between two reads of one answer: then it is made anew.
TRIES = 2
LATER = {"Retry-After": "60"}
NOT_OPEN = (
    "This page is not open yet",
    "New figures are about to be published. Please try again in a few minutes.",
)


class Store(Protocol):
    """Where editions come from: `upheld.publication.reader.PublicStore`."""

    def edition(self) -> Edition | None:
        """The edition that is served now."""


class Application:
    """Answers GET and HEAD. It writes no file and no cookie, and logs no address."""

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime] = clock.now,
        trusts_proxy: bool = False,
        site: str = "",
        forms: str = "",
    ) -> None:
        """`trusts_proxy`: a proxy in front says by X-Forwarded-Proto how the reader came.

        `site` is where the site stands, such as `https://site.example`; files link to it.
        `forms` is where the public forms are, where the edition does not say.
        """
        self._store = store
        self._now = now
        self._trusts_proxy = trusts_proxy
        self._site = site
        self._forms = forms

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """One request, one answer; whatever goes wrong, never a trace."""
        path = str(environ.get("PATH_INFO", ""))
        edition: Edition | None = None
        try:
            edition = self._store.edition()
            response = self._answered(environ, edition)
        except Exception as fault:  # noqa: BLE001 - the last door before the reader
            _note(fault, path)
            response = _refusal(500, edition, path)
        indexed = response.status_code < 400 and not (edition and edition.demonstration)  # noqa: PLR2004
        secure = is_secure(environ, trusts_proxy=self._trusts_proxy)
        guard(response.headers, path, indexed=indexed, secure=secure)
        sent = response(environ, start_response)
        # A list goes to the server at once; anything else holds a thread until it was read.
        return list(sent) if isinstance(response.response, list | tuple) else sent

    def _answered(self, environ: dict[str, Any], edition: Edition | None) -> Response:
        path = str(environ.get("PATH_INFO", ""))
        if environ["REQUEST_METHOD"] not in METHODS:
            return _refusal(405, edition, path, {"Allow": ", ".join(METHODS)})
        try:
            asked = read(environ)
            for _ in range(TRIES - 1):
                try:
                    return self._answer(asked, edition)
                except (FileNotFoundError, sqlite3.OperationalError):
                    edition = self._store.edition()
            return self._answer(asked, edition)
        except Unsatisfiable as beyond:
            return _refusal(416, edition, path, {"Content-Range": f"bytes */{beyond.whole}"})
        except Unreadable as fault:
            return _refusal(fault.status, edition, path)

    def _answer(self, asked: Asked, edition: Edition | None) -> Response:
        now = self._now()
        if asked.path == HEALTH:
            return _health(edition, now)
        if edition is None:
            return _asset(asked) or _refusal(503, None, asked.path, LATER)
        served = Served(edition=edition, now=now, site=self._site, forms=self._forms)
        if asked.query and asked.path in QUESTIONS and served.years:
            return QUESTIONS[asked.path](asked, served)
        if live := _live(asked, served):
            return live
        file = edition.file(asked.path, now)
        if file is not None:
            return send_file(asked, edition, file, served.kept)
        return _asset(asked) or _elsewhere(asked, served)


def _live(asked: Asked, served: Served) -> Response | None:
    """The answer of whoever answers below an address; None before the edition opens."""
    if not served.years:
        return None
    answers = (answer for place, answer in LIVE.items() if asked.path.startswith(place))
    return next((found for answer in answers if (found := answer(asked, served))), None)


def _asset(asked: Asked) -> Response | None:
    """Software newer than the edition: what its pages made on request draw on."""
    asset = assets.at(asked.path)
    if asset is None:
        return None
    return send_made(asked, asset.content, FOR_EVER, media_type=asset.media_type)


def _elsewhere(asked: Asked, served: Served) -> Response:
    """A file by another spelling of its address, an old address, or nothing."""
    moved = moved_to(asked.path)
    target = _respelled(asked.path, served) or moved
    if target is not None and _stands(target, served):
        asks = target in QUESTIONS or target in LIVE
        query = f"?{asked.query}" if asks and asked.query.isascii() else ""
        headers = {"Location": f"{quote(target)}{query}", "Cache-Control": served.kept}
        return Response(status=301, headers=headers)
    if not is_public(served.edition.opens, served.now):
        # This clock is behind the one that published. Every address gets this answer, so that it
        # tells nobody what will be there.
        return _refusal(503, served.edition, asked.path, LATER, NOT_OPEN)
    if asked.path.startswith(PREFIX):
        return _refusal(404, served.edition, asked.path)
    missing = missing_page(served, moved or asked.path)
    return send_page(asked, served.edition, missing, NEVER, 404)


def _respelled(path: str, served: Served) -> str | None:
    small = path.lower()
    tries = (f"{path}/", small, f"{small}/")
    return next((each for each in tries if each != path and _stands(each, served)), None)


def _stands(address: str, served: Served) -> bool:
    """Whether an address has a public file, or is where pages made on request begin."""
    return served.has(address) or (address in LIVE and bool(served.years))


def _health(edition: Edition | None, now: datetime) -> Response:
    """Whether an edition can be read: opens its facts, so that a torn one is noticed."""
    headers = {"Content-Type": TEXT, "Cache-Control": NEVER}
    if edition is None:
        return Response("nothing is published yet\n", status=503, headers=headers)
    edition.years(now)
    if not is_public(edition.opens, now):
        return Response("not open yet\n", status=503, headers={**headers, **LATER})
    return Response(f"ok {edition.id}\n", headers=headers)


def _refusal(
    status: int,
    edition: Edition | None,
    path: str,
    more: Mapping[str, str] | None = None,
    words: tuple[str, str] = ("", ""),
) -> Response:
    """A page for a status, or its plain words where no page can be made; for programs, JSON."""
    headers = {"Content-Type": HTML, "Cache-Control": NEVER, **(more or {})}
    try:
        demonstration = bool(edition and edition.demonstration)
        if path.startswith(PREFIX):
            return refuse(status, path, more or {}, demonstration=demonstration)
        title, said = words
        content = refusal_page(status, demonstration=demonstration, title=title, words=said)
    except Exception as fault:  # noqa: BLE001 - the reader gets an answer all the same
        _note(fault, "")
        content, headers["Content-Type"] = plainly(status), TEXT
    return Response(content, status=status, headers=headers)


def _note(fault: Exception, path: str) -> None:
    """Log what went wrong and where in the code; nothing of what was asked."""
    last = traceback.extract_tb(fault.__traceback__)[-1:]
    where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "unknown"
    known = path in QUESTIONS or path in LIVE or path == HEALTH
    kind = path if known else "a file"
    log.error("%s in %s while answering %s", type(fault).__name__, where, kind)
