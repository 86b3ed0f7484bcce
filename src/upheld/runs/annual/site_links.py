"""Where a letter may lead: pages of the public site that are there when its figures are public."""

from collections.abc import Mapping

from django.conf import settings

from upheld.letters.material import (
    COUNCIL_PAGE,
    LEARNING,
    METHOD_PAGE,
    REVIEW,
    SCRUTINY,
    TRAINING,
)
from upheld.pages import method
from upheld.pages.learning.listing import ADDRESS as LEARNING_ADDRESS
from upheld.pages.review import pages as review
from upheld.pages.training.shown import ADDRESS as TRAINING_ADDRESS
from upheld.publication.site import address_of, scrutiny_address


def links_of(body: str, year: int) -> Mapping[str, str]:
    """Addresses of what a letter leads to; resources stand below theirs. None without a site.

    A body that gets a letter has figures, and so a page. They become part of the letter's data: a
    site that moves later changes no letter that was written.
    """
    site = settings.UPHELD_SITE_ADDRESS
    if not site:
        return {}
    return {
        COUNCIL_PAGE: f"{site}{address_of(body)}",
        METHOD_PAGE: f"{site}{method.ADDRESS}",
        REVIEW: f"{site}{review.address(year)}",
        TRAINING: f"{site}{TRAINING_ADDRESS}",
        LEARNING: f"{site}{LEARNING_ADDRESS}",
        SCRUTINY: f"{site}{scrutiny_address(body, year)}",
    }
