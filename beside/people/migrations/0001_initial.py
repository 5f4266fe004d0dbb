import beside.core.sealed
import beside.people.account
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('id', models.UUIDField(default=beside.people.account.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('face', models.CharField(choices=[('PARTICIPANT', 'Participant'), ('STAFF', 'Staff'), ('OUTSIDE', 'Guardian or funder')], max_length=20)),
                ('name', models.CharField(max_length=80)),
                ('pronouns', models.CharField(blank=True, max_length=40)),
                ('languages', models.JSONField(default=list)),
                ('age_band', models.CharField(blank=True, max_length=10)),
                ('work_email', models.EmailField(blank=True, max_length=254)),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'account'], name='person_account')],
                'constraints': [models.UniqueConstraint(fields=('org', 'account', 'face'), name='person_one_of_each_face')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('wrong_words', models.PositiveSmallIntegerField(default=0)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.person')),
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
            name='Circle',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('WORKER', 'Peer worker'), ('COVER', 'Covering')], default='WORKER', max_length=20)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_circles', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='circle', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['member', 'person'], name='circle_member')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'member', 'part'), name='circle_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60)),
                ('name', models.CharField(max_length=120)),
                ('about', models.TextField(blank=True)),
                ('setting', models.CharField(choices=[('INPATIENT', 'On a hospital ward'), ('OUTPATIENT', 'At a clinic'), ('DIGITAL', 'Online and by phone'), ('COMMUNITY', 'Out in the community')], max_length=20)),
                ('ages', models.CharField(choices=[('ADULT', 'Adults'), ('ADOLESCENT', 'Young people, 13 to 17'), ('ALL', 'All ages')], default='ADULT', max_length=20)),
                ('focus', models.CharField(choices=[('MENTAL_HEALTH', 'Mental health'), ('SUBSTANCE_USE', 'Substance use'), ('CO_OCCURRING', 'Both together'), ('FAMILY', 'Families and caregivers')], default='MENTAL_HEALTH', max_length=20)),
                ('is_part2', models.BooleanField(default=True)),
                ('closed_on', models.DateField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('org', 'slug'), name='programme_slug')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=30)),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.programme')),
            ],
            options={
                'indexes': [models.Index(fields=['programme', 'role'], name='membership_programme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='membership_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('person', 'role', 'programme'), name='membership_once_at_a_time'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('programme', None)), fields=('person', 'role'), name='membership_everywhere_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SafeContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('TEXT', 'Text message'), ('PHONE', 'Phone call'), ('EMAIL', 'E-mail'), ('HERE', 'Only in this app'), ('IN_PERSON', 'In person')], max_length=20)),
                ('address', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('hours', models.CharField(blank=True, max_length=200)),
                ('may_leave_message', models.BooleanField(default=False)),
                ('code_word', beside.core.sealed.SealedText(blank=True, default=b'')),
                ('named_at', models.DateTimeField()),
                ('checked_on', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safe_contacts', to='people.person')),
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
            name='Supervises',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('org', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.org')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks_after', to='people.person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looked_after_by', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('worker', 'supervisor'), name='supervises_once')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('guarded', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SystemClient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('grants', models.JSONField(default=list)),
                ('ended_at', models.DateTimeField(null=True)),
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
    ]
