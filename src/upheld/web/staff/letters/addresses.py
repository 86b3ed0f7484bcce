"""Addresses of the letters of a year."""

from django.urls import path

from upheld.web.staff.letters import block, bulk, listed, one, pack, states, twins

_YEAR = "years/<int:year>/"
_ALL = f"{_YEAR}letters/"
_ONE = f"{_ALL}<slug:slug>/"

PATHS = [
    path(f"{_YEAR}approve/", bulk.approve),
    path(_ALL, listed.letters),
    path(f"{_ALL}groups/", listed.groups),
    path(f"{_ALL}groups/<slug:group>/", listed.group),
    path(f"{_ALL}check/", bulk.check),
    path(f"{_ALL}pack/", pack.pack),
    path(f"{_ALL}pack/file/", pack.file),
    path(_ONE, one.one),
    path(f"{_ONE}pdf/", one.pdf),
    path(f"{_ONE}as/<slug:form>/", twins.twin),
    path(f"{_ONE}check/", states.check_one),
    path(f"{_ONE}approve/", states.approve_one),
    path(f"{_ONE}return/", states.return_one),
    path(f"{_ONE}take-back/", states.take_back_one),
    path(f"{_ONE}hold/", states.hold_one),
    path(f"{_ONE}release/", states.release_one),
    path(f"{_ONE}block/<slug:block>/", block.block),
]
