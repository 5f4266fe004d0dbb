import beside.core.clock
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
            name='Request',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('wants_help_choosing', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('WAITING', 'Waiting'), ('CHOOSING', 'Choosing'), ('ASKED', 'Asked a peer worker'), ('MATCHED', 'Found someone'), ('CLOSED', 'Closed')], default='WAITING', max_length=20)),
                ('urgency', models.PositiveSmallIntegerField(choices=[(1, 'Steady'), (2, 'Soon'), (3, 'Soonest')], default=1)),
                ('lottery', models.PositiveIntegerField()),
                ('first_contact_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_as', models.CharField(blank=True, choices=[('MET', 'Met a peer worker'), ('NOT_NOW', 'Chose not right now'), ('NOT_REACHED', 'Could not be reached in a safe way'), ('ELSEWHERE', 'Found support elsewhere'), ('NOT_OURS', 'Needed something we do not offer')], max_length=20)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='people.programme')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'state', 'asked_at'], name='request_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_as', ''), ('closed_at', None)), models.Q(('closed_at__isnull', False), models.Q(('closed_as', ''), _negated=True)), _connector='OR'), name='request_closed_says_how'), models.UniqueConstraint(condition=models.Q(('state__in', ['WAITING', 'CHOOSING', 'ASKED'])), fields=('person', 'programme'), name='request_one_open_each')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference_hash', models.CharField(max_length=64, unique=True)),
                ('by', models.CharField(choices=[('PROFESSIONAL', 'Someone at work'), ('FAMILY', 'Family or a friend'), ('SYSTEM', 'Another system')], max_length=20)),
                ('referrer', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('consent_said', models.CharField(max_length=300)),
                ('told', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('their_id', models.CharField(blank=True, max_length=64)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('original', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('left_out', models.JSONField(default=list)),
                ('step', models.CharField(choices=[('RECEIVED', 'Received'), ('REACHED_OUT', 'Reached out'), ('MET', 'Met'), ('CLOSED', 'Closed')], default='RECEIVED', max_length=20)),
                ('stepped_at', models.DateTimeField(default=beside.core.clock.now)),
                ('received_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='people.systemclient')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='referrals.request')),
            ],
            options={
                'indexes': [models.Index(fields=['sent_by', 'their_id'], name='referral_theirs')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('org', 'source'), name='referral_taken_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('EXPERIENCE', 'Has lived through'), ('LANGUAGE', 'Speaks'), ('COMMUNITY', 'Knows my community'), ('GENDER', 'Gender'), ('AGE', 'Age'), ('MODE', 'How we meet'), ('TIME', 'When')], max_length=20)),
                ('code', models.CharField(max_length=40)),
                ('weight', models.CharField(choices=[('NICE', 'nice'), ('MUST', 'must')], default='NICE', max_length=10)),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='referrals.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('request', 'kind', 'code'), name='wish_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='NumberElsewhere',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number_hash', models.CharField(max_length=64)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers_elsewhere', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'number_hash'), name='number_elsewhere_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
