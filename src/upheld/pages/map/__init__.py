"""The map of England: one shape per council, by year and measure."""

from upheld.pages.map.pages import Maps, files

__all__ = ["Maps", "files"]
