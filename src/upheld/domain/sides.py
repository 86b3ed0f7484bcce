"""The two sides of a case, ways in which a complaint comes, and what consent may be."""

from upheld.domain.worded import Worded


class Side(Worded):
    """Who something is from or to."""

    COMPLAINANT = "complainant", "The complainant’s side"
    BODY = "body", "The body"


class Channel(Worded):
    """How a complaint came."""

    FORM = "form", "Public form"
    EMAIL = "email", "E-mail"
    TELEPHONE = "telephone", "Telephone"
    POST = "post", "Post"


class Consent(Worded):
    """Whether the person affected wants this complaint."""

    NOT_NEEDED = "not_needed", "Not needed: the person affected complains"
    ASKED = "asked", "Asked for, no answer yet"
    GIVEN = "given", "Given by the person affected"
    CANNOT_GIVE = "cannot_give", "The person cannot give it; the representative is suitable"
    REFUSED = "refused", "Refused"

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


class Formats(Worded):
    """How a person wants to be written to."""

    PLAIN = "plain", "Ordinary print"
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    TRANSLATION = "translation", "Translation"
