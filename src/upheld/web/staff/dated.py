"""Days as people write and read them, as on every form of ours."""

from upheld.web.dated import DayField, day_field, example_day, spoken_day

__all__ = ["DayField", "day_field", "example_day", "spoken_day"]
