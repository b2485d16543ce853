"""What pydantic says about a field that it refuses, as sentences.

English is pydantic's own wording, so that programs read what they always did; the table is what can
come of a request. Where its wording ends with a cause in the words of a parser (`cause`), or names
a Python type (`kind`), other languages leave that out.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from rolecall.kernel.sentences import Part, Sentence, plain, said_by, say, say_count

_Context = Mapping[str, Any]

_PLAIN: Final[Mapping[str, Sentence]] = {
    "missing": say("This is required."),
    "extra_forbidden": say("There is no such field; remove it."),
    "json_invalid": say("This is not valid JSON; check quotes, commas and brackets."),
    "model_attributes_type": say(
        "Input should be a valid dictionary or object to extract fields from."
    ),
    "none_required": say("Input should be None."),
    "finite_number": say("Input should be a finite number."),
    "iterable_type": say("Input should be iterable."),
    "invalid_key": say("Keys should be strings."),
    "string_type": say("Input should be a valid string."),
    "string_unicode": say(
        "Input should be a valid string, unable to parse raw data as a unicode string."
    ),
    "dict_type": say("Input should be a valid dictionary."),
    "list_type": say("Input should be a valid list."),
    "tuple_type": say("Input should be a valid tuple."),
    "set_type": say("Input should be a valid set."),
    "frozen_set_type": say("Input should be a valid frozenset."),
    "set_item_not_hashable": say("Set items should be hashable."),
    "bool_type": say("Input should be a valid boolean."),
    "bool_parsing": say("Input should be a valid boolean, unable to interpret input."),
    "int_type": say("Input should be a valid integer."),
    "int_parsing": say("Input should be a valid integer, unable to parse string as an integer."),
    "int_parsing_size": say("Unable to parse input string as an integer, exceeded maximum size."),
    "int_from_float": say("Input should be a valid integer, got a number with a fractional part."),
    "float_type": say("Input should be a valid number."),
    "float_parsing": say("Input should be a valid number, unable to parse string as a number."),
    "bytes_type": say("Input should be a valid bytes."),
    "date_type": say("Input should be a valid date."),
    "date_from_datetime_inexact": say(
        "Datetimes provided to dates should have zero time - e.g. be exact dates."
    ),
    "date_past": say("Date should be in the past."),
    "date_future": say("Date should be in the future."),
    "time_type": say("Input should be a valid time."),
    "datetime_type": say("Input should be a valid datetime."),
    "datetime_past": say("Input should be in the past."),
    "datetime_future": say("Input should be in the future."),
    "timezone_naive": say("Input should not have timezone info."),
    "timezone_aware": say("Input should have timezone info."),
    "time_delta_type": say("Input should be a valid timedelta."),
    "url_type": say("URL input should be a string or URL."),
    "uuid_type": say("UUID input should be a string, bytes or UUID object."),
    "decimal_type": say("Decimal input should be an integer, float, string or Decimal object."),
    "decimal_parsing": say("Input should be a valid decimal."),
}

_WITH_PARTS: Final[Mapping[str, Callable[[_Context], Sentence]]] = {
    "model_type": lambda c: say(
        "Input should be a valid dictionary or instance of {kind}.", kind=str(c["class_name"])
    ),
    "greater_than": lambda c: say("Input should be greater than {limit}.", limit=str(c["gt"])),
    "greater_than_equal": lambda c: say(
        "Input should be greater than or equal to {limit}.", limit=str(c["ge"])
    ),
    "less_than": lambda c: say("Input should be less than {limit}.", limit=str(c["lt"])),
    "less_than_equal": lambda c: say(
        "Input should be less than or equal to {limit}.", limit=str(c["le"])
    ),
    "multiple_of": lambda c: say(
        "Input should be a multiple of {number}.", number=str(c["multiple_of"])
    ),
    "too_short": lambda c: say_count(
        "{kind} should have at least {count} item after validation, not {actual}.",
        "{kind} should have at least {count} items after validation, not {actual}.",
        c["min_length"],
        kind=str(c["field_type"]),
        actual=str(c["actual_length"]),
    ),
    "too_long": lambda c: say_count(
        "{kind} should have at most {count} item after validation, not {actual}.",
        "{kind} should have at most {count} items after validation, not {actual}.",
        c["max_length"],
        kind=str(c["field_type"]),
        actual=_length(c["actual_length"]),
    ),
    "string_too_short": lambda c: say_count(
        "String should have at least {count} character.",
        "String should have at least {count} characters.",
        c["min_length"],
    ),
    "string_too_long": lambda c: say_count(
        "String should have at most {count} character.",
        "String should have at most {count} characters.",
        c["max_length"],
    ),
    "string_pattern_mismatch": lambda c: say(
        "String should match pattern '{pattern}'.", pattern=str(c["pattern"])
    ),
    "bytes_too_short": lambda c: say_count(
        "Data should have at least {count} byte.",
        "Data should have at least {count} bytes.",
        c["min_length"],
    ),
    "bytes_too_long": lambda c: say_count(
        "Data should have at most {count} byte.",
        "Data should have at most {count} bytes.",
        c["max_length"],
    ),
    "enum": lambda c: say("Input should be {expected}.", expected=_one_of(c["expected"])),
    "literal_error": lambda c: say("Input should be {expected}.", expected=_one_of(c["expected"])),
    "date_parsing": lambda c: say(
        "Input should be a valid date in the format YYYY-MM-DD, {cause}.", cause=str(c["error"])
    ),
    "date_from_datetime_parsing": lambda c: say(
        "Input should be a valid date or datetime, {cause}.", cause=str(c["error"])
    ),
    "time_parsing": lambda c: say(
        "Input should be in a valid time format, {cause}.", cause=str(c["error"])
    ),
    "datetime_parsing": lambda c: say(
        "Input should be a valid datetime, {cause}.", cause=str(c["error"])
    ),
    "datetime_object_invalid": lambda c: say(
        "Invalid datetime object, got {cause}.", cause=str(c["error"])
    ),
    "datetime_from_date_parsing": lambda c: say(
        "Input should be a valid datetime or date, {cause}.", cause=str(c["error"])
    ),
    "time_delta_parsing": lambda c: say(
        "Input should be a valid timedelta, {cause}.", cause=str(c["error"])
    ),
    "union_tag_invalid": lambda c: say(
        "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: "
        "{tags}.",
        tag=str(c["tag"]),
        discriminator=str(c["discriminator"]),
        tags=str(c["expected_tags"]),
    ),
    "union_tag_not_found": lambda c: say(
        "Unable to extract tag using discriminator {discriminator}.",
        discriminator=str(c["discriminator"]),
    ),
    "url_parsing": lambda c: say("Input should be a valid URL, {cause}.", cause=str(c["error"])),
    "url_syntax_violation": lambda c: say(
        "Input violated strict URL syntax rules, {cause}.", cause=str(c["error"])
    ),
    "url_too_long": lambda c: say_count(
        "URL should have at most {count} character.",
        "URL should have at most {count} characters.",
        c["max_length"],
    ),
    "url_scheme": lambda c: say(
        "URL scheme should be {expected}.", expected=_one_of(c["expected_schemes"])
    ),
    "uuid_parsing": lambda c: say("Input should be a valid UUID, {cause}.", cause=str(c["error"])),
    "uuid_version": lambda c: say(
        "UUID version {version} expected.", version=str(c["expected_version"])
    ),
    "decimal_max_digits": lambda c: say_count(
        "Decimal input should have no more than {count} digit in total.",
        "Decimal input should have no more than {count} digits in total.",
        c["max_digits"],
    ),
    "decimal_max_places": lambda c: say_count(
        "Decimal input should have no more than {count} decimal place.",
        "Decimal input should have no more than {count} decimal places.",
        c["decimal_places"],
    ),
    "decimal_whole_digits": lambda c: say_count(
        "Decimal input should have no more than {count} digit before the decimal point.",
        "Decimal input should have no more than {count} digits before the decimal point.",
        c["whole_digits"],
    ),
}


def refusal_of(item: Mapping[str, Any]) -> Sentence:
    """Return the sentence about one error of a `ValidationError`."""
    kind, context = str(item["type"]), item.get("ctx") or {}
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "value_error":
        return _raised(context.get("error"), str(item["msg"]))
    make = _WITH_PARTS.get(kind)
    said = _in_pydantics_words(str(item["msg"]))
    if make is None:
        return said
    made = make(context)
    return made if made == said else said


def _raised(error: object, message: str) -> Sentence:
    if isinstance(error, Exception) and error.args and isinstance(error.args[0], Sentence):
        return said_by(error)
    return _in_pydantics_words(message.removeprefix("Value error, "))


def _in_pydantics_words(message: str) -> Sentence:
    return plain(message[:1].upper() + message[1:] + ("" if message.endswith(".") else "."))


def _one_of(expected: object) -> Part:
    """Return pydantic's list of values, `'a', 'b' or 'c'`, with its last word translatable."""
    before, found, last = str(expected).rpartition(" or ")
    return say("{before} or {last}", before=before, last=last) if found else str(expected)


def _length(value: object) -> str:
    return "more" if value is None else str(value)
