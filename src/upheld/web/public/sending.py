"""A stored file, or a page just made, as an answer: coded, conditional, and in parts."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote
from zlib import compressobj

import brotli
from werkzeug.datastructures import Headers
from werkzeug.http import (
    parse_accept_header,
    parse_etags,
    parse_if_range_header,
    parse_range_header,
)
from werkzeug.wrappers import Response

from upheld.publication.public_file import HTML, PDF
from upheld.publication.reader import Edition, StoredFile
from upheld.web.public.asking import Asked, Unreadable
from upheld.web.public.headers import ASSETS, FOR_EVER

# Read at once up to here, then in parts.
CHUNK = 1 << 18
# A page made on request is compressed while the reader waits: a small effort is the shortest wait.
BROTLI_QUALITY, GZIP_LEVEL = 3, 3
PREFERRED = ("br", "gzip", "identity")
# Nothing is gained by packing these again.
PACKED_ALREADY = {"image/png", "font/woff2"}


def send_file(asked: Asked, edition: Edition, file: StoredFile, kept: str) -> Response:
    """A file in the coding that the reader likes best, or what its conditions ask for."""
    if _wants_part(asked, edition, file):
        return _part(asked, edition, file, kept)
    encoding = _best(asked, [e for e in PREFERRED if e in file.sizes])
    headers = _headers(file, _etag(edition, file.etag, encoding), kept)
    if is_unchanged(asked, headers["ETag"]):
        return Response(status=304, headers=headers)
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    headers["Content-Length"] = str(file.sizes[encoding])
    return Response(_content(asked, file, encoding), headers=headers, direct_passthrough=True)


def send_page(
    asked: Asked, edition: Edition, content: bytes, kept: str, status: int = 200
) -> Response:
    """A page made for this request, compressed, with an ETag of edition and bytes."""
    return send_made(asked, content, kept, status=status, of=edition.id)


def send_made(
    asked: Asked,
    content: bytes,
    kept: str,
    *,
    media_type: str = HTML,
    status: int = 200,
    of: str = "software",
) -> Response:
    """Bytes that lie in no edition, compressed where that makes them smaller."""
    packed = media_type in PACKED_ALREADY
    encoding = "identity" if packed else _best(asked, PREFERRED)
    headers = Headers({"Content-Type": media_type, "Cache-Control": kept})
    headers["Vary"] = "Accept-Encoding"
    headers["ETag"] = _tag(of, sha256(content).hexdigest(), encoding)
    if status == 200 and is_unchanged(asked, headers["ETag"]):  # noqa: PLR2004 - OK
        return Response(status=304, headers=headers)
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return Response(_coded(content, encoding), status=status, headers=headers)


def _headers(file: StoredFile, etag: str, kept: str) -> Headers:
    headers = Headers({"Content-Type": file.media_type, "ETag": etag})
    headers["Cache-Control"] = FOR_EVER if file.address.startswith(ASSETS) else kept
    headers["Vary"] = "Accept-Encoding"
    headers["Accept-Ranges"] = "bytes"
    if file.download:
        # A letter is read in the window; a table is put away.
        shown = "inline" if file.media_type == PDF else "attachment"
        headers["Content-Disposition"] = f"{shown}; {_filename(file.download)}"
    return headers


def _filename(name: str) -> str:
    if name.isascii() and not set(name) & set('"\\'):
        return f'filename="{name}"'
    return f"filename*=UTF-8''{quote(name, safe='')}"


def _etag(edition: Edition, digest: str, encoding: str) -> str:
    return _tag(edition.id, digest, encoding)


def _tag(of: str, digest: str, encoding: str) -> str:
    return f'"{of[:16]}-{digest}-{encoding}"'


def is_unchanged(asked: Asked, etag: str) -> bool:
    """Whether the reader has these bytes already."""
    known = parse_etags(asked.headers["if-none-match"])
    return known.contains_weak(etag.strip('"')) if known else False


def _best(asked: Asked, offered: Iterable[str]) -> str:
    accepted = parse_accept_header(asked.headers["accept-encoding"])
    # Readers that do not mention the plain form take it, but like any other better.
    liking = {name: accepted.quality(name) for name in offered}
    if "identity" not in [name for name, _ in accepted]:
        liking["identity"] = 0.0001
    return max(liking, key=lambda name: liking[name])


def _wants_part(asked: Asked, edition: Edition, file: StoredFile) -> bool:
    """Whether one part is asked for, of the file as it is now; several parts are not offered."""
    part = parse_range_header(asked.headers["range"])
    if asked.method != "GET" or part is None or part.units != "bytes" or len(part.ranges) != 1:
        return False
    etag = _etag(edition, file.etag, "identity")
    if is_unchanged(asked, etag):
        return False
    condition = asked.headers["if-range"]
    return not condition or parse_if_range_header(condition).etag == etag.strip('"')


def _part(asked: Asked, edition: Edition, file: StoredFile, kept: str) -> Response:
    whole = file.sizes["identity"]
    part = parse_range_header(asked.headers["range"])
    bounds = part.range_for_length(whole) if part else None
    if bounds is None or bounds[0] >= whole:
        raise Unsatisfiable(whole)
    start, stop = bounds
    headers = _headers(file, _etag(edition, file.etag, "identity"), kept)
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{whole}"
    headers["Content-Length"] = str(stop - start)
    content = _Stretch(file, file.at("identity") + start, stop - start)
    return Response(content, status=206, headers=headers, direct_passthrough=True)


class Unsatisfiable(Unreadable):
    """A part beyond the end of a file."""

    def __init__(self, whole: int) -> None:
        """`whole` is how many bytes there are."""
        super().__init__(416)
        self.whole = whole


def _content(asked: Asked, file: StoredFile, encoding: str) -> Iterable[bytes]:
    if asked.method == "HEAD":
        return ()
    size = file.sizes[encoding]
    return (file.read(encoding),) if size <= CHUNK else _Stretch(file, file.at(encoding), size)


class _Stretch:
    """So many bytes of a pack, read as they are sent.

    The pack is opened before the answer begins: an edition that is removed meanwhile is still
    read to its end, and one already gone is noticed while another can be asked for.
    """

    def __init__(self, file: StoredFile, start: int, size: int) -> None:
        self._stream = file.pack.open("rb")
        self._stream.seek(start)
        self._left = size

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._stream.read(min(CHUNK, self._left)):
            self._left -= len(chunk)
            yield chunk
        self.close()

    def close(self) -> None:
        """WSGI servers call this when the answer was sent, or the reader has gone."""
        self._stream.close()


def _coded(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        packed: bytes = brotli.compress(content, quality=BROTLI_QUALITY)
        return packed
    if encoding == "gzip":
        packer = compressobj(GZIP_LEVEL, wbits=31)
        return packer.compress(content) + packer.flush()
    return content
