"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.cases import (
    assessment,
    history,
    joint,
    letters,
    lists,
    overview,
    reviews,
    statements,
    steps,
)

CASE = "cases/<slug:reference>/<slug:body>/"

PATHS: list[URLPattern] = [
    path("cases/", lists.cases),
    path("cases/post/", letters.post_list),
    path("cases/post/letters.zip", letters.to_print),
    path(CASE, overview.overview),
    path(f"{CASE}code/", overview.code),
    path(f"{CASE}recode/", overview.recode),
    path(f"{CASE}share/", overview.share),
    path(f"{CASE}note/", overview.note),
    path(f"{CASE}add-body/", joint.add),
    path(f"{CASE}split/", joint.split),
    path(f"{CASE}forward/", steps.forward),
    path(f"{CASE}close/", steps.close),
    path(f"{CASE}investigate/", steps.investigate),
    path(f"{CASE}close-assessed/", steps.close_assessed),
    path(f"{CASE}provisional/", steps.provisional),
    path(f"{CASE}take-back/", steps.take_back),
    path(f"{CASE}decide/", steps.decide),
    path(f"{CASE}discontinue/", steps.discontinue),
    path(f"{CASE}assessment/", assessment.assessment),
    path(f"{CASE}assessment/change/", assessment.change),
    path(f"{CASE}scope/", assessment.scope),
    path(f"{CASE}tell/", assessment.tell_sides),
    path(f"{CASE}contact/", assessment.contact),
    path(f"{CASE}statements/", statements.statements),
    path(f"{CASE}statements/<slug:kind>/", statements.write),
    path(f"{CASE}statements/<slug:kind>/versions/", statements.compare),
    path(f"{CASE}publication/", statements.publication),
    path(f"{CASE}letters/", letters.letters),
    path(f"{CASE}letters/received/", letters.received),
    path(f"{CASE}letters/<int:number>/", letters.letter),
    path(f"{CASE}letters/<int:number>/by-post/", letters.by_post),
    path(f"{CASE}reviews/", reviews.reviews),
    path(f"{CASE}reviews/ask/", reviews.ask),
    path(f"{CASE}reviews/answer/", reviews.answer),
    path(f"{CASE}reviews/correct/", reviews.correct),
    path(f"{CASE}history/", history.history),
    path("letters/fetch/<str:token>/", letters.fetch),
]
