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
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('words', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('link', models.CharField(blank=True, max_length=300)),
                ('discreet', models.CharField(blank=True, max_length=200)),
                ('channel', models.CharField(blank=True, max_length=20)),
                ('address', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('key', models.CharField(max_length=120)),
                ('send_at', models.DateTimeField()),
                ('carry_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=[('WAITING', 'Waiting to be sent'), ('SENT', 'Sent, and shown inside'), ('INSIDE', 'Shown inside only'), ('STOPPED', 'Taken back'), ('FAILED', 'Could not be sent; shown inside')], default='INSIDE', max_length=20)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'state', 'carry_at'], name='notice_due'), models.Index(fields=['person', 'seen_at'], name='notice_unseen')],
                'constraints': [models.UniqueConstraint(fields=('org', 'person', 'key'), name='notice_told_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
    ]
