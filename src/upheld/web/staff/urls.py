"""Every address of the staff site. Each view declares its deed beside itself (`guard`)."""

from django.urls import path

from upheld.web.staff import (
    account,
    bodies,
    body_changes,
    conflicts,
    contact_files,
    contacts,
    desk,
    files,
    forgotten,
    joining,
    people,
    populations,
    signing_in,
)

urlpatterns = [
    path("", desk.desk),
    path("roles/", desk.table_of_roles),
    path("sign-in/", signing_in.sign_in),
    path("sign-in/code/", signing_in.second),
    path("sign-out/", signing_in.sign_out),
    path("forgotten/", forgotten.ask),
    path("reset/<int:number>/<str:token>/", forgotten.reset),
    path("invitation/<str:token>/", joining.invitation),
    path("account/", account.account),
    path("account/password/", account.password),
    path("account/recovery-codes/", account.recovery_codes),
    path("account/authenticator/", account.authenticator),
    path("account/conflict/", account.declare),
    path("register/", bodies.register),
    path("register/add/", body_changes.add),
    path("register/populations/", populations.populations),
    path("register/bodies/<slug:body>/", bodies.one),
    path("register/bodies/<slug:body>/name/", body_changes.name),
    path("register/bodies/<slug:body>/type/", body_changes.type_from),
    path("register/bodies/<slug:body>/end/", body_changes.end),
    path("register/bodies/<slug:body>/correct/", body_changes.correct),
    path("register/bodies/<slug:body>/take-back/<slug:what>/", body_changes.take_back),
    path("contacts/", contacts.contacts),
    path("contacts/import/", contact_files.take_in),
    path("contacts/export/", contact_files.give_out),
    path("contacts/bodies/<slug:body>/", contacts.of_body),
    path("contacts/bodies/<slug:body>/add/", contacts.add),
    path("contacts/bodies/<slug:body>/<int:number>/change/", contacts.change_one),
    path("contacts/bodies/<slug:body>/<int:number>/end/", contacts.end),
    path("contacts/bodies/<slug:body>/<int:number>/confirm/", contacts.confirm),
    path("contacts/bodies/<slug:body>/<int:number>/returned/", contacts.returned),
    path("people/", people.people),
    path("people/invite/", people.invite),
    path("people/invitations/<int:number>/withdraw/", people.withdraw),
    path("people/<int:number>/", people.one),
    path("people/<int:number>/roles/", people.give_role),
    path("people/<int:number>/roles/<slug:role>/end/", people.end_role),
    path("people/<int:number>/end/", people.end),
    path("people/<int:number>/start-again/", people.start_again),
    path("people/<int:number>/conflict/", conflicts.block_person),
    path("conflicts/", conflicts.conflicts),
    path("conflicts/<int:number>/lift/", conflicts.lift_block),
    path("assets/<path:name>", files.asset),
    path("healthz", files.health),
]

handler400 = "upheld.web.staff.refusals.bad_request"
handler403 = "upheld.web.staff.refusals.forbidden"
handler404 = "upheld.web.staff.refusals.not_found"
handler500 = "upheld.web.staff.refusals.failed"
