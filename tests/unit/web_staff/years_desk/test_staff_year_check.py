"""The check of a year on the staff site."""

import re

import pytest

from support.staff import Browser
from support.years_desk import Do, officer_person, text_of
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.people.actions.conflicts import block
from upheld.runs.annual.check import State, check_year, clear_alike
from upheld.runs.annual.models import Clearance
from upheld.web.staff.years.checks_alike import tick_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_bodies"), pytest.mark.slow]


@pytest.mark.usefixtures("counted")
class TestCheck:
    """Errors are mended, warnings cleared with a reason, for the same finding only."""

    def test_an_error_cannot_be_cleared(self, officer: Browser) -> None:
        """It may be given to somebody."""
        error = next(line for line in check_year(2020) if line.blocks)
        path = f"/years/2020/check/{error.id}/"
        refused = officer.post(path, {"what": "clear", "why": "never mind", "version": "0"})
        assert "it cannot be cleared" in text_of(refused)
        assert "never mind" in refused.content.decode()
        sent = {"what": "assign", "to": "person 1", "why": "ask the director", "version": "0"}
        assert officer.post(path, sent).status_code == 302
        page = text_of(officer.get("/years/2020/check/?mine=1"))
        assert "with Some Data officer: ask the director" in page
        assert ", by Some Data officer" in text_of(officer.get("/years/2020/check/?text=entered"))
        assert "1 error of the check stops" in text_of(officer.get("/years/2020/")) or (
            "An error of the check stops the letters." in text_of(officer.get("/years/2020/"))
        )

    def test_a_cleared_warning_holds_for_its_finding_alone(self, officer: Browser) -> None:
        """The same line that says something else is open again, and says so."""
        line = next(
            x
            for x in check_year(2020)
            if x.finding.kind == "no contact" and x.finding.subject == "luton"
        )
        path = f"/years/2020/check/{line.id}/"
        sent = {"what": "clear", "why": "goes to the office", "version": "0"}
        assert officer.post(path, sent).status_code == 302
        assert "cleared by Some Data officer" in text_of(
            officer.get("/years/2020/check/?state=all")
        )
        cleared = Clearance.objects.get()
        Clearance.objects.filter(pk=cleared.pk).update(about="something else")
        opened = next(x for x in check_year(2020) if x.id == line.id)
        assert (opened.state, opened.outdated) == (State.OPEN, True)
        page = text_of(officer.get("/years/2020/check/"))
        assert "cleared when it said something else" in page

    def test_a_clearance_is_undone_with_a_reason(self, officer: Browser) -> None:
        """The line is open work again, here and in the state of the year; the audit has both."""
        line = next(x for x in check_year(2020) if not x.blocks)
        path = f"/years/2020/check/{line.id}/"
        before = text_of(officer.get("/years/2020/"))
        officer.post(path, {"what": "clear", "why": "telephoned", "version": "0"})
        assert text_of(officer.get("/years/2020/")) != before
        seen = str(Clearance.objects.get().pk)
        refused = officer.post(path, {"what": "reopen", "why": " ", "version": seen})
        assert "There is a problem" in text_of(refused)
        officer.post(path, {"what": "reopen", "why": "wrong council", "version": seen})
        opened = next(x for x in check_year(2020) if x.id == line.id)
        assert (opened.state, opened.outdated) == (State.OPEN, False)
        page = text_of(officer.get("/years/2020/check/"))
        assert "opened again by Some Data officer: wrong council" in page
        counts = re.compile(r"\d+ errors?, \d+ open warnings?")
        after = text_of(officer.get("/years/2020/"))
        assert counts.findall(after) == counts.findall(before)
        noted = AuditEvent.objects.filter(subject=f"check 2020 {line.id}").order_by("id")
        assert [event.action for event in noted] == ["clear", "reopen"]

    def test_a_refused_step_leads_to_what_is_to_be_mended(self, officer: Browser, do: Do) -> None:
        """Its page names no command, and has the link."""
        run = do(officer, "/years/2020/write/")
        assert run.said.endswith("mend what the check names.")
        page = officer.get(f"/years/runs/{run.pk}/").content.decode()
        assert 'href="/years/2020/check/" role="button">See the check</a>' in page

    def test_who_comes_second_is_told_and_keeps_the_text(self, officer: Browser) -> None:
        """A form made before somebody else's answer is not saved over it."""
        line = next(x for x in check_year(2020) if not x.blocks)
        path = f"/years/2020/check/{line.id}/"
        officer.post(path, {"what": "clear", "why": "first", "version": "0"})
        late = officer.post(path, {"what": "reopen", "why": "second", "version": "0"})
        assert "Some Data officer saved this first" in text_of(late)
        assert 'value="second"' in late.content.decode()
        assert Clearance.objects.count() == 1
        again = {"what": "reopen", "why": "second", "version": str(Clearance.objects.get().pk)}
        assert officer.post(path, again).status_code == 302
        assert [c.said for c in Clearance.objects.order_by("id")] == ["cleared", "reopened"]

    def test_lines_of_a_body_in_conflict_are_closed(self, officer: Browser) -> None:
        """Neither listed nor found; that there are some is said."""
        line = next(x for x in check_year(2020) if x.finding.subject == "luton")
        assert "Luton" in text_of(officer.get("/years/2020/check/?state=all"))
        block(person=officer_person(), body="luton", why="lives there", by="somebody")
        page = text_of(officer.get("/years/2020/check/?state=all"))
        assert "Luton" not in page
        assert "not shown: you have a conflict" in page
        assert officer.get(f"/years/2020/check/{line.id}/").status_code == 404


@pytest.mark.usefixtures("counted")
class TestAlike:
    """Warnings of one kind are cleared in one act; nothing else is."""

    def test_a_chosen_group_is_cleared_with_one_reason(self, officer: Browser) -> None:
        """Bodies by name; nothing but what was ticked; the audit has one event."""
        kind = "no contact"
        lines = check_year(2020)
        alike = [line for line in lines if line.finding.kind == kind]
        assert len(alike) > 1
        link = f"/years/2020/check/alike/?kind={kind.replace(' ', '+')}"
        assert f'href="{link}"' in officer.get("/years/2020/check/").content.decode()
        shown = officer.get(link)
        assert "Luton Borough Council" in text_of(shown)
        assert "no chief executive is recorded" in text_of(shown)
        assert shown.content.decode().count(" checked>") == len(alike)
        sent = {"line": [tick_of(line) for line in alike], "why": "by post", "version": "0"}
        refused = officer.post(link, sent | {"why": " "})
        assert "There is a problem" in text_of(refused)
        assert not Clearance.objects.exists()
        assert officer.post(link, sent).status_code == 302
        cleared = [line.id for line in check_year(2020) if line.state is State.CLEARED]
        assert cleared == [line.id for line in alike]
        noted = AuditEvent.objects.get(action="clear")
        assert noted.detail["lines"] == cleared
        late = officer.post(link, sent)
        assert "Some of these were answered" in text_of(late)

    def test_errors_and_other_kinds_are_never_cleared_along(self, officer: Browser) -> None:
        """Neither by the page nor by the act itself."""
        lines = check_year(2020)
        error = next(line for line in lines if line.blocks)
        path = f"/years/2020/check/alike/?kind={error.finding.kind}"
        assert "No open warning of this kind is left" in text_of(officer.get(path))
        warnings = {line.finding.kind: line.id for line in lines if line.clearable}
        for chosen in ([error.id], [error.id, *warnings.values()], ["0" * 12], []):
            with pytest.raises(Refused):
                clear_alike(2020, chosen, why="never mind", by="tests")
        assert len(warnings) > 1
        with pytest.raises(Refused, match="one kind at a time"):
            clear_alike(2020, list(warnings.values()), why="never mind", by="tests")
        assert not Clearance.objects.exists()
