"""Words that mean a whole group of councils: "London", "county councils"."""

from upheld.domain.authority_types import AuthorityType
from upheld.publication.finding.spelling import plain

_LONDON = ("london", "greater london", "inner london", "outer london", "london borough",
           "london councils", "london borough councils", "boroughs of london")  # fmt: skip
_KINDS = {plain(kind.plural): kind for kind in AuthorityType} | dict.fromkeys(
    _LONDON, AuthorityType.LONDON
)


def kind_named(text: str) -> AuthorityType | None:
    """The type of body that `text` means; None where it means no type."""
    return _KINDS.get(plain(text))
