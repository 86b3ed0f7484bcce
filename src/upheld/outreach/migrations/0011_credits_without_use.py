"""What a credit paid stands in its uses alone; after the copy, so that tables may be altered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0010_uses_of_credits"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="credit", name="credit_of_one"),
        migrations.RemoveConstraint(model_name="credit", name="credit_used_pair"),
        migrations.RemoveField(model_name="credit", name="used_at"),
        migrations.RemoveField(model_name="credit", name="used_by"),
        migrations.RemoveField(model_name="credit", name="used_on"),
        migrations.RemoveField(model_name="credit", name="used_on_session"),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("booking__isnull", False), ("session", None)),
                    models.Q(("booking", None), ("session__isnull", False)),
                    _connector="OR",
                ),
                name="credit_of_one",
            ),
        ),
    ]
