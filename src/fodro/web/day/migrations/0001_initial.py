import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnFactor',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('slug', models.CharField(max_length=64)),
                ('name', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('number', 'number'), ('score', 'score'), ('yes-no', 'yes-no'), ('category', 'category')], max_length=16)),
                ('unit', models.CharField(blank=True, max_length=20)),
                ('choices', models.JSONField(blank=True, default=list)),
                ('place', models.PositiveIntegerField(default=0)),
                ('retired', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_factors', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['place', 'id'],
                'constraints': [models.UniqueConstraint(fields=('person', 'slug'), name='own_factor_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['number', 'score', 'yes-no', 'category'])), name='own_factor_kind_known')],
            },
        ),
    ]
