"""A browser of one person: one connection, its cookies, and the forms of the pages it reads."""

import asyncio
import html
import re
from collections.abc import Mapping
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.site.asker import is_whole
from benchmarks.site.load import HOST

CHUNK = 1 << 16
_COOKIE = re.compile(rb"\r\nset-cookie: *([^=;]+)=([^;\r]*)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]*)", re.IGNORECASE)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
_FORM = re.compile(r'<form method="post" action="([^"]*)".*?</form>', re.DOTALL)


class Answer(NamedTuple):
    """What came back."""

    status: int
    led_to: str
    text: str
    seconds: float

    def hidden(self, action: str) -> dict[str, str]:
        """What a form of the page sends along unseen, by where it is sent."""
        for form in _FORM.finditer(self.text):
            if html.unescape(form[1]) == action:
                return {name: html.unescape(value) for name, value in _HIDDEN.findall(form[0])}
        raise LookupError(f"no form is sent to {action}")

    def actions(self, ending: str) -> list[str]:
        """Where the forms of the page are sent whose address ends so."""
        return [form[1] for form in _FORM.finditer(self.text) if form[1].endswith(ending)]


class Visitor:
    """Asks one thing at a time, unless it clicks twice."""

    def __init__(self, port: int) -> None:
        """Nobody yet."""
        self._port = port
        self._cookies: dict[str, str] = {}

    async def read(self, path: str) -> Answer:
        """A page."""
        return await self._ask("GET", path, b"")

    async def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        """A form."""
        return await self._ask("POST", path, urlencode(fields).encode())

    async def send_twice(self, path: str, fields: Mapping[str, str]) -> tuple[Answer, Answer]:
        """A form, by a double click: the second goes before the first is answered."""
        return await asyncio.gather(self.send(path, fields), self.send(path, fields))

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {HOST}:{self._port}\r\nConnection: close\r\n"
            f"Cookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        started = perf_counter()
        reader, writer = await asyncio.open_connection(HOST, self._port)
        writer.write(head.encode("ascii") + body)
        got = bytearray()
        while not is_whole(got):
            chunk = await reader.read(CHUNK)
            if not chunk:
                break
            got += chunk
        seconds = perf_counter() - started
        writer.close()
        top, _, text = bytes(got).partition(b"\r\n\r\n")
        for name, value in _COOKIE.findall(top):
            self._cookies[name.decode()] = value.decode()
        location = _LOCATION.search(top)
        return Answer(
            status=int(top.split(b" ", 2)[1]) if top else 0,
            led_to=location[1].decode() if location else "",
            text=text.decode("utf-8", "replace"),
            seconds=seconds,
        )
