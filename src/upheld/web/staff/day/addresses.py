"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.day import mine, performance

PATHS: list[URLPattern] = [
    path("day/", mine.mine),
    path("day/team/", mine.team),
    path("day/calendar/", mine.month),
    path("day/search/", mine.search),
    path("performance/", performance.overview),
    path("performance/figures.csv", performance.figures),
    path("performance/cases/", performance.cases),
]
