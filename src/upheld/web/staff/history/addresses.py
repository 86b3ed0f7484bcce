"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.history import accepted, reading_in, waiting

ONE = "history/readings/<int:number>/"

PATHS: list[URLPattern] = [
    path("history/", accepted.figures),
    path("history/<int:number>/withdraw/", accepted.withdraw),
    path("history/read/", reading_in.read),
    path("history/readings/", waiting.readings),
    path("history/readings/accept/", waiting.accept_all),
    path(ONE, waiting.one),
    path(f"{ONE}drop/", waiting.drop),
]
