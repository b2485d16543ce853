"""The edges of offers: templates, the console's API, a login's own offers, and the offer's page."""

from rolecall.domains.offers.endpoints.console import router as console
from rolecall.domains.offers.endpoints.letter_templates import router as letter_templates
from rolecall.domains.offers.endpoints.mine import router as mine
from rolecall.domains.offers.endpoints.public_pages import router as public_pages

router = [letter_templates, mine, console]
pages = [public_pages]
