"""The desk of a year: what its tests send and read."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from support.staff import Browser
from upheld.domain.errors import UpheldError
from upheld.people.models import Person
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk.taking import take

Do = Callable[..., DeskRun]
# Where many letters are asked for at once: the page says which it showed.
_MANY = ("2020/approve/", "letters/check/")


def files(folder: Path) -> list[SimpleUploadedFile]:
    """Every file of a folder as a browser sends it."""
    return [SimpleUploadedFile(p.name, p.read_bytes()) for p in sorted(folder.iterdir())]


def text_of(answer: Any) -> str:
    """What a page says, without its marks."""
    main = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def officer_person() -> Person:
    """The data officer."""
    return Person.objects.get(email="data_officer@example.org")


def pressing(launched: list[DeskRun]) -> Do:
    """Press the button of a step, and take the step as its process would."""

    def press(browser: Browser, path: str, **said: Any) -> DeskRun:
        before = len(launched)
        if path.endswith(_MANY):
            said |= seen_by(browser, path, **said)
        answer = browser.post(path, said)
        assert answer.status_code == 302, text_of(answer)
        assert len(launched) == before + 1
        with suppress(UpheldError):
            take(launched[-1].pk)
        launched[-1].refresh_from_db()
        return launched[-1]

    return press


def seen_by(browser: Browser, path: str, **said: Any) -> dict[str, str]:
    """What the page of many letters says that it showed."""
    page = browser.get(path, said).content.decode()
    return (
        {"seen": seen} if (seen := "".join(re.findall(r'name="seen" value="(\w+)"', page))) else {}
    )
