"""The options of a choice: keys are made once and stay, labels may change."""

from collections.abc import Sequence

from rolecall.domains.custom_fields.contracts import CHOICES, MAX_OPTIONS, FieldKind, Option
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold


def new_options(kind: FieldKind, labels: Sequence[str]) -> tuple[Option, ...]:
    """Return the options of a new field.

    Raises:
        InvalidInput: a choice has too few, too many or equal ones, or another kind has some.
    """
    return _checked(kind, [(None, label) for label in labels], ())


def changed_options(
    kind: FieldKind, wanted: Sequence[tuple[str | None, str]], before: Sequence[Option]
) -> tuple[Option, ...]:
    """Return the options after a change. Keys that `before` has are kept; the others are new.

    Raises:
        InvalidInput: as for `new_options`, or one that records may have is missing.
    """
    made = _checked(kind, wanted, before)
    missing = {option.key for option in before} - {option.key for option in made}
    if missing:
        raise InvalidInput.of_field(
            "options",
            say("Options stay once they are there, because records use them; rename them."),
        )
    return made


def _checked(
    kind: FieldKind, wanted: Sequence[tuple[str | None, str]], before: Sequence[Option]
) -> tuple[Option, ...]:
    if kind not in CHOICES:
        if wanted:
            raise InvalidInput.of_field(
                "options", say("Only choices have options; leave them out.")
            )
        return ()
    if not wanted:
        raise InvalidInput.of_field("options", say("A choice needs at least one option."))
    if len(wanted) > MAX_OPTIONS:
        raise InvalidInput.of_field(
            "options", say("A choice has at most {max_options} options.", max_options=MAX_OPTIONS)
        )
    if len({fold(label) for _, label in wanted}) < len(wanted):
        raise InvalidInput.of_field("options", say("Two options have the same label; rename one."))
    known = {option.key for option in before}
    used = {key for key, _ in wanted if key in known}
    made: list[Option] = []
    for key, label in wanted:
        kept = key if key in known else _free_key(used | known)
        used.add(kept)
        made.append(Option(kept, " ".join(label.split())))
    return tuple(made)


def _free_key(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"o{number}" in taken:
        number += 1
    return f"o{number}"
