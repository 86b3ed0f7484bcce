"""Pack as the public store does; to be run apart."""

import brotli

from upheld.publication.store.packing import BROTLI


def packed_size(content: bytes) -> int:
    """Bytes of the brotli form."""
    return len(brotli.compress(content, quality=BROTLI))
