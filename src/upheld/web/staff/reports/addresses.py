"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.reports import days, overview, versions, writing

ONE = "cases/<slug:reference>/<slug:body>/reports/"

PATHS: list[URLPattern] = [
    path("reports/", overview.reports),
    path(ONE, overview.of_case),
    path(f"{ONE}open/", writing.open_one),
    path(f"{ONE}<int:number>/", overview.one),
    path(f"{ONE}<int:number>/text/", writing.text),
    path(f"{ONE}<int:number>/facts/", writing.facts),
    path(f"{ONE}<int:number>/check/", writing.check),
    path(f"{ONE}<int:number>/draft/", writing.draft),
    path(f"{ONE}<int:number>/issue/", writing.issue),
    path(f"{ONE}<int:number>/withdraw/", writing.withdraw),
    path(f"{ONE}<int:number>/versions/", versions.versions),
    path(f"{ONE}<int:number>/days/<slug:what>/", days.record),
    path(f"{ONE}<int:number>/extend/", days.extend),
    path(f"{ONE}<int:number>/judge/", days.judge),
]
