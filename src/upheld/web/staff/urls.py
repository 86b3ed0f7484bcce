"""Every address of the staff site. Each view declares its deed beside itself (`guard`)."""

from django.urls import path

from upheld.web.staff import (
    account,
    conflicts,
    desk,
    files,
    forgotten,
    joining,
    people,
    signing_in,
)
from upheld.web.staff.years import (
    checks,
    differences,
    early,
    importing,
    letters,
    overview,
    runs,
    steps,
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
    path("years/", overview.years),
    path("years/import/", importing.upload),
    path("years/runs/<int:number>/", runs.one),
    path("years/runs/<int:number>/again/", runs.again),
    path("years/<int:year>/", overview.one),
    path("years/<int:year>/check/", checks.lines),
    path("years/<int:year>/check/<slug:line>/", checks.one),
    path("years/<int:year>/freeze/", steps.freeze),
    path("years/<int:year>/count/", steps.count),
    path("years/<int:year>/write/", steps.write),
    path("years/<int:year>/approve/", steps.approve),
    path("years/<int:year>/issue/", steps.issue),
    path("years/<int:year>/stage/", steps.stage),
    path("years/<int:year>/correct/", steps.correct),
    path("years/<int:year>/letters/", letters.letters),
    path("years/<int:year>/letters/<slug:slug>/", letters.pdf),
    path("years/<int:year>/letters/<slug:slug>/approve/", letters.approve),
    path("years/<int:year>/difference/<int:version>/", differences.difference),
    path("years/<int:year>/difference/<int:version>/rows.csv", differences.rows),
    path("years/<int:year>/early/", early.readers),
    path("years/<int:year>/early/add/", early.add),
    path("years/<int:year>/early/<int:number>/withdraw/", early.withdraw),
    path("years/<int:year>/early/<int:number>/again/", early.again),
    path("early/<str:token>/", early.link),
    path("assets/<path:name>", files.asset),
    path("healthz", files.health),
]

handler400 = "upheld.web.staff.refusals.bad_request"
handler403 = "upheld.web.staff.refusals.forbidden"
handler404 = "upheld.web.staff.refusals.not_found"
handler500 = "upheld.web.staff.refusals.failed"
