"""Days as people write and read them, as on every form of ours."""

from upheld.web.dated import day_field, spoken_day

__all__ = ["day_field", "spoken_day"]
