"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.officers import home, one, rounds

BODY = "officers/rounds/<int:year>/bodies/<slug:body>/"

PATHS: list[URLPattern] = [
    path("officers/", home.home),
    path("officers/rounds/start/", rounds.start),
    path("officers/rounds/<int:year>/", rounds.one),
    path("officers/rounds/<int:year>/close/", rounds.close),
    path(BODY, one.of_body),
    path(f"{BODY}told/", one.told),
    path(f"{BODY}answers/<int:number>/take/", one.take),
    path(f"{BODY}answers/<int:number>/refuse/", one.refuse),
]
