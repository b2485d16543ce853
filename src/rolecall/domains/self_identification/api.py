"""What those above may ask: counts of groups that may be shown, never an answer."""

from rolecall.domains.self_identification.rules.impact import FOUR_FIFTHS, SIGNIFICANT
from rolecall.domains.self_identification.service import give_answers, read_impact

__all__ = ["FOUR_FIFTHS", "SIGNIFICANT", "give_answers", "read_impact"]
