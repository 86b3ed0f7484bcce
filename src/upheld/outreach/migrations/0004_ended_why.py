"""Why a version of a question or resource was withdrawn or returned."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("outreach", "0003_places"),
    ]

    operations = [
        migrations.AddField(
            model_name='recordversion',
            name='ended_why',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
    ]
