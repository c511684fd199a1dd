"""Addresses of the follow-up pages; see docs/architecture.md for who may open which."""

from django.urls import URLPattern, URLResolver, path

from followup.views import dugnads, people, tasks, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("k/<str:number>/i-dag/", today.today, name="today"),
    path("svar/<int:pk>/ta-over/", today.proposal_accept, name="proposal_accept"),
    path("svar/<int:pk>/ordnet/", today.answer_settle, name="answer_settle"),
    path("k/<str:number>/paminnelser/", today.upcoming, name="upcoming"),
    path("k/<str:number>/oppgaver/", tasks.task_list, name="tasks"),
    path("k/<str:number>/oppgaver.csv", tasks.tasks_csv, name="tasks_csv"),
    path("k/<str:number>/oppgaver/ny/", tasks.task_new, name="task_new"),
    path("oppgave/<int:pk>/", tasks.task_page, name="task"),
    path("oppgave/<int:pk>/endre/", tasks.task_edit, name="task_edit"),
    path("oppgave/<int:pk>/status/", tasks.task_state, name="task_state"),
    path("oppgave/<int:pk>/gi-videre/", tasks.task_assign, name="task_assign"),
    path("k/<str:number>/folk/", people.people_list, name="people"),
    path("k/<str:number>/folk/ny/", people.person_new, name="person_new"),
    path("person/<int:pk>/", people.person_page, name="person"),
    path("person/<int:pk>/endre/", people.person_edit, name="person_edit"),
    path("person/<int:pk>/adresse/", people.person_address, name="person_address"),
    path("person/<int:pk>/sluttet/", people.person_left, name="person_left"),
    path("person/<int:pk>/tilbake/", people.person_back, name="person_back"),
    path("person/<int:pk>/slett/", people.person_erase, name="person_erase"),
    path("k/<str:number>/dugnader/", dugnads.dugnad_list, name="dugnads"),
    path("k/<str:number>/dugnader/ny/", dugnads.dugnad_new, name="dugnad_new"),
    path("mine-dugnader/", dugnads.my_dugnads, name="my_dugnads"),
    path("dugnad/<int:pk>/", dugnads.dugnad_page, name="dugnad"),
    path("dugnad/<int:pk>/endre/", dugnads.dugnad_edit, name="dugnad_edit"),
    path("dugnad/<int:pk>/deltakere/", dugnads.participant_list, name="participants"),
    path(
        "dugnad/<int:pk>/deltakere/<int:person>/ta-bort/",
        dugnads.participant_remove,
        name="participant_remove",
    ),
    path("dugnad/<int:pk>/referat/", dugnads.referat_upload, name="referat_upload"),
]
