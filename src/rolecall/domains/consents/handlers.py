"""Which views of the screen the events of consents make stale."""

from rolecall.domains.consents.events import WordingDrafted, WordingPublished
from rolecall.infra.realtime import StaleKeys, stales


@stales(WordingPublished)
def _on_published(_: WordingPublished) -> StaleKeys:
    return [["consent-wordings"]]


@stales(WordingDrafted)
def _on_drafted(_: WordingDrafted) -> StaleKeys:
    return [["consent-wordings"]]
