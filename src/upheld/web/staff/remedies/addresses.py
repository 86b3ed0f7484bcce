"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.remedies import drafting, evidence, monitoring, queue, tab

TAB = "cases/<slug:reference>/<slug:body>/remedies/"
ONE = f"{TAB}<int:number>/"

PATHS: list[URLPattern] = [
    path("remedies/", queue.queue),
    path("remedies/summaries/", queue.summaries),
    path(TAB, tab.remedies),
    path(f"{TAB}add/", drafting.add),
    path(f"{ONE}change/", drafting.change_one),
    path(f"{ONE}remove/", drafting.remove),
    path(f"{ONE}agree/", drafting.agree),
    path(f"{ONE}check/", drafting.check),
    path(f"{ONE}summary/", drafting.summary),
    path(f"{ONE}ask/", monitoring.ask_more_time),
    path(f"{ONE}extend/", monitoring.extend),
    path(f"{ONE}decline/", monitoring.decline),
    path(f"{ONE}done/", monitoring.done),
    path(f"{ONE}evidence/", evidence.evidence),
    path(f"{ONE}assess/", monitoring.assess),
    path(f"{ONE}unsatisfied/", monitoring.unsatisfied),
    path(f"{ONE}take-back/", monitoring.take_back),
    path(f"{ONE}take-back-finding/", monitoring.take_finding_back),
    path(f"{ONE}new-case/", monitoring.new_case),
]
