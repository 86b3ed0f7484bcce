"""The open tables of a year, each as CSV and JSON."""

from upheld.publication.tables.catalogue import files_of
from upheld.publication.tables.table import Table, to_files

__all__ = ["Table", "files_of", "to_files"]
