"""YAML of strangers as plain values.

Guarantees: bounded in size and depth; no anchors (a few lines of them unpack to any size), no tags,
no key twice; `no`, `on` and dates stay the words they are, as in YAML 1.2, for a status called `no`
is none that is false. What is wrong is told with its line.
"""

import re
from collections.abc import Hashable
from typing import Any, Final

import yaml
from yaml.constructor import ConstructorError
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, plain, say

MAX_CHARACTERS: Final = 100_000
MAX_DEPTH: Final = 20
_TAG: Final = "tag:yaml.org,2002:"
_LONGEST_CAUSE: Final = 200


class _Loader(yaml.SafeLoader):
    """Plain values alone; each key once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != f"{_TAG}str":
                raise ConstructorError(None, None, "keys are words", key.start_mark)
            if key.value in seen:
                raise ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


# YAML 1.2 has no other words for true and false, and no dates. Made anew: what is in the list of
# the class belongs to all loaders.
_Loader.yaml_implicit_resolvers = {}
for _word, _first, _pattern in (
    ("null", "~nN\0", r"^(?:~|null|Null|NULL|)$"),
    ("bool", "tTfF", r"^(?:true|True|TRUE|false|False|FALSE)$"),
    ("int", "-+0123456789", r"^[-+]?(?:0|[1-9][0-9]{0,17})$"),
    ("float", "-+0123456789.", r"^[-+]?(?:[0-9]{1,18}\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?$"),
):
    _Loader.add_implicit_resolver(f"{_TAG}{_word}", re.compile(_pattern), list(_first))


def parsed(text: str, field: str) -> dict[str, Any]:
    """Return the values of a YAML document.

    Raises:
        InvalidInput: it is none that is taken; says in which line.
    """
    if len(text) > MAX_CHARACTERS:
        raise _refused(
            field,
            say("Shorten the specification to {most:,} characters.", most=MAX_CHARACTERS),
        )
    try:
        _require_plain(text, field)
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _refused(
            field,
            say(
                "This is no YAML in line {line}: {cause}.",
                line=(mark.line if mark else 0) + 1,
                cause=plain((error.problem or "")[:_LONGEST_CAUSE]),
            ),
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _refused(
            field, say("This is no YAML. Check for characters that cannot be printed.")
        ) from error
    if not isinstance(found, dict):
        raise _refused(field, say("Begin with keys: id, name, base_url, auth, streams."))
    return found


def _require_plain(text: str, field: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            mark = event.start_mark
            raise _refused(
                field,
                say(
                    "Anchors (& and *) are not taken; see line {line}.",
                    line=(mark.line if mark else 0) + 1,
                ),
            )
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _refused(field, say("This is nested too deeply. Write it flatter."))


def _refused(field: str, sentence: Sentence) -> InvalidInput:
    return InvalidInput.of_field(field, sentence, "invalid_specification")
