"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.officers import home, one, rounds, seminars, surveys, writing

BODY = "officers/rounds/<int:year>/bodies/<slug:body>/"

PATHS: list[URLPattern] = [
    path("officers/", home.home),
    path("officers/rounds/start/", rounds.start),
    path("officers/rounds/<int:year>/", rounds.one),
    path("officers/rounds/<int:year>/close/", rounds.close),
    path("officers/surveys/add/", writing.add),
    path("officers/surveys/<int:number>/", surveys.one),
    path("officers/surveys/<int:number>/change/", writing.change),
    path("officers/surveys/<int:number>/approve/", surveys.approve),
    path("officers/surveys/<int:number>/close/", surveys.close),
    path("officers/surveys/<int:number>/results.<slug:form>", surveys.export),
    path("officers/seminars/<int:number>/", seminars.one),
    path("officers/seminars/<int:number>/invite/", seminars.invite),
    path(BODY, one.of_body),
    path(f"{BODY}told/", one.told),
    path(f"{BODY}answers/<int:number>/take/", one.take),
    path(f"{BODY}answers/<int:number>/refuse/", one.refuse),
]
