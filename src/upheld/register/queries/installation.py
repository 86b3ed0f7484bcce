"""Whether this installation is live or a demonstration."""

from upheld.register.models import Installation


def is_demonstration() -> bool | None:
    """True in a demonstration, False in a live installation, None while nothing has decided."""
    kind = Installation.objects.values_list("kind", flat=True).first()
    return None if kind is None else kind == "demonstration"
