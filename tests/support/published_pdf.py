"""PDFs as small as they can be, for what a real one would be too large or too kind for."""

import zlib
from collections.abc import Sequence

TEXT = b"BT /F 12 Tf 50 700 Td (Upheld 13 of 24) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first its catalog."""
    file, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(file + b"startxref\n%d\n%%%%EOF" % start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """An object of bytes."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def page_pdf(
    content: bytes, *, pages: int = 1, more: bytes = b"", catalog: bytes = b"", xobject: bytes = b""
) -> bytes:
    """A file whose pages all draw `content`."""
    kids = b" ".join(b"%d 0 R" % (6 + number) for number in range(pages))
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s/Contents 4 0 R>>" % resources
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)
    given = xobject or stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    head = [CATALOG % catalog, tree, FONT, stream(content, more), given]
    return pdf_of([*head, *[page] * pages])


def packed_page(content: bytes, times: int) -> bytes:
    """A page of `content` many times over, made small."""
    packer = zlib.compressobj(9)
    small = b"".join(packer.compress(content * 1000) for _ in range(times // 1000))
    return page_pdf(small + packer.flush(), more=b"/Filter/FlateDecode")


def text_at(*placed: tuple[int, int, int, str]) -> bytes:
    """What draws each text at its place: from the left, from below, size, words."""
    return b"".join(
        b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, left, up, words.encode("latin-1"))
        for left, up, size, words in placed
    )


def sideways(*placed: tuple[int, int, str], turn: str) -> bytes:
    """What draws each text at its place along another direction, as the matrix of `turn` says."""
    return b"".join(
        f"BT /F 10 Tf {turn} {left} {up} Tm ({words}) Tj ET\n".encode()
        for left, up, words in placed
    )


def shapes_page(codes: str, beside: bytes = b"") -> bytes:
    """A page of shapes whose font does not say which characters they are."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<<>>"
        b"/Encoding<</Type/Encoding/Differences[49/a/b/c]>>/FirstChar 49/LastChar 51"
        b"/Widths[5 5 5]>>"
    )
    drawn = b"BT /G 12 Tf 50 600 Td (%s) Tj ET\n" % codes.encode() + beside
    return page_pdf(drawn).replace(b"/Font<<", b"/Font<</G " + font)


def picture_page() -> bytes:
    """A page that is one picture, as a scanner makes it."""
    image = stream(
        b"\x80",
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    return page_pdf(b"600 0 0 800 0 0 cm /X Do", xobject=image)


def locked() -> bytes:
    """A file under a password."""
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    empty = b"<</Type/Pages/Count 0/Kids[]>>"
    return pdf_of([CATALOG % b"", empty, lock], b"/Encrypt 3 0 R/ID[<00><00>]")


def forms_in_forms() -> bytes:
    """Ten drawings in each of ten drawings, nine deep."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s/Contents 4 0 R>>"
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    objects = [CATALOG % b"", tree, page % b"/Resources<</XObject<</X 5 0 R>>>>", stream(b"/X Do")]
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    objects += [stream(b"/X Do " * 10, form % number) for number in range(6, 36)]
    inner = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 36 0 R>>>>"
    return pdf_of([*objects, stream(TEXT, inner), FONT])
