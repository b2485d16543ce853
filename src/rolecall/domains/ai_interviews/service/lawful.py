"""What an interview asks that the law does not allow to be asked, as far as rules find it."""

from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import ForbiddenQuestion
from rolecall.domains.ai_interviews.contracts import Content
from rolecall.domains.ai_interviews.rules.checking import shown_texts
from rolecall.kernel.errors import FieldError
from rolecall.kernel.sentences import Sentence, say


def warnings_of(content: Content) -> tuple[FieldError, ...]:
    """Return the places that deserve a look, each with the reason and what to ask instead.

    They warn and stop nothing: a rule that reads sentences can be wrong, and a person approves.
    """
    return tuple(
        FieldError(
            f"{field}.{language.value}",
            say(
                "“{quote}” {reason} {remedy}", quote=one.quote, reason=one.reason, remedy=one.remedy
            ),
            "forbidden_question",
        )
        for field, texts in shown_texts(content)
        for language in content.languages
        for one in ai.forbidden_questions(texts.of(language), language.value)
    )


def _told(found: ForbiddenQuestion) -> Sentence:
    return say(
        "“{quote}” {reason} {remedy}",
        quote=found.quote,
        reason=found.reason,
        remedy=found.remedy,
    )
