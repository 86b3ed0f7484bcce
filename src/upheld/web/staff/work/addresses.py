"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.work import performance

PATHS: list[URLPattern] = [
    path("work/performance/", performance.overview),
    path("work/performance/figures.csv", performance.figures),
    path("work/performance/cases/", performance.cases),
]
