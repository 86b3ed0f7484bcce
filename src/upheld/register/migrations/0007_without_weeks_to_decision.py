"""The delay of decisions is a dated rule of `domain.publication`; nothing ever read this setting."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_training_since"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="officesetting",
            name="weeks_to_decision",
        ),
    ]
