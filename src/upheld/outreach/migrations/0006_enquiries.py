"""What link officers are asked: rounds about contacts, surveys, seminars, and their answers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', '0005_reference'),
        ('register', '0004_deputy_link_officers'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConfirmationRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveIntegerField(unique=True)),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.CharField(max_length=200)),
                ('last_day', models.DateField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_by', models.CharField(max_length=200, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='confirmation_round_closed_pair')],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('introduction', models.TextField()),
                ('questions', models.JSONField()),
                ('by_body', models.BooleanField()),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.CharField(max_length=200)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by', models.CharField(max_length=200, null=True)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='survey_days'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='survey_approved_pair'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('written_by')), _negated=True), _connector='OR'), name='survey_other_eyes')],
            },
        ),
        migrations.CreateModel(
            name='Enquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=20)),
                ('made_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.CharField(max_length=200, null=True)),
                ('way', models.CharField(blank=True, max_length=200)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.authority')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='outreach.confirmationround')),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='outreach.session')),
                ('survey', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='outreach.survey')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(blank=True, max_length=40)),
                ('content', models.JSONField()),
                ('enquiry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='survey_answer', to='outreach.enquiry')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='outreach.survey')),
            ],
        ),
        migrations.CreateModel(
            name='ContactAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('contact_version', models.PositiveIntegerField(default=0)),
                ('said', models.CharField(choices=[('right', 'Still right'), ('changed', 'It is somebody else, or something changed'), ('nobody', 'Nobody at present')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('salutation', models.CharField(blank=True, max_length=200)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('settled', models.CharField(blank=True, choices=[('confirmed', 'Confirmed'), ('taken', 'Taken over'), ('refused', 'Not taken over')], max_length=10)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.CharField(max_length=200, null=True)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='register.contact')),
                ('enquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='outreach.enquiry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('said__in', ['right', 'changed', 'nobody'])), name='contact_answer_said'), models.CheckConstraint(condition=models.Q(models.Q(('settled', ''), ('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled__in', ['confirmed', 'taken', 'refused']), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='contact_answer_settled_pair'), models.UniqueConstraint(fields=('enquiry', 'role'), name='contact_answer_once')],
            },
        ),
        migrations.CreateModel(
            name='EnquiryMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ask', 'Asked'), ('reminder', 'Reminded'), ('last_reminder', 'Reminded for the last time')], max_length=20)),
                ('at', models.DateTimeField()),
                ('token', models.CharField(blank=True, max_length=60)),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('laid_at', models.DateTimeField(null=True)),
                ('sent', models.BooleanField(default=False)),
                ('enquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='outreach.enquiry')),
            ],
            options={
                'indexes': [models.Index(fields=['laid_at'], name='enquiry_mail_to_lay')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['ask', 'reminder', 'last_reminder'])), name='enquiry_mail_kind'), models.UniqueConstraint(fields=('enquiry', 'kind'), name='enquiry_mail_once'), models.CheckConstraint(condition=models.Q(('laid_at__isnull', True), ('token', ''), _connector='OR'), name='enquiry_mail_token')],
            },
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('round__isnull', False), ('session__isnull', True), ('survey__isnull', True)), models.Q(('round__isnull', True), ('session__isnull', True), ('survey__isnull', False)), models.Q(('round__isnull', True), ('session__isnull', False), ('survey__isnull', True)), _connector='OR'), name='enquiry_about'),
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='enquiry_answered_pair'),
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.UniqueConstraint(fields=('round', 'body'), name='enquiry_once_in_round'),
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.UniqueConstraint(fields=('survey', 'body'), name='enquiry_once_in_survey'),
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.UniqueConstraint(fields=('session', 'body'), name='enquiry_once_to_session'),
        ),
    ]
