"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.publication import acts, clues, one, queue, reports

ONE = "publication/<slug:reference>/<slug:body>/"
REPORT = "publication/reports/<slug:reference>/<slug:body>/<slug:kind>/"

PATHS: list[URLPattern] = [
    path("publication/", queue.queue),
    path("publication/reports/", reports.listed),
    path(REPORT, reports.one),
    path(f"{REPORT}take-down/", reports.take_down),
    path(f"{REPORT}put-back/", reports.put_back),
    path(ONE, one.one),
    path(f"{ONE}settle/", clues.settle),
    path(f"{ONE}text/", acts.text),
    path(f"{ONE}pass/", acts.pass_one),
    path(f"{ONE}withhold/", acts.withhold),
    path(f"{ONE}let-go/", acts.release),
    path(f"{ONE}take-down/", acts.take_one_down),
    path(f"{ONE}object/", acts.object_to),
    path(f"{ONE}answer/", acts.answer),
]
