"""A database of earlier software that holds credits, brought up to this version."""

from pathlib import Path

from support import program

# One process for all: each start takes longer than some of it. What was put in goes again, so that
# what is left can be compared with what is made at once.
_BROUGHT_UP = """
import datetime, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from upheld.outreach import models
from upheld.outreach.queries.credits import credits_open, credits_used, left_to_pay
from upheld.runs import tables

BEFORE = "0009_answers_lapsed"
call_command("migrate", "outreach", BEFORE, verbosity=0, interactive=False)
older = MigrationLoader(connection).project_state([("outreach", BEFORE)]).apps
made = lambda model, **fields: older.get_model("outreach", model).objects.create(**fields)
at = datetime.datetime(2020, 5, 4, 9, tzinfo=datetime.UTC)
course = made("Course", slug="a", kind="course", audience="councils", title="A", summary="A",
    hours=3)
held = lambda number, way: made("Session", course=course, way=way, places=20, price_pence=9000,
    reference=number, starts_at=at, ends_at=at + datetime.timedelta(hours=3))
place = lambda number: made("Booking", session=open_one, receipt=number, code_digest=number,
    state="booked", sector="councils", organisation="A council", name="A",
    email=number + "@example.org", price_pence=9000, made_at=at, made_by="tests")
credit = lambda pence, **of: made("Credit", pence=pence, made_at=at, made_by="tests", **of)
used = {"used_at": at, "used_by": "tests"}

open_one = held("1", "open")
# Paid by a credit of less than the price, and by one of more: each paid it wholly then.
paid, room = [place("a"), place("b")], held("2", "in_house")
less = credit(5000, booking=place("c"), used_on=paid[0], **used)
more = credit(12000, booking=place("d"), used_on=paid[1], **used)
whole = credit(9000, session=held("3", "in_house"), used_on_session=room, **used)
still = credit(7000, booking=place("e"))
unpaid = place("f")

tables.bring_up()
assert tables.are_current()
assert [(each.pk, each.left) for each in credits_open()] == [(still.pk, 7000)]
assert {each.pk for each in credits_used()} == {less.pk, more.pk, whole.pk}
to_pay = lambda kind, row: left_to_pay(kind.objects.get(pk=row.pk))
assert [to_pay(models.Booking, each) for each in [*paid, unpaid]] == [0, 0, 9000]
assert to_pay(models.Session, room) == 0
assert {(use.at, use.by) for use in models.CreditUse.objects.all()} == {(at, "tests")}
for kind in (models.CreditUse, models.Credit, models.Booking, models.Session, models.Course):
    kind.objects.all().delete()
"""


def bring_up_older(data: Path, environment: dict[str, str] | None = None) -> None:
    """Make an older database with credits, bring it up, and look what became of them.

    What was used stays so and paid the whole price; what was open stays open with its sum.
    """
    program.run_python(_BROUGHT_UP, data=data, environment=environment)
