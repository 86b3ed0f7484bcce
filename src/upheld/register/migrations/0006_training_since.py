"""Since when training has been given, among the office's dated settings."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0005_deputy_copies'),
    ]

    operations = [
        migrations.AddField(
            model_name='officesetting',
            name='training_since',
            field=models.DateField(null=True),
        ),
    ]
