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
    ]
