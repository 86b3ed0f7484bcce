"""The picture of a signature, as part of what a letter says."""

import base64
import binascii
from dataclasses import dataclass

from upheld.domain.errors import Refused
from upheld.toolbox.images import PNG, SVG, NoPicture, Picture, picture_of


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A picture as text.

    It lies in the letter itself, whole: the same data give the same bytes for ever, and a letter
    whose picture changes is another letter, which has to be approved anew.
    """

    media_type: str
    content: str
    """The bytes in base64."""

    def __post_init__(self) -> None:
        """Refuse what is no picture, or another one than it says."""
        try:
            found = picture_of(base64.b64decode(self.content, validate=True))
        except (NoPicture, binascii.Error) as fault:
            raise Refused(f"the signature cannot be printed: {fault}") from None
        if found.media_type != self.media_type:
            raise Refused(f"the signature is {found.media_type}, not {self.media_type}")

    @property
    def picture(self) -> Picture:
        """The bytes that it holds."""
        return Picture(base64.b64decode(self.content), self.media_type)

    @property
    def format(self) -> str:
        """What the typesetter calls it."""
        return {PNG: "png", SVG: "svg"}[self.media_type]

    @property
    def address(self) -> str:
        """The picture as an address that leads nowhere else."""
        return f"data:{self.media_type};base64,{self.content}"


def signature_of(picture: Picture) -> Signature:
    """A picture as it stands in letters."""
    content = base64.b64encode(picture.content).decode("ascii")
    return Signature(media_type=picture.media_type, content=content)
