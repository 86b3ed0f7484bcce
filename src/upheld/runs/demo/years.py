"""Which years the demonstration has lists for."""

FIRST, LAST = 2018, 2025
# Cases decided in the first year were in part received in the year before, which is made too but
# never listed.
BEFORE = FIRST - 1
YEARS = range(BEFORE, LAST + 1)
