"""What the process reads before its first request."""

from pathlib import Path

import pytest

from upheld.pages import environment
from upheld.pages.frame import Frame
from upheld.pages.refusals import refusal_page
from upheld.web.public.preloading import preload


def test_an_upgrade_in_place_changes_no_template_under_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once read, templates are not looked for on disk again."""
    preload()

    def gone(*_: object) -> object:
        raise FileNotFoundError

    monkeypatch.setattr("jinja2.loaders.FileSystemLoader.get_source", gone)
    monkeypatch.setattr("jinja2.loaders.PackageLoader.get_source", gone)
    assert b"<h1" in refusal_page(404, demonstration=True)
    frame = Frame(title="A page", address="/a/", demonstration=True)
    assert b"<h1" in environment.page("find.html", frame, asked="", problem="")


def test_components_that_a_template_names_are_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those of GOV.UK, and what these import in turn."""
    names: list[str] = []
    read = environment.Environment.get_template

    def noting(self: environment.Environment, name: str, **more: object) -> object:
        names.append(name)
        return read(self, name, **more)  # type: ignore[arg-type]

    component = "govuk_frontend_jinja/components/input/macro.html"
    (tmp_path / "a.html").write_text(f'{{% from "{component}" import govukInput %}}')
    monkeypatch.setattr(environment, "TEMPLATES", tmp_path)
    monkeypatch.setattr(environment.Environment, "get_template", noting)
    environment.environment.cache_clear()
    try:
        environment.preload()
    finally:
        environment.environment.cache_clear()
    assert component in names
