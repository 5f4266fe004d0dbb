import beside.core.sealed
import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('encounters', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('CSV', 'Table'), ('PDF', 'Document')], max_length=20)),
                ('begins_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('lines', models.PositiveIntegerField()),
                ('taken_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
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
            name='OutsideAsk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('talked_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_asks', to='people.person')),
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
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('DRAWN', 'To read'), ('READ', 'Read')], default='DRAWN', max_length=20)),
                ('drawn_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('note', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='encounters.note')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
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
            name='TalkPoint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('added_at', models.DateTimeField()),
                ('talked_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_points', to='people.person')),
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
            name='Cadence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(max_length=20)),
                ('every', models.CharField(choices=[('P1W', 'Every week'), ('P2W', 'Every two weeks'), ('P1M', 'Every month'), ('P2M', 'Every two months')], max_length=5)),
                ('begins_on', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('org', 'stage'), name='cadence_one_each')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('mode', models.CharField(choices=[('IN_PERSON', 'In person'), ('PHONE', 'By phone'), ('VIDEO', 'By video')], default='IN_PERSON', max_length=20)),
                ('kind', models.CharField(choices=[('ONE', 'One to one'), ('GROUP', 'In a group'), ('OBSERVATION', 'Watched at work')], default='ONE', max_length=20)),
                ('group', models.UUIDField(null=True)),
                ('agenda', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('ended_at', models.DateTimeField(null=True)),
                ('amends', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amended_by', to='supervision.supervision')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supervisions', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'held_at'], name='supervision_worker')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 480)), name='supervision_minutes'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('worker', 'held_at'), name='supervision_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
