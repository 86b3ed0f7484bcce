"""What a credit paid becomes a record of its own; in-house sessions know their provider."""

import django.db.models.deletion
from django.db import migrations, models


def keep_what_was_used(apps, schema_editor):
    """Each use so far took all of its credit and settled all of the price: both stay so.

    So it is the greater of the two: nothing is left of the credit, and nothing to be invoiced.
    """
    credits, uses = (apps.get_model("outreach", name) for name in ("Credit", "CreditUse"))
    rows = credits.objects.exclude(used_at=None).select_related("used_on", "used_on_session")
    for credit in rows.iterator():
        paid = credit.used_on or credit.used_on_session
        uses.objects.create(
            credit=credit, booking=credit.used_on, session=credit.used_on_session,
            pence=max(credit.pence, paid.price_pence, 1), at=credit.used_at, by=credit.used_by,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0009_answers_lapsed"),
        ("register", "0007_without_weeks_to_decision"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="organisation",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation", ""),
                    models.Q(("body__isnull", True), ("way", "in_house")),
                    _connector="OR",
                ),
                name="session_provider_in_house",
            ),
        ),
        migrations.CreateModel(
            name="CreditUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pence", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "credit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="outreach.credit",
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paid_by",
                        to="outreach.booking",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paid_by",
                        to="outreach.session",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("booking__isnull", False), ("session", None)),
                            models.Q(("booking", None), ("session__isnull", False)),
                            _connector="OR",
                        ),
                        name="credit_use_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pence__gt", 0)), name="credit_use_pence"
                    ),
                ),
            },
        ),
        migrations.RunPython(keep_what_was_used, migrations.RunPython.noop),
    ]
