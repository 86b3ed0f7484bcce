"""The two sides of a case, ways in which a complaint comes, and what consent may be."""

from enum import StrEnum


class Side(StrEnum):
    """Who something is from or to."""

    COMPLAINANT = "complainant"
    BODY = "body"

    @property
    def words(self) -> str:
        """The side in words."""
        return "The complainant’s side" if self is Side.COMPLAINANT else "The body"


class Channel(StrEnum):
    """How a complaint came."""

    FORM = "form"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POST = "post"

    @property
    def words(self) -> str:
        """The channel in words."""
        return _CHANNELS[self]


_CHANNELS = {
    Channel.FORM: "Public form",
    Channel.EMAIL: "E-mail",
    Channel.TELEPHONE: "Telephone",
    Channel.POST: "Post",
}


class Consent(StrEnum):
    """Whether the person affected wants this complaint."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    GIVEN = "given"
    CANNOT_GIVE = "cannot_give"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        """The consent in words."""
        return _CONSENTS[self]

    @property
    def suffices(self) -> bool:
        """Whether the case may go on."""
        return self in {Consent.NOT_NEEDED, Consent.GIVEN, Consent.CANNOT_GIVE}

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for the answer."""
        return self is Consent.ASKED

    @property
    def bars_publication(self) -> bool:
        """Cases that rest on somebody else's consent are never published (statement manual, 3)."""
        return self is not Consent.NOT_NEEDED


_CONSENTS = {
    Consent.NOT_NEEDED: "Not needed: the person affected complains",
    Consent.ASKED: "Asked for, no answer yet",
    Consent.GIVEN: "Given by the person affected",
    Consent.CANNOT_GIVE: "The person cannot give it; the representative is suitable",
    Consent.REFUSED: "Refused",
}


class Formats(StrEnum):
    """How a person wants to be written to."""

    PLAIN = "plain"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    BRAILLE = "braille"
    AUDIO = "audio"
    TRANSLATION = "translation"

    @property
    def words(self) -> str:
        """The format in words."""
        return _FORMATS[self]


_FORMATS = {
    Formats.PLAIN: "Ordinary print",
    Formats.LARGE_PRINT: "Large print",
    Formats.EASY_READ: "Easy read",
    Formats.BRAILLE: "Braille",
    Formats.AUDIO: "Audio",
    Formats.TRANSLATION: "Translation",
}
