"""Every address of the public forms."""

from django.urls import path

from upheld.web.council import complaint, documents, files, letters, standing

urlpatterns = [
    path("", complaint.start),
    path("complaint/", complaint.complaint),
    path("complaint/documents/", documents.documents),
    path("status/", standing.status),
    path("letters/fetch/<str:token>/", letters.letter),
    path("assets/<path:name>", files.asset),
    path("healthz", files.health),
    path("robots.txt", files.robots),
]

handler400 = "upheld.web.council.refusals.bad_request"
handler404 = "upheld.web.council.refusals.not_found"
handler500 = "upheld.web.council.refusals.failed"
