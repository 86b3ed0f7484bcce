"""Packs for scrutiny of councils that are unlike each other."""

from support.public_site import figures
from support.scrutiny_facts import TODAY, council_year, decision, improvement, report
from support.scrutiny_questions import every_question
from upheld.scrutiny.choosing import choose
from upheld.scrutiny.facts import Link, Relation
from upheld.scrutiny.fitting import one_page
from upheld.scrutiny.pack import full_pack
from upheld.scrutiny.render import render_pdf

HEIR = Link(text="Birch City Council", address="/scrutiny/birch/2020/")
NOTHING_UPHELD = figures("alder", 2020, upheld=0, investigated=4)
KINDS = {
    "late remedies": council_year(
        reports=(report(),), improvements=(improvement(),), decisions=(decision(),)
    ),
    "nothing upheld": council_year(NOTHING_UPHELD, provenance="Demonstration: invented"),
    "abolished": council_year(
        ended=TODAY.replace(year=2020),
        heirs=(HEIR,),
        relations=(Relation(words="Followed by", bodies=(HEIR,)),),
    ),
}


def scrutiny_packs() -> dict[str, bytes]:
    """Both packs of each council, the full one with links and the one page without."""
    made = {}
    for name, facts in KINDS.items():
        chosen = choose(every_question(), facts)
        full, short = full_pack(facts, chosen), one_page(facts, chosen)
        made[f"{name}, full"] = render_pdf(full, day=TODAY, site="https://site.example")
        made[f"{name}, one page"] = render_pdf(short, day=TODAY, site="")
    return made
