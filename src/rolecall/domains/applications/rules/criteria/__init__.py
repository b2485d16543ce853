"""Looking for a job's criteria in one application, by rules. Pure.

Guarantees: what is said to be met is quoted; “not met” is said only where an answer or the dates
say so, never because something is not mentioned; what a person says not to have, or to want to
learn, is no evidence for it; nothing here compares two applications.
"""

from rolecall.domains.applications.rules.criteria.assessing import assess

__all__ = ["assess"]
