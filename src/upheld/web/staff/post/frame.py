"""What every page about a message has: the message, its letter, its crumbs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.pages.frame import Crumb
from upheld.register.models.contact import ROLES
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.models import Message
from upheld.web.staff.bodies import body_or_404
from upheld.web.staff.environment import page

POST = "/post/"
UP = (Crumb(text="Post", address=POST),)


def address_of(message: Message) -> str:
    """Where a message is looked at."""
    return f"{POST}{message.body}/{message.pk}/"


def message_or_404(body: str, number: int) -> Message:
    """A message of this body, and of no other."""
    found = Message.objects.filter(pk=number, body=body).first()
    if found is None:
        raise Http404
    return found


def office_of(message: Message) -> str:
    """The office in words."""
    return ROLES.get(message.role, message.role)


def titled(message: Message) -> str:
    """Such as "Letter of 2020 to Luton: leader"."""
    letter = LetterVersion.objects.filter(pk=message.letter).first()
    year = f" of {letter.year}" if letter else ""
    body = body_or_404(message.body).short_name
    return f"Letter{year} to {body}: {office_of(message).lower()}"


def asking(
    request: HttpRequest, template: str, title: str, message: Message, **facts: Any
) -> HttpResponse:
    """A page below a message."""
    crumbs = (*UP, Crumb(text=titled(message), address=address_of(message)))
    return page(
        request, template, title, crumbs=crumbs, message=message, back=address_of(message),
        office=office_of(message), **facts,
    )  # fmt: skip
