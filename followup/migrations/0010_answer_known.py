from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0009_lead_since"),
    ]

    operations = [
        migrations.AddField(
            model_name="reminderitem",
            name="answered_at",
            field=models.DateTimeField(
                blank=True,
                help_text="The task's last answer that the mail was written with.",
                null=True,
            ),
        ),
    ]
