"""Rows to Parquet and back, with declared columns and the same bytes for the same rows.

Reading the library takes a third of the time in which the program starts: only who needs a table
waits for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

TYPES = {"text": "string", "int": "int64", "bool": "bool", "date": "date32"}


def write(path: Path, rows: Iterable[Sequence[Any]], columns: Mapping[str, str]) -> int:
    """Write rows in the order given, values in the order of `columns`; returns the row count.

    `columns` maps each name to `text`, `int`, `bool` or `date`. A value of another type is an
    error, never a silent conversion.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(name, pa.type_for_alias(TYPES[kind])) for name, kind in columns.items()])
    values = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(v, type=f.type) for v, f in zip(values, schema, strict=True)]
    table = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(table, path, compression="zstd", store_schema=False)
    return int(table.num_rows)


def read(path: Path) -> list[dict[str, Any]]:
    """All rows as plain dictionaries."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    # One file, read as it is: looking for a dataset of several takes half a second of imports.
    with pq.ParquetFile(path) as file:
        rows: list[dict[str, Any]] = file.read().to_pylist()
    return rows
