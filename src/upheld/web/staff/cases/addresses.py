"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.cases import documents, people

ONE = "cases/<slug:reference>/<slug:body>/"

PATHS: list[URLPattern] = [
    path(f"{ONE}people/", people.people),
    path(f"{ONE}people/add/", people.add),
    path(f"{ONE}people/<int:number>/change/", people.change_one),
    path(f"{ONE}people/consent/", people.consent),
    path(f"{ONE}documents/", documents.documents),
    path(f"{ONE}documents/add/", documents.add),
    path(f"{ONE}documents/<int:number>/", documents.one),
]
