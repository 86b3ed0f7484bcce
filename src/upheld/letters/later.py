"""What letters came to say later than the first of them were written."""

from collections.abc import Mapping
from types import MappingProxyType

# Metadata of a field with a default that was added after letters had been approved: it is stored
# only where it says something, so that those letters keep their digests and can still be read.
LATER: Mapping[str, bool] = MappingProxyType({"later": True})
