"""What is in Redis, under which names, and for how long at most.

* `rolecall:visits:counts:<org>:<day>`: a hash of counts that are still being added to,
* `rolecall:visits:waiting`: a set of the `<org>:<day>` that have such a hash,
* `rolecall:visits:batch:<org>:<day>:<batch>`: a hash that nobody adds to any more,
* `rolecall:visits:batches`: a set of the `<org>:<day>:<batch>` that are to be taken over,
* `rolecall:visits:people:<org>:<day>`: a HyperLogLog; it estimates a number and holds no members,
* `rolecall:visits:salt:<org>:<day>`: random bytes, until the organization's day is over.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from rolecall.domains.visits.contracts import Device, Hit, Step

WAITING: Final = "rolecall:visits:waiting"
BATCHES: Final = "rolecall:visits:batches"
KEPT_SECONDS: Final = 3 * 86_400
"""How long counts wait for a worker. Records of what was taken over are kept longer, so no batch
comes back after its record is gone."""


@dataclass(frozen=True, slots=True)
class OrgDay:
    """A day of an organization."""

    org_id: UUID
    day: date

    @property
    def word(self) -> str:
        """How it is called in names."""
        return f"{self.org_id.hex}:{self.day.isoformat()}"

    @property
    def counts(self) -> str:
        """Where counts are added to."""
        return f"rolecall:visits:counts:{self.word}"

    @property
    def people(self) -> str:
        """Where different visitors are estimated."""
        return f"rolecall:visits:people:{self.word}"

    @property
    def salt(self) -> str:
        """Where the day's random bytes are."""
        return f"rolecall:visits:salt:{self.word}"

    @classmethod
    def of(cls, word: str) -> "OrgDay":
        """Return the day that is called so."""
        org_id, day = word.split(":")
        return cls(UUID(hex=org_id), date.fromisoformat(day))


@dataclass(frozen=True, slots=True)
class Batch:
    """Counts of a day that are to be taken over at once."""

    of: OrgDay
    id: UUID

    @property
    def word(self) -> str:
        """How it is called in `BATCHES`."""
        return f"{self.of.word}:{self.id.hex}"

    @property
    def key(self) -> str:
        """Where its counts are."""
        return f"rolecall:visits:batch:{self.word}"

    @classmethod
    def named(cls, word: str) -> "Batch":
        """Return the batch that is called so."""
        day, _, batch_id = word.rpartition(":")
        return cls(OrgDay.of(day), UUID(hex=batch_id))


def field_of(hit: Hit) -> str:
    """Return the field of a hash in which a hit is counted. No source has a bar."""
    return f"{hit.step.value}|{hit.job_id.hex}|{hit.device.value}|{hit.source}"


def hit_of(field: str) -> Hit:
    """Return what is counted in a field."""
    step, job_id, device, source = field.split("|")
    return Hit(Step(step), UUID(hex=job_id), source, Device(device))


def text_of(word: bytes | str) -> str:
    """Return what Redis answers as text."""
    return word if isinstance(word, str) else word.decode()
