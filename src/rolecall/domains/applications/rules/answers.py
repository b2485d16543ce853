"""How an answer reads."""

from typing import Any

from rolecall.domains.jobs.contracts import Question, QuestionKind


def displayed(question: Question, value: Any) -> str:
    """Return the answer as text: labels of options instead of keys, yes and no in words."""
    labels = {option.key: option.label for option in question.options}
    if question.kind is QuestionKind.YES_NO:
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(labels.get(str(key), str(key)) for key in value)
    if question.kind is QuestionKind.SINGLE_CHOICE:
        return labels.get(str(value), str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)
