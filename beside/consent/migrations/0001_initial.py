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
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('covers', models.CharField(choices=[('NOTES', 'Shared notes about our meetings'), ('REFERRER', 'Telling the person who referred me how it goes'), ('CARE_TEAM', 'Sharing a copy with someone I name'), ('SHOW_WISHES', 'Showing what I asked for to a peer worker I choose')], max_length=20)),
                ('discloser', models.CharField(max_length=200)),
                ('information', models.JSONField(default=list)),
                ('recipient', models.CharField(max_length=200)),
                ('purpose', models.CharField(max_length=200)),
                ('how_to_revoke', models.TextField()),
                ('expires_on', models.DateField(null=True)),
                ('expires_when', models.CharField(blank=True, max_length=200)),
                ('signed_name', models.CharField(max_length=80)),
                ('signed_at', models.DateTimeField()),
                ('statements', models.TextField()),
                ('text_version', models.CharField(max_length=40)),
                ('text_hash', models.CharField(max_length=64)),
                ('language', models.CharField(default='en', max_length=10)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'covers'], name='consent_person_covers')],
                'constraints': [models.CheckConstraint(condition=models.Q(('revoked_at', None), ('revoked_at__gte', models.F('signed_at')), _connector='OR'), name='consent_revoked_after_signed'), models.CheckConstraint(condition=models.Q(('expires_on__isnull', False), models.Q(('expires_when', ''), _negated=True), _connector='OR'), name='consent_says_when_it_ends')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recipient', models.CharField(max_length=200)),
                ('information', models.JSONField(default=list)),
                ('purpose', models.CharField(max_length=200)),
                ('ground', models.CharField(max_length=40)),
                ('notice_version', models.CharField(blank=True, max_length=40)),
                ('notice', models.TextField(blank=True)),
                ('disclosed_at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='consent.consent')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='people.person')),
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
            name='Glass',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('SAFETY', 'Someone may be in danger'), ('COVER', 'Their peer worker is suddenly away'), ('COMPLAINT', 'Looking into a complaint or an error'), ('LAW', 'A legal duty')], max_length=20)),
                ('words', models.TextField()),
                ('broken_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at', None), ('reviewed_by', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False)), _connector='OR'), name='glass_reviewed_at_by'), models.CheckConstraint(condition=models.Q(('reviewed_by', None), models.Q(('reviewed_by', models.F('by')), _negated=True), _connector='OR'), name='glass_not_reviewed_by_oneself')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('LOOK', 'Why did someone look?'), ('CORRECT', 'Something here is not right'), ('DELETE', 'Please delete something')], max_length=20)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('about', models.CharField(blank=True, max_length=120)),
                ('asked_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('OPEN', 'Asked'), ('ANSWERED', 'Answered')], default='OPEN', max_length=20)),
                ('decision', models.CharField(blank=True, max_length=40)),
                ('answer', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='question_answered_at_by')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
