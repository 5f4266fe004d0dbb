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
    ]

    operations = [
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=40)),
                ('is_public', models.BooleanField(default=False)),
                ('line', models.CharField(blank=True, max_length=160)),
                ('story', models.TextField(blank=True)),
                ('good_to_talk_about', models.JSONField(default=list)),
                ('gender', models.CharField(blank=True, max_length=20)),
                ('age_band', models.CharField(blank=True, max_length=10)),
                ('communities', models.JSONField(default=list)),
                ('seen', models.JSONField(default=dict)),
                ('stage', models.CharField(choices=[('VOLUNTEER', 'Volunteer'), ('TRAINEE', 'In training'), ('PROVISIONAL', 'Provisionally certified'), ('CERTIFIED', 'Certified'), ('SENIOR', 'Senior')], default='PROVISIONAL', max_length=20)),
                ('caseload_limit', models.PositiveSmallIntegerField(default=10)),
                ('serves_ages', models.JSONField(default=list)),
                ('modes', models.JSONField(default=list)),
                ('will_not', models.JSONField(default=list)),
                ('is_taking_people', models.BooleanField(default=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='profile', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'slug'), name='profile_slug')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Hours',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('starts', models.TimeField()),
                ('ends', models.TimeField()),
                ('modes', models.JSONField(default=list)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='workforce.profile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='hours_end_after_start'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='hours_weekday')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Experience',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('seen_by', models.CharField(choices=[('PRIVATE', 'Only me'), ('SUPERVISOR', 'My supervisor'), ('MATCHED', 'People I am suggested to'), ('PUBLIC', 'Everyone')], default='PRIVATE', max_length=20)),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='workforce.profile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('profile', 'code'), name='experience_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TimeAway',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='away', to='workforce.profile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='away_ends_after_start')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='WorkedHours',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('TRAINING', 'Training'), ('CE', 'Continuing education'), ('WORK', 'Peer support'), ('SUPERVISION', 'Supervision')], max_length=20)),
                ('day_on', models.DateField()),
                ('minutes', models.PositiveIntegerField()),
                ('topics', models.JSONField(default=list)),
                ('tags', models.JSONField(default=list)),
                ('given_as', models.CharField(choices=[('PAID', 'Paid'), ('VOLUNTEER', 'As a volunteer'), ('RELATED', 'In related work')], default='PAID', max_length=20)),
                ('certificate', models.CharField(blank=True, max_length=80)),
                ('source', models.CharField(blank=True, max_length=40)),
                ('source_id', models.UUIDField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('left_out_why', models.CharField(blank=True, max_length=200)),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='worked_hours', to='people.person')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'day_on'], name='worked_hours_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='worked_some_time'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('source_id__isnull', False)), fields=('source_id', 'kind'), name='worked_hours_once_each_source'), models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('certificate', ''), _negated=True)), fields=('person', 'certificate'), name='certificate_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('said_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('worker', 'person'), name='conflict_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('credential', models.CharField(max_length=40)),
                ('stage', models.CharField(max_length=20)),
                ('since_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('extensions', models.PositiveSmallIntegerField(default=0)),
                ('endorsements', models.JSONField(default=list)),
                ('number', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('verified_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='people.person')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('since_on', None), ('until_on__gte', models.F('since_on')), _connector='OR'), name='credential_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person', 'credential', 'stage'), name='credential_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
