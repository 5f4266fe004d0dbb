import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('people', '0001_initial'),
        ('referrals', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fits', models.JSONField(default=list)),
                ('does_not', models.JSONField(default=list)),
                ('parts', models.JSONField(default=dict)),
                ('points', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('SHOWN', 'Suggested'), ('ASKED', 'Asked to meet'), ('AGREED', 'Agreed'), ('NOT_A_FIT', 'Not a fit'), ('LAPSED', 'No longer open')], default='SHOWN', max_length=20)),
                ('shown_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='options', to='referrals.request')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggested_for', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'state'], name='option_worker')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['SHOWN', 'ASKED'])), fields=('request', 'worker'), name='option_once_at_a_time'), models.UniqueConstraint(condition=models.Q(('state', 'ASKED')), fields=('request',), name='option_one_asked_at_a_time')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
