"""What a letter says in running text: late remedies, reports, and the ombudsman's own work."""

from upheld.archive.letters.rule import Rule, rule

PRINTED: tuple[Rule, ...] = (
    rule(
        "completed",
        r"in {late:n} cases?,? (?:however,? )?(?:the )?(?:remed(?:y|ies)|recommendations?) "
        r"(?:was|were) (?:not completed within (?:the )?(?:agreed )?time|completed late)",
    ),
    rule(
        "further report",
        r"(?:issuing|issued|issue|published|publishing) {further_reports:w} further (?:public )?"
        r"reports? (?:against|about|on)",
    ),
    rule(
        "about your",
        r"(?:published|issued) {reports:w} public (?:interest )?reports? about your",
    ),
)
"""About the body, as printed from 2018 on."""

OURS: tuple[Rule, ...] = (
    rule(
        "later than had been agreed",
        r"in {late:n} cases?,? (?:however, )?(?:the remedy|remedies) came later than had been",
    ),
    rule("i had to issue", r"i had to issue {further_reports:n} about"),
    rule("interest report", r"i published {reports:n} public interest reports? about"),
    rule(
        "not satisfied that",
        r"in {not_satisfied:n} of {compliance_outcomes:n} cases where we recorded the outcome this "
        r"year, we were not satisfied that",
    ),
    rule(
        "not satisfied that",
        r"in (?:all |the )?{not_satisfied:w} cases? where we recorded the outcome this year, "
        r"we were not satisfied that",
    ),
    rule(
        "where we recorded the outcome",
        r"in (?:all |the )?{compliance_outcomes:w} cases? where we recorded the outcome",
    ),
    rule(
        "not everything was done",
        r"in {not_complete_satisfied:n} cases? not everything was done as agreed",
    ),
    rule("more case", r"in {due_unsettled:n} more cases? a remedy was due"),
    rule(
        "our recommendations to",
        r"in {due_unsettled:n} cases? our recommendations to [a-z ]{3,60} were due",
    ),
    rule(
        "we upheld",
        r"in {satisfactory_remedies:n} of the {upheld:n} cases? we upheld, ",
    ),
    rule(
        "we upheld",
        r"in (?:all |the )?{satisfactory_remedies:w} cases? we upheld, [a-z ]{3,60} had already",
    ),
    rule(
        "we upheld",
        r"reached us, in (?:the|either of the|any of the) {upheld:n} cases? we upheld",
    ),
    rule(
        "we completed",
        r"we completed (?:only )?{investigations:w} (?:detailed )?investigations? of",
    ),
    rule(
        "averages are taken over",
        r"averages are taken over all cases of the {similar_authorities:n} [a-z]",
    ),
    rule(
        "average of similar authorities: for",
        r"average of similar authorities: for your [a-z]+, the {similar_authorities:n} [a-z]",
    ),
)
"""About the body, in our own words."""

OWN_WORK: tuple[Rule, ...] = (
    rule(
        "course",
        r"(?:delivered|gave|ran|held) {courses:n} (?:training )?courses?"
        r"(?:,? (?:and )?(?:training|trained) (?:more than |over )?{people_trained:n} people)?",
    ),
    rule("more course", r"{courses_more:n} more courses? than [^.]{0,80}"),
    rule("fewer course", r"{courses_fewer:n} fewer courses? than [^.]{0,80}"),
    rule("delegate", r"{delegates:n} delegates?"),
    rule("delegate", r"delegates? from {seminar_authorities:n} (?:local )?authorit(?:y|ies)"),
    rule("seminar", r"held {seminars:n} seminars? for link officers"),
)
"""About the ombudsman's work for all authorities."""

PROSE: tuple[Rule, ...] = (*PRINTED, *OURS, *OWN_WORK)
