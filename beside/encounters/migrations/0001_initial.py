import beside.core.sealed
import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('people', '0001_initial'),
        ('plans', '0001_initial'),
        ('relationships', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(choices=[('MEETING', 'Meeting'), ('BUSY', 'Busy')], default='MEETING', max_length=20)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to='people.person')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'guarded',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Encounter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('mode', models.CharField(choices=[('IN_PERSON', 'In person'), ('PHONE', 'By phone'), ('VIDEO', 'By video')], max_length=20)),
                ('setting', models.CharField(max_length=20)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('state', models.CharField(choices=[('BOOKED', 'Booked'), ('MET', 'Met'), ('MISSED', 'Did not meet'), ('CALLED_OFF', 'Called off')], default='BOOKED', max_length=20)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('booked_at', models.DateTimeField()),
                ('moves', models.PositiveSmallIntegerField(default=0)),
                ('reached_out_at', models.DateTimeField(null=True)),
                ('called_off_at', models.DateTimeField(null=True)),
                ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('relationship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='encounters', to='relationships.relationship')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'starts_at'], name='encounter_worker'), models.Index(fields=['participant', 'starts_at'], name='encounter_participant'), models.Index(fields=['relationship', 'starts_at'], name='encounter_relationship'), models.Index(fields=['org', 'state', 'starts_at'], name='encounter_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='encounter_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'CALLED_OFF'), _negated=True), ('called_off_at__isnull', False), _connector='OR'), name='encounter_called_off_at')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('NOTE', 'A note'), ('CHANGE', 'A change to a note'), ('WORDS', 'Words beside a note')], default='NOTE', max_length=20)),
                ('body', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('kept_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='encounters.encounter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('used_at', None)), fields=('by', 'encounter', 'form'), name='draft_one_each')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_attendance_only', models.BooleanField(default=False)),
                ('did', models.JSONField(default=list)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('next', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('next_on', models.DateField(null=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('is_together', models.BooleanField(default=False)),
                ('signed_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('encounter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='note', to='encounters.encounter')),
                ('goal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.goal')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__lte', 720)), name='note_minutes')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('was', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('why', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='encounters.note')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('note', 'version'), name='amendment_each_version_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='AddedWords',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('BESIDE', 'My words'), ('CORRECT', 'Please correct this')], default='BESIDE', max_length=20)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('at', models.DateTimeField()),
                ('answer', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='added', to='encounters.note')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'guarded',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
