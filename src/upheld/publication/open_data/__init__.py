"""The open data of a year: each table in four formats, described, with a workbook and sums."""

from upheld.publication.open_data.files import files_of

__all__ = ["files_of"]
