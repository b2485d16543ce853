"""Voluntary answers of the demo: most people answer, some prefer not to say."""

from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity import api as identity
from rolecall.domains.self_identification import api as self_identification
from rolecall.domains.self_identification.contracts import GiveAnswers, Race, Sex
from rolecall.entrypoints.seed.demo import DEMO_SEED
from rolecall.entrypoints.seed.dice import dice, weighted
from rolecall.infra.db import UnitOfWork

_ANSWER: Final = 0.85
_SEX: Final[dict[Sex | None, float]] = {Sex.FEMALE: 55, Sex.MALE: 40, None: 5}
_RACE: Final[dict[Race | None, float]] = {
    Race.WHITE: 46,
    Race.BLACK: 17,
    Race.HISPANIC: 15,
    Race.ASIAN: 11,
    Race.TWO_OR_MORE: 3,
    Race.AMERICAN_INDIAN: 1,
    None: 7,
}


async def tell_answers(uow: UnitOfWork, actor: Actor, application_id: UUID, key: str) -> None:
    """Answer for somebody who has just applied, where the organization asks."""
    settings = await identity.get_settings(uow)
    rng = dice(DEMO_SEED, "self-identification", uow.org_id, key)
    if not settings.asks_self_identification or rng.random() > _ANSWER:
        return
    given = GiveAnswers(application_id, weighted(rng, _SEX), weighted(rng, _RACE))
    await self_identification.give_answers(uow, actor, given)
