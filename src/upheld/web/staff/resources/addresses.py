"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.resources import acts, asked_of, listed, one, writing

ONE = "resources/<slug:kind>/<slug:key>/"

PATHS: list[URLPattern] = [
    path("resources/", listed.listed),
    path("resources/add/<slug:kind>/", writing.add),
    path(ONE, one.one),
    path(f"{ONE}asked/", asked_of.asked_of),
    path(f"{ONE}change/", writing.change),
    path(f"{ONE}approve/", acts.approve),
    path(f"{ONE}return/", acts.give_back),
    path(f"{ONE}withdraw/", acts.withdraw),
]
