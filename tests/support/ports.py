"""Ports that tests serve on; sockets are closed to tests, so that none is tried beforehand.

Above those that browsers refuse (10080 is the last), below those that the system hands out by
itself (from 32768): a connection of any program could lie on one of these when a test wants it.
"""

import os

WIDE = 1_000
# Of this process alone: processes of one run have numbers near each other. Four for each, since a
# test may serve one more of a kind, on the next.
_OWN = os.getpid() % (WIDE // 4) * 4

SITE, DECISIONS, PROMISES, SCRUTINY, STAFF, COUNCIL = (
    11_000 + place * WIDE + _OWN for place in range(6)
)
# Where the staff site and the public forms stand that are served with a public site.
STAFF_BEYOND, COUNCIL_BEYOND = 6 * WIDE, 12 * WIDE
