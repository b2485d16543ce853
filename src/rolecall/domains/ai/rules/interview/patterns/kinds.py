"""What a sentence can be that is no answer, and what it can show where it is one."""

import re
from enum import StrEnum


class Intent(StrEnum):
    """What is meant by a sentence that is no answer."""

    DISTRESS = "distress"
    THREAT = "threat"
    ABUSE = "abuse"
    INSTRUCTIONS = "instructions"
    PERSON = "person"
    STOP = "stop"
    REPEAT = "repeat"
    SKIP = "skip"
    TIME = "time"
    NO_EXAMPLE = "no_example"
    IS_MACHINE = "is_machine"
    RUBRIC = "rubric"
    HOW_MUCH = "how_much"
    """How many questions or how much time there still are."""
    PROCESS = "process"


class Cue(StrEnum):
    """What a sentence has that says something about how an answer was given. Stored in weights."""

    HEDGES = "hedges"
    """It says what usually happens, or perhaps, rather than what did."""
    VAGUE = "vague"
    """Everybody, always, best, passionate."""
    PASSES_ON = "passes_on"
    """Others, circumstances or chance decide."""
    CHECKS = "checks"
    """Something was looked at, compared, written down or learned from."""
    FIGURES = "figures"
    """How many, when, how long."""
    INVOLVES = "involves"
    """Others were asked, told, or agreed with."""


class ProcessTopic(StrEnum):
    """What candidates ask about. A question and its answer are about the same."""

    DECISION = "decision"
    """When and how they hear of it."""
    READERS = "readers"
    PAY = "pay"
    DATA = "data"
    """What is recorded and kept, and for how long."""
    NEXT = "next"
    PLACE = "place"
    HOURS = "hours"
    BENEFITS = "benefits"
    BEGINNING = "beginning"
    LENGTH = "length"
    """How long the interview takes."""


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds what one of some finds."""
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def words_of(alternatives: str) -> re.Pattern[str]:
    """Return a pattern that finds whole words, written as alternatives."""
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
