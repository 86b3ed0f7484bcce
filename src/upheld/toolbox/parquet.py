"""Rows to Parquet and back, with declared columns and the same bytes for the same rows."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_TYPES = {"text": pa.string(), "int": pa.int64(), "bool": pa.bool_(), "date": pa.date32()}


def write(path: Path, rows: Iterable[Sequence[Any]], columns: Mapping[str, str]) -> int:
    """Write rows in the order given, values in the order of `columns`; returns the row count.

    `columns` maps each name to `text`, `int`, `bool` or `date`. A value of another type is an
    error, never a silent conversion.
    """
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    values = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(v, type=f.type) for v, f in zip(values, schema, strict=True)]
    table = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(table, path, compression="zstd", store_schema=False)
    return int(table.num_rows)


def read(path: Path) -> list[dict[str, Any]]:
    """All rows as plain dictionaries."""
    # One file, read as it is: looking for a dataset of several takes half a second of imports.
    with pq.ParquetFile(path) as file:
        rows: list[dict[str, Any]] = file.read().to_pylist()
    return rows
