"""/improvements/<id>/: one improvement, its days, and what others promised on the same theme."""

from collections.abc import Sequence

from upheld.letters import words
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.improvements.choice import TITLE, Choice
from upheld.pages.improvements.listing import ADDRESS
from upheld.pages.improvements.rows import Row
from upheld.pages.improvements.shown import show
from upheld.pages.setting import Setting


def improvement_page(
    row: Row, rows: Sequence[Row], decision: str, report: str, setting: Setting
) -> bytes:
    """The page; `decision` and `report` are where its case is told, empty where it is not."""
    shown, fact = show(row, setting), row.improvement.fact
    kind = setting.bodies[fact.body].kind
    alike = Choice(theme=fact.theme, type=kind)
    others = [
        each
        for each in rows
        if each.improvement.fact.theme == fact.theme
        and each.improvement.fact.body != fact.body
        and setting.bodies[each.improvement.fact.body].kind is kind
    ]
    return page(
        "improvement.html",
        Frame(
            title=f"Improvement agreed by {shown.body.name}",
            address=row.improvement.address,
            demonstration=setting.demonstration,
            crumbs=(Crumb(text=TITLE, address=ADDRESS),),
            description=f"{shown.summary} {row.state.words}. {shown.days}",
            section="decisions",
        ),
        shown=shown,
        invented=row.improvement.invented,
        decision=decision,
        report=report,
        others=words.counted(len(others), "improvement"),
        has_others=bool(others),
        kinds=kind.plural,
        alike=f"{ADDRESS}{alike.query}",
        own=f"{ADDRESS}{Choice(body=fact.body).query}",
    )
