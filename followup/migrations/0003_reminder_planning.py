from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_review_depth")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="mail_held_at",
            field=models.DateTimeField(
                blank=True, help_text="The contact person stopped mail about it.", null=True
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="no_contact_told_at",
            field=models.DateTimeField(
                blank=True, help_text="The contact person was told so.", null=True
            ),
        ),
        migrations.RemoveConstraint(model_name="reminder", name="one_reminder_a_day"),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["planned", "sent"])),
                fields=("person", "day"),
                name="one_reminder_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "planned")),
                fields=("person",),
                name="one_planned_reminder",
            ),
        ),
    ]
