import beside.core.clock
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('next_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Org',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('is_front', models.BooleanField(default=False)),
                ('timezone', models.CharField(default='UTC', max_length=60)),
                ('country', models.CharField(default='US', max_length=2)),
                ('language', models.CharField(default='en', max_length=10)),
                ('look', models.JSONField(default=dict)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_front', True)), fields=('is_front',), name='one_front_org')],
            },
        ),
        migrations.CreateModel(
            name='Once',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=beside.core.clock.now)),
                ('answer', models.CharField(blank=True, max_length=500)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'key'), name='form_sent_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=beside.core.clock.now)),
                ('actor_id', models.UUIDField()),
                ('face_id', models.UUIDField(null=True)),
                ('channel', models.CharField(max_length=20)),
                ('purpose', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=100)),
                ('subject_id', models.UUIDField()),
                ('about_id', models.UUIDField(null=True)),
                ('before', models.CharField(max_length=64)),
                ('tie', models.CharField(max_length=64)),
                ('name', models.CharField(db_index=True, max_length=80)),
                ('changes', models.JSONField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['org', 'about_id', 'at'], name='event_about')],
                'constraints': [models.UniqueConstraint(fields=('org', 'seq'), name='event_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='Denial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=beside.core.clock.now)),
                ('actor_id', models.UUIDField()),
                ('face_id', models.UUIDField(null=True)),
                ('channel', models.CharField(max_length=20)),
                ('purpose', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=100)),
                ('subject_id', models.UUIDField()),
                ('about_id', models.UUIDField(null=True)),
                ('before', models.CharField(max_length=64)),
                ('tie', models.CharField(max_length=64)),
                ('page', models.CharField(max_length=120)),
                ('because', models.TextField(blank=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['org', 'about_id', 'at'], name='denial_about')],
                'constraints': [models.UniqueConstraint(fields=('org', 'seq'), name='denial_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
                ('seq', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'name'), name='one_chain_each')],
            },
        ),
        migrations.CreateModel(
            name='Access',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=beside.core.clock.now)),
                ('actor_id', models.UUIDField()),
                ('face_id', models.UUIDField(null=True)),
                ('channel', models.CharField(max_length=20)),
                ('purpose', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=100)),
                ('subject_id', models.UUIDField()),
                ('about_id', models.UUIDField(null=True)),
                ('before', models.CharField(max_length=64)),
                ('tie', models.CharField(max_length=64)),
                ('page', models.CharField(max_length=120)),
                ('because', models.TextField(blank=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['org', 'about_id', 'at'], name='access_about')],
                'constraints': [models.UniqueConstraint(fields=('org', 'seq'), name='access_numbered_once')],
            },
        ),
    ]
