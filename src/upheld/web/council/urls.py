"""Every address of the public forms."""

from django.urls import path

from upheld.web.council import complaint, documents, files, letters, standing
from upheld.web.council.officers import contacts, survey
from upheld.web.council.training import answering, booking, changing
from upheld.web.council.training import files as training_files
from upheld.web.council.training import standing as booked

urlpatterns = [
    path("", complaint.start),
    path("complaint/", complaint.complaint),
    path("complaint/documents/", documents.documents),
    path("status/", standing.status),
    path("letters/fetch/<str:token>/", letters.letter),
    path("training/<int:number>/book/", booking.book),
    path("training/booking/", booked.booking),
    path("training/booking/cancel/", changing.cancel),
    path("training/booking/move/", changing.move),
    path("training/booking/evaluation/", answering.evaluation),
    path("training/booking/calendar/", training_files.entry),
    path("training/booking/certificate/", training_files.certificate),
    path("officers/contacts/<str:token>/", contacts.contacts),
    path("officers/survey/<str:token>/", survey.survey),
    path("assets/<path:name>", files.asset),
    path("healthz", files.health),
    path("robots.txt", files.robots),
]

handler400 = "upheld.web.council.refusals.bad_request"
handler404 = "upheld.web.council.refusals.not_found"
handler500 = "upheld.web.council.refusals.failed"
