"""A table as Parquet: typed columns, and what the table is in the file's own metadata."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.publication.open_data.columns import Kind
from upheld.publication.open_data.table import OpenTable
from upheld.publication.open_data.words import LICENCE_ADDRESS, About

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.COUNT: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.FLAG: pa.bool_(),
    Kind.DAY: pa.date32(),
}


def to_parquet(table: OpenTable, about: About) -> bytes:
    """The rows under their columns; a cell of another type than its column's is an error."""
    schema = pa.schema(
        [pa.field(column.name, _TYPES[column.kind]) for column in table.columns],
        metadata={
            "title": table.topic.title,
            "release": about.release,
            "demonstration": "true" if about.demonstration else "false",
            "license": LICENCE_ADDRESS,
        },
    )
    arrays = [pa.array(table.column(c), type=_TYPES[c.kind]) for c in table.columns]
    target = io.BytesIO()
    whole = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(whole, target, compression="zstd")
    return target.getvalue()
