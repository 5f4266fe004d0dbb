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
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('why', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('state', models.CharField(choices=[('SUGGESTED', 'Suggested'), ('ON', 'On the way'), ('RESTING', 'Resting'), ('REACHED', 'Reached'), ('LET_GO', 'Let go')], default='ON', max_length=20)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('set_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='people.person')),
                ('suggested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'state'], name='goal_person')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('place', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('SUGGESTED', 'Suggested'), ('AHEAD', 'Ahead'), ('DONE', 'Done'), ('LET_GO', 'Let go')], default='AHEAD', max_length=20)),
                ('by_on', models.DateField(null=True)),
                ('done_on', models.DateField(null=True)),
                ('laid_at', models.DateTimeField()),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='plans.goal')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('suggested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['goal', 'place'], name='step_goal')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'DONE'), _negated=True), ('done_on__isnull', False), _connector='OR'), name='step_done_on')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Rewording',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('suggested_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('is_accepted', models.BooleanField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rewordings', to='plans.step')),
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
            name='Strength',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('GOOD_AT', 'What I am good at'), ('HELPS', 'What helps on a hard day'), ('PERSON', 'People I count on'), ('PLACE', 'Places that are good for me')], max_length=20)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('is_suggested', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strengths', to='people.person')),
                ('suggested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
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
