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
            name='Relationship',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('request_id_from', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('INTRODUCED', 'Introduced'), ('ACTIVE', 'Walking together'), ('ENDING', 'Saying goodbye'), ('ENDED', 'Ended')], default='INTRODUCED', max_length=20)),
                ('introduced_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ending', models.CharField(blank=True, choices=[('GOOD', 'We came to the end of the path'), ('ENOUGH', 'It was enough for now'), ('CHANGED', 'Changed to another peer worker'), ('AWAY', 'The peer worker had to stop'), ('MOVED', 'Moved away'), ('QUIET', 'We lost touch')], max_length=20)),
                ('is_door_open', models.BooleanField(default=True)),
                ('last_met_at', models.DateTimeField(null=True)),
                ('times_met', models.PositiveIntegerField(default=0)),
                ('change_asked_at', models.DateTimeField(null=True)),
                ('change_words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('came_back_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supported_in', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.programme')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports_in', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'state'], name='relationship_worker'), models.Index(fields=['participant', 'state'], name='relationship_participant')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'ENDED'), _negated=True), fields=('participant', 'worker', 'programme'), name='relationship_once_at_a_time'), models.CheckConstraint(condition=models.Q(('ended_at', None), models.Q(('ending', ''), _negated=True), _connector='OR'), name='relationship_ended_says_how')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Goodbye',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('told_at', models.DateTimeField()),
                ('from_worker', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('from_participant', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('handover', models.JSONField(default=list)),
                ('handover_chosen_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('relationship', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='goodbye', to='relationships.relationship')),
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
