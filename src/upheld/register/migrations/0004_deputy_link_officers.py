"""Deputies of link officers."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_notes_taken_back'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='contact',
            name='contact_role',
        ),
        migrations.AlterField(
            model_name='contact',
            name='role',
            field=models.CharField(choices=[('chief_executive', 'Chief executive'), ('leader', 'Leader'), ('link_officer', 'Link officer'), ('deputy_link_officer', 'Deputy link officer'), ('scrutiny_chair', 'Chair of the scrutiny committee'), ('monitoring_officer', 'Monitoring officer')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ('chief_executive', 'leader', 'link_officer', 'deputy_link_officer', 'scrutiny_chair', 'monitoring_officer'))), name='contact_role'),
        ),
    ]
