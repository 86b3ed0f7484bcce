"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.work import mine

PATHS: list[URLPattern] = [
    path("work/", mine.mine),
    path("work/team/", mine.team),
    path("work/calendar/", mine.month),
    path("work/search/", mine.search),
]
