"""Make the pictures of the guides: a fresh demonstration, read by Chromium as each guide tells.

    python tests/guides/make_pictures.py [--only GUIDE] [--from DATA]

DATA is the data folder of a demonstration of 2018 and 2020, which is copied; without it one is
made, which takes a minute or two. `make guides` calls this.
"""

import argparse
import io
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import django
from PIL import Image
from playwright.sync_api import Browser, Page

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings")
django.setup()

from support import browser as chromium  # noqa: E402 - Django is set up first
from support import ports, program, public_server  # noqa: E402
from support.guide_steps import (  # noqa: E402
    BRING,
    COUNCIL,
    GUIDES,
    PUBLIC,
    STAFF,
    GuideStep,
    names,
    steps_of,
)
from support.staff_server import sign_in  # noqa: E402
from upheld.runs.demo.lists import write_lists  # noqa: E402

LARGEST = 80_000
# Fewer and fewer colours, until a picture is small enough.
COLOURS = (128, 64, 32, 16, 8)
MARGIN = 16
# Milliseconds: other work may be under way on the machine.
PATIENCE = 60_000


def main() -> None:
    """The pictures of every guide, or of one."""
    asked = argparse.ArgumentParser(description="Make the pictures of the guides.")
    asked.add_argument("--only", choices=names(), help="one guide")
    asked.add_argument("--from", dest="data", type=Path, help="data folder of a demonstration")
    wanted = asked.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="upheld-guides-", ignore_cleanup_errors=True) as name,
        chromium.running() as one,
    ):
        folder = Path(name)
        data = wanted.data or public_server.make_demonstration(folder / "made" / "data")
        for guide in [wanted.only] if wanted.only else names():
            copy = folder / guide
            # What commands change is theirs; a guide begins where the demonstration ends.
            shutil.copytree(data, copy, symlinks=True)
            walk(guide, copy, one)
            shutil.rmtree(copy)


def walk(guide: str, data: Path, browser: Browser) -> None:
    """Follow one guide from step to step, and keep the pictures that it asks for."""
    with public_server.serving(data) as public:
        port = int(public.rpartition(":")[2])
        sites = {
            PUBLIC: public,
            STAFF: f"http://127.0.0.1:{port + ports.STAFF_BEYOND}",
            COUNCIL: f"http://127.0.0.1:{port + ports.COUNCIL_BEYOND}",
        }
        signed_in: dict[str, Any] = {}
        for step in steps_of(guide):
            for command in step.before:
                do(command, data)
            if step.picture:
                take(step, sites, browser, signed_in)
                click.echo(f"{guide}: {step.picture}")


def do(command: str, data: Path) -> None:
    """One command of the program; it must end well."""
    if command.startswith(BRING):
        year = int(command.removeprefix(BRING))
        lists = data / "lists" / str(year)
        write_lists(year, seed=1, folder=lists)
        command = f"import {lists}"
    # `check` ends with another code where there are open lines.
    done = program.run(*command.split(), data=data)
    while "another run is at work" in done.stderr:
        # The server rolls each minute.
        time.sleep(1)
        done = program.run(*command.split(), data=data)
    assert done.returncode == 0 or command.startswith("check"), done.stderr


def take(
    step: GuideStep, sites: Mapping[str, str], browser: Browser, signed_in: dict[str, Any]
) -> None:
    """Open the page, do what the step says, and keep the picture."""
    address = sites[step.place]
    wishes = {"storage_state": known} if (known := signed_in.get(step.reader)) else {}
    with chromium.reading(browser, address, width=step.width, **wishes) as reader:
        reader.page.set_default_timeout(PATIENCE)
        if step.reader and step.place == STAFF and not known:
            # A code of the second factor counts once, so somebody signs in once.
            sign_in(reader.page, address, step.reader)
            signed_in[step.reader] = reader.page.context.storage_state()
        assert reader.open(step.address) < 400, step.address
        for field, said in step.fill.items():
            reader.page.locator(f"#{field}").fill(said)
        if step.press:
            press(reader.page, step.press)
        picture = small(cut_out(reader.page, step))
        assert len(picture) <= LARGEST, f"{step.picture}: {len(picture):,} bytes; crop it"
        (GUIDES / "pictures").mkdir(exist_ok=True)
        (GUIDES / "pictures" / step.picture).write_bytes(picture)


def press(page: Page, name: str) -> None:
    """Press the first button or link of that name and wait for where it leads."""
    main = page.locator("main")
    button = main.get_by_role("button", name=name, exact=True)
    with page.expect_navigation():
        button.or_(main.get_by_role("link", name=name, exact=True)).first.click()


def cut_out(page: Page, step: GuideStep) -> bytes:
    """What of the page is shown, with a margin."""
    box = page.locator(step.crop).first.bounding_box()
    assert box, f"{step.crop} is not on {step.address}"
    left, top = max(box["x"] - MARGIN, 0), box["y"]
    width = min(box["width"] + 2 * MARGIN, step.width - left)
    height = min(box["height"] + 2 * MARGIN, step.tall)
    clip = {"x": left, "y": top, "width": width, "height": height}
    return page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]


def small(picture: bytes) -> bytes:
    """The same with a palette, of as many colours as its size allows."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        written = io.BytesIO()
        palette = whole.quantize(colours, dither=Image.Dither.NONE)
        palette.save(written, "PNG", optimize=True)
        if len(written.getvalue()) <= LARGEST:
            break
    return written.getvalue()


if __name__ == "__main__":
    main()
