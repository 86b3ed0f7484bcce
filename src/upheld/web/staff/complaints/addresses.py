"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.complaints import (
    codes,
    documents,
    one,
    queue,
    recording,
    settling,
)

PATHS: list[URLPattern] = [
    path("complaints/", queue.queue),
    path("complaints/record/", recording.record),
    path("complaints/record/mail/", recording.from_mail),
    path("complaints/<int:number>/", one.one),
    path("complaints/<int:number>/documents/add/", documents.add),
    path("complaints/<int:number>/documents/<int:document>/", documents.one),
    path("complaints/<int:number>/accept/", settling.accept),
    path("complaints/<int:number>/join/", settling.join),
    path("complaints/<int:number>/decline/", settling.decline),
    path("complaints/<int:number>/code/", codes.status_code),
]
