import pytest
from jinja2 import UndefinedError

from upheld.pages.environment import environment, page
from upheld.pages.frame import Crumb, Frame

FRAME = Frame(title="A page", address="/a/", demonstration=True)


def rendered(source: str, **facts: object) -> str:
    """A template of a line or two, rendered."""
    return environment().from_string(source).render(**facts)


def test_component_options_that_were_not_given_are_none() -> None:
    """A component asks its dictionary for every option there is, and for options of options."""
    source = (
        '{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}'
        '{% from "govuk_frontend_jinja/components/details/macro.html" import govukDetails %}'
        '{{ govukInput({"id": "q", "name": "q", "label": {"text": "Council"}}) }}'
        '{{ govukDetails({"summaryText": "More", "text": "<b>"}) }}'
    )
    assert '<input class="govuk-input" id="q" name="q" type="text">' in rendered(source)
    assert "&lt;b&gt;" in rendered(source)


@pytest.mark.parametrize("source", ["{{ frame.titel }}", "{{ facts }}", "{{ known.titel }}"])
def test_names_that_are_not_there_are_errors(source: str) -> None:
    """A template never prints nothing where a fact was meant."""
    with pytest.raises(UndefinedError):
        rendered(source, frame=FRAME, known={})


def test_facts_are_escaped() -> None:
    """What comes from data is text, never markup."""
    assert rendered("{{ name }}", name="<b>&") == "&lt;b&gt;&amp;"


def test_the_layout_keeps_to_the_content_security_policy() -> None:
    """No script or style stands in a page itself, and nothing comes from another host."""
    html = page("text/about.html", FRAME, contact=None, years=(2020,)).decode()
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count('<script type="module" src="/assets/') == 1
    assert 'src="http' not in html
    assert '<link rel="stylesheet" href="/assets/site.' in html


def test_a_demonstration_says_so_and_is_not_listed() -> None:
    """The banner and the request to search engines stand together, or not at all."""
    real = Frame(title="A page", address="/a/", demonstration=False)
    shown = page("text/about.html", FRAME, contact=None, years=(2020,)).decode()
    plain = page("text/about.html", real, contact=None, years=(2020,)).decode()
    assert "<strong>Demonstration.</strong> Figures are invented except where" in shown
    assert 'content="noindex"' in shown
    assert "Demonstration" not in plain
    assert "noindex" not in plain


def test_the_menu_says_where_a_page_belongs() -> None:
    """The section is marked; the way back is listed; a feed is announced."""
    frame = Frame(
        title="Luton",
        address="/councils/luton/",
        demonstration=True,
        section="councils",
        crumbs=(Crumb(text="Councils", address="/councils/"),),
        feeds=(("Corrections", "/corrections/feed.atom"),),
    )
    html = page("text/about.html", frame, contact=None, years=(2020,)).decode()
    assert '<a href="/councils/" aria-current="true">Councils</a>' in html
    assert '<li><a href="/councils/">Councils</a></li>' in html
    assert 'title="Corrections" href="/corrections/feed.atom"' in html
    assert "<title>Luton - Your council’s performance</title>" in html
