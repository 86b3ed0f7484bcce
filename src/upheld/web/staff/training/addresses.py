"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern, path

from upheld.web.staff.training import (
    attendance,
    bookings,
    cancelling,
    certificates,
    courses,
    credit_list,
    downloads,
    people,
    righting,
    room,
    sessions,
)

COURSE = "training/courses/<slug:slug>/"
SESSION = "training/sessions/<int:number>/"
BOOKING = "training/bookings/<int:number>/"

PATHS: list[URLPattern] = [
    path("training/", room.room),
    path("training/places.<slug:form>", downloads.places),
    path("training/finance/", downloads.finance),
    path("training/finance.<slug:form>", downloads.finance_file),
    path("training/cancel/", cancelling.span),
    path("training/credits/", credit_list.credit_list),
    path("training/certificates/", certificates.check),
    path("training/courses/", courses.listed),
    path("training/courses/add/", courses.add),
    path(COURSE, courses.one),
    path(f"{COURSE}change/", courses.change),
    path(f"{COURSE}retire/", courses.retire),
    path(f"{COURSE}plan/", sessions.plan),
    path(f"{COURSE}evaluation.<slug:form>", downloads.evaluation),
    path(SESSION, sessions.one),
    path(f"{SESSION}change/", sessions.change),
    path(f"{SESSION}announce/", sessions.announce),
    path(f"{SESSION}cancel/", cancelling.one),
    path(f"{SESSION}book/", people.book_one),
    path(f"{SESSION}list/", people.paste),
    path(f"{SESSION}move/", people.move_everybody),
    path(f"{SESSION}pay/", sessions.pay),
    path(f"{SESSION}people.pdf", downloads.people),
    path(f"{SESSION}attendance/", attendance.close),
    path(f"{SESSION}reopen/", attendance.reopen),
    path(f"{SESSION}certificates.zip", certificates.of_session),
    path(BOOKING, bookings.one),
    path(f"{BOOKING}cancel/", bookings.cancel),
    path(f"{BOOKING}move/", bookings.move),
    path(f"{BOOKING}correct/", righting.correct),
    path(f"{BOOKING}code/", righting.code),
    path(f"{BOOKING}credit/", bookings.credit),
    path(f"{BOOKING}no-credit/", bookings.no_credit),
    path(f"{BOOKING}pay/", bookings.pay),
    path(f"{BOOKING}certificate.pdf", certificates.of_booking),
]
