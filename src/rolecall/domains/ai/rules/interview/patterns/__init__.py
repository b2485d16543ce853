"""What the rules look for, by language."""

import re
from collections.abc import Mapping
from typing import Final

from rolecall.domains.ai.contracts import ForbiddenTopic
from rolecall.domains.ai.rules.interview.patterns import english, german, spanish
from rolecall.domains.ai.rules.interview.patterns.kinds import Cue, Intent, ProcessTopic

INTENTS: Final[Mapping[str, Mapping[Intent, re.Pattern[str]]]] = {
    "en": english.INTENTS,
    "de": german.INTENTS,
    "es": spanish.INTENTS,
}
FORBIDDEN: Final[Mapping[str, Mapping[ForbiddenTopic, re.Pattern[str]]]] = {
    "en": english.FORBIDDEN,
    "de": german.FORBIDDEN,
    "es": spanish.FORBIDDEN,
}
CUES: Final[Mapping[str, Mapping[Cue, re.Pattern[str]]]] = {
    "en": english.CUES,
    "de": german.CUES,
    "es": spanish.CUES,
}
TOPICS: Final[Mapping[str, Mapping[ProcessTopic, re.Pattern[str]]]] = {
    "en": english.TOPICS,
    "de": german.TOPICS,
    "es": spanish.TOPICS,
}

__all__ = ["CUES", "FORBIDDEN", "INTENTS", "TOPICS", "Cue", "Intent", "ProcessTopic"]
