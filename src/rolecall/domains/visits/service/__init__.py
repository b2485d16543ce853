"""Counting visits, and taking the counts over into the database.

Guarantees: counting waits for nothing; a count that was taken over is taken over once, whatever
dies or runs twice on the way; what tells one visitor from another is never stored, and what it
was made with is gone with the day.
"""

from rolecall.domains.visits.service.counting import Counter, counter_of
from rolecall.domains.visits.service.forgetting import forget_old
from rolecall.domains.visits.service.taking import take_over

__all__ = ["Counter", "counter_of", "forget_old", "take_over"]
