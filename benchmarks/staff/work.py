"""What twenty people do: sign in, read lists, invite, block and lift, now and then a double click.

To be run apart. Every change that the site said was done is noted, and looked for at the end.
"""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random  # noqa: TID251 - who does what next, by seed
from time import perf_counter

import django

from benchmarks.apart import SETTINGS
from benchmarks.staff.people import KEY, PASSWORD, Worker, workers
from benchmarks.staff.tally import CHANGE, LIST, Tally
from benchmarks.staff.visitor import Visitor
from upheld.domain.roles import PERMITTED, Deed

BODIES = ("luton", "bedford", "leeds", "croydon", "camden", "kent", "surrey", "adur")
# Seconds between two things that a person does: somebody who works quickly.
BETWEEN = (0.5, 1.5)
FOUND, LED = 200, 302
OVERTAKEN = "saved this first"
# Of twenty people at a few lists, nobody is overtaken more often in one sitting.
TRIES = 5


@dataclass(kw_only=True)
class AtWork:
    """One person, signed in."""

    who: Worker
    visitor: Visitor
    tally: Tally
    lots: Random
    done: int = 0

    async def read(self) -> None:
        """One of the lists that the role shows."""
        deeds = PERMITTED[self.who.role].deeds
        paths = ["/", "/roles/", "/account/"]
        if Deed.SEE_PEOPLE in deeds:
            paths += ["/people/", "/people/?role=publisher", f"/people/{self.lots.randint(1, 20)}/"]
        if Deed.SEE_CONFLICTS in deeds:
            paths.append("/conflicts/")
        self.tally.note(LIST, await self.visitor.read(self.lots.choice(paths)), FOUND)

    async def change(self) -> None:
        """What the role changes; who may change nothing declares a conflict."""
        deeds = PERMITTED[self.who.role].deeds
        self.done += 1
        if Deed.INVITE_PERSON in deeds:
            await (self.withdraw() if self.done % 4 == 0 else self.invite())
        elif Deed.BLOCK_CONFLICT in deeds:
            await (self.lift() if self.done % 3 == 0 else self.block())
        elif self.done % 5 == 0:
            await self.fill("/account/conflict/", body=self.lots.choice(BODIES), why="lives there")

    async def fill(self, path: str, **written: str) -> bool:
        """Open a form and send it, every other time by a double click; whether it was done."""
        page = await self.visitor.read(path)
        if not self.tally.note(LIST, page, FOUND):
            return False
        fields = page.hidden(path) | written
        if self.done % 2:
            answers = [await self.visitor.send(path, fields)]
        else:
            answers = list(await self.visitor.send_twice(path, fields))
        for _ in range(TRIES):
            if not all(OVERTAKEN in each.text for each in answers):
                break
            # Told that somebody else was first; looked at, the form is sent again.
            self.tally.overtaken += 1
            answers = [await self.visitor.send(path, answers[-1].hidden(path) | written)]
        noted = [self.tally.note(CHANGE, each, LED) for each in answers]
        return all(noted)

    async def invite(self) -> None:
        """Somebody new, by an address of one's own series."""
        email = f"new{self.who.number}x{self.done}@example.org"
        if await self.fill("/people/invite/", email=email, role="intake", why="grows"):
            self.tally.invited.append(email)

    async def withdraw(self) -> None:
        """One of the invitations that wait."""
        number = await self.press("/people/", "/withdraw/")
        self.tally.withdrawn += [number] if number else []

    async def block(self) -> None:
        """Keep somebody from a body."""
        person = self.lots.choice([n for n in range(1, 21) if n != self.who.number])
        body = self.lots.choice(BODIES)
        if await self.fill(f"/people/{person}/conflict/", body=body, why="related"):
            self.tally.blocked.append((person, body))

    async def lift(self) -> None:
        """One of the blocks."""
        number = await self.press("/conflicts/", "/lift/")
        self.tally.lifted += [number] if number else []

    async def press(self, path: str, ending: str) -> int:
        """Press one of the buttons of a list; the number in its address, 0 where there is none."""
        page = await self.visitor.read(path)
        found = page.actions(ending) if self.tally.note(LIST, page, FOUND) else []
        if not found:
            return 0
        action = self.lots.choice(found)
        answer = await self.visitor.send(action, page.hidden(action))
        return int(action.split("/")[-3]) if self.tally.note(CHANGE, answer, LED) else 0


def at_work(seconds: float, port: int, environment: Mapping[str, str]) -> Tally:
    """Let all twenty work for so long, counted from when the last has signed in."""
    os.environ |= dict(environment) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    django.setup()
    return asyncio.run(_all_at_work(seconds, port))


async def _all_at_work(seconds: float, port: int) -> Tally:
    tally = Tally()
    people = [
        AtWork(who=who, visitor=Visitor(port), tally=tally, lots=Random(who.number))  # noqa: S311 - who does what next
        for who in workers()
    ]
    await asyncio.gather(*(_sign_in(each) for each in people))
    tally.times.clear()
    if not tally.faults:
        until = perf_counter() + seconds
        await asyncio.gather(*(_work(each, until) for each in people))
    return tally


async def _sign_in(one: AtWork) -> None:
    from upheld.people import demonstration  # noqa: PLC0415 - needs Django set up
    from upheld.people.second_factor import current_code  # noqa: PLC0415 - the same

    of_demonstration = one.who.demonstration
    password = demonstration.PASSWORD if of_demonstration else PASSWORD
    # As `upheld code` tells it, which is a program to start for each of them.
    key = demonstration.key_of(one.who.role) if of_demonstration else KEY
    page = await one.visitor.read("/sign-in/")
    fields = page.hidden("/sign-in/") | {"email": one.who.email, "password": password}
    one.tally.note(CHANGE, await one.visitor.send("/sign-in/", fields), LED)
    page = await one.visitor.read("/sign-in/code/")
    fields = page.hidden("/sign-in/code/") | {"code": current_code(key)}
    one.tally.note(CHANGE, await one.visitor.send("/sign-in/code/", fields), LED)


async def _work(one: AtWork, until: float) -> None:
    while perf_counter() < until:
        await (one.change() if one.lots.random() < 0.4 else one.read())  # noqa: PLR2004 - two in five
        await asyncio.sleep(one.lots.uniform(*BETWEEN))
