"""What an earlier training record calls a session that was brought in from it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("outreach", "0004_ended_why"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="reference",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reference", ""), _negated=True),
                fields=("reference",),
                name="session_reference",
            ),
        ),
    ]
