"""When a scorecard is complete, and what of it is shown to whom."""

from dataclasses import replace

from rolecall.domains.interviews.contracts import RATINGS, KitContent, ScorecardContent
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say


def cleaned(content: ScorecardContent, kit: KitContent) -> ScorecardContent:
    """Return the content with what belongs to the kit.

    Raises:
        InvalidInput: a rating is none of the scale's, or for no attribute of the kit.
    """
    attributes = {attribute.key for attribute in kit.attributes}
    questions = {question.key for question in kit.questions}
    problems = [
        FieldError(f"ratings.{key}", say("This is not in the kit of this interview."), "unknown")
        for key in content.ratings
        if key not in attributes
    ]
    problems += [
        FieldError(f"ratings.{key}", say("Ratings are 1, 2, 3 or 4."), "not_on_the_scale")
        for key, rating in content.ratings.items()
        if rating is not None and rating not in RATINGS
    ]
    problems += [
        FieldError(f"notes.{key}", say("This question is not in the kit."), "unknown")
        for key in content.notes
        if key not in questions
    ]
    if problems:
        raise InvalidInput(say("The scorecard does not fit the kit."), errors=problems)
    return replace(content, notes={key: text for key, text in content.notes.items() if text})


def require_complete(content: ScorecardContent, kit: KitContent) -> None:
    """Pass if nothing is left open.

    Raises:
        InvalidInput: an attribute is neither rated nor marked as “could not judge”, or there is no
            recommendation.
    """
    problems = [
        FieldError(
            f"ratings.{attribute.key}",
            say("Rate {attribute}, or say that you could not judge it.", attribute=attribute.name),
            "required",
        )
        for attribute in kit.attributes
        if attribute.key not in content.ratings
    ]
    if content.recommendation is None:
        problems.append(
            FieldError("recommendation", say("Say what you recommend overall."), "required")
        )
    if problems:
        raise InvalidInput(say("The scorecard is not complete yet."), errors=problems)


def without_private_note(content: ScorecardContent) -> ScorecardContent:
    """Return the content as readers see it who are not recruiters."""
    return replace(content, private_note="")
