"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.post import deciding, lists, mails, one, reports

ONE = "post/<slug:body>/<int:number>/"

PATHS: list[URLPattern] = [
    path("post/", lists.messages),
    path("post/report/", reports.take_in),
    path("post/mails/", mails.mails),
    path("post/mails/<int:number>/", mails.mail),
    path("post/mails/<int:number>/settle/", mails.settle),
    path(ONE, one.message),
    path(f"{ONE}settle/", deciding.settle),
    path(f"{ONE}returned/", deciding.returned),
    path(f"{ONE}acknowledged/", deciding.acknowledged),
    path(f"{ONE}again/", deciding.again),
]
