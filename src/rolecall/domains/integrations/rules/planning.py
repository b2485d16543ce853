"""The dry run: what a sync would do with records, by the same rules as the sync itself.

Guarantees: each record is in the plan once, as it came last; what would be taken over is what
`merging` says; a record that would not be taken says why.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolecall.domains.integrations.contracts.mappings import Mapped
from rolecall.domains.integrations.contracts.plans import Deed, Plan, Planned
from rolecall.domains.integrations.rules.merging import Merged
from rolecall.kernel.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What we have for a record: linked already, or one that looks the same, and how they merge.

    `rivals` is how many of ours look the same.
    """

    merged: Merged
    linked: bool
    rivals: int = 1


def planned(
    external_id: str,
    mapped: Mapped,
    counterpart: Counterpart | None,
    missing: Mapping[str, str],
) -> Planned:
    """Return what would be done with a record.

    `missing` are records of other streams that it refers to and that are not here, by field.
    """
    if not mapped.usable:
        return Planned(external_id, Deed.SKIP, mapped.lacking, _why_not(mapped))
    if missing:
        name, other = min(missing.items())
        why = say("It belongs to “{other}” ({field}), which is not here.", other=other, field=name)
        return Planned(external_id, Deed.SKIP, tuple(sorted(missing)), why)
    if counterpart is None:
        filled = tuple(name for name, value in mapped.values.items() if value is not None)
        return Planned(external_id, Deed.CREATE, filled)
    if not counterpart.linked and counterpart.rivals > 1:
        why = say("Several of ours look the same. Choose one of them.")
        return Planned(external_id, Deed.ASK, (), why)
    return _merged(external_id, counterpart)


def plan_of(records: Iterable[Planned]) -> Plan:
    """Return a plan of records, each as it came last."""
    last = {one.external_id: one for one in records}
    return Plan(Counter(one.deed for one in last.values()), list(last.values()))


def _merged(external_id: str, counterpart: Counterpart) -> Planned:
    merged = counterpart.merged
    if merged.undecided:
        disputed = sorted({name for one in merged.undecided for name in one.theirs})
        why = say("It was changed on both sides. Decide which counts.")
        return Planned(external_id, Deed.ASK, tuple(disputed), why)
    fields = tuple(sorted(merged.take))
    if not counterpart.linked:
        return Planned(external_id, Deed.LINK, fields)
    return Planned(external_id, Deed.UPDATE if fields else Deed.LEAVE, fields)


def _why_not(mapped: Mapped) -> Sentence:
    """Return why a record is not usable: what is wrong with a field that is required."""
    for one in mapped.problems:
        if one.target in mapped.lacking:
            return say("{field}: {problem}", field=one.target, problem=one.sentence)
    names = list(mapped.lacking)
    return say("Nobody has said yet what the values of these fields mean: {names}.", names=names)
