"""Which deed a view is, by which methods: declared beside the view, held here before it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase

from upheld.domain.roles import Deed
from upheld.people.queries.people import is_blocked, permitted
from upheld.web.staff.asking import signed_in
from upheld.web.staff.drafts import keep
from upheld.web.staff.refusals import forbidden, wrong_method

View = Callable[..., HttpResponseBase]
MARK = "upheld_door"
GET, POST = "GET", "POST"


@dataclass(frozen=True, kw_only=True)
class Door:
    """What a view asks of whoever comes."""

    methods: tuple[str, ...]
    deed: Deed | None
    why_open: str = ""
    """Why nobody in particular may pass; only where there is no deed."""
    body: str = ""
    """The argument that names a body, where the view is about one: a conflict keeps people out."""

    def __post_init__(self) -> None:
        """Refuse a door that is neither guarded nor open for a reason."""
        if bool(self.deed) == bool(self.why_open):
            raise TypeError("a view names a deed, or says why it is open")

    def lets(self, method: str | None) -> bool:
        """Whether it answers to a method."""
        return method in self.methods or (method == "HEAD" and GET in self.methods)


def does(deed: Deed, *methods: str, body: str = "") -> Callable[[View], View]:
    """Declare the deed that a view is."""
    return _marked(Door(methods=methods, deed=deed, body=body))


def is_open(why: str, *methods: str) -> Callable[[View], View]:
    """Declare that a view is for everybody, and why."""
    return _marked(Door(methods=methods, deed=None, why_open=why))


def door_of(view: object) -> Door | None:
    """What a view has declared."""
    door = getattr(view, MARK, None)
    return door if isinstance(door, Door) else None


class Guard:
    """Middleware: no view runs before its door was asked; one that declares nothing never runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done once the view is known."""
        return self._get_response(request)

    def admit(
        self, request: HttpRequest, view: View, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let pass (None), send to sign in, or refuse."""
        door = door_of(view)
        if door is None:
            raise TypeError(f"{view!r} declares no deed")
        if door.deed is not None:
            person = signed_in(request)
            if person is None:
                return _to_sign_in(request)
            if door.deed not in permitted(person):
                return forbidden(request)
            if door.body and is_blocked(person, str(kwargs[door.body])):
                # Whoever has a conflict learns nothing, not even that there is something.
                raise Http404
        if not door.lets(request.method):
            return wrong_method(request, HttpResponseNotAllowed(door.methods))
        return None

    # The name by which Django calls it, between finding a view and running it.
    process_view = admit


def _marked(door: Door) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, MARK, door)
        return view

    return mark


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # A form that was sent is not sent again, but kept where it says whose it is; its page is
    # returned to.
    kept = keep(request)
    wanted = request.get_full_path() if request.method == GET else kept
    said = {"kept": "1"} if kept else {}
    if wanted not in {"", "/"}:
        said["next"] = wanted
    query = f"?{urlencode(said)}" if said else ""
    return HttpResponseRedirect(f"{settings.LOGIN_URL}{query}")
