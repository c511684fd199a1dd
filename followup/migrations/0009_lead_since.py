from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0008_calendar_epochs"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="lead_since",
            field=models.DateTimeField(
                blank=True, help_text="When the lead was last changed; null: never.", null=True
            ),
        ),
    ]
