"""What a kit may hold."""

from rolecall.domains.interviews.contracts import KitContent
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

MAX_ATTRIBUTES = 12
MAX_QUESTIONS = 40


def require_valid(content: KitContent) -> None:
    """Pass if keys and names are unique and questions belong to attributes of the kit.

    Raises:
        InvalidInput: with the field of each problem.
    """
    problems: list[FieldError] = []
    names: set[str] = set()
    for place, attribute in enumerate(content.attributes):
        name = fold(attribute.name)
        if name in names:
            problems.append(
                FieldError(
                    f"attributes.{place}.name", say("This attribute is there twice."), "twice"
                )
            )
        names.add(name)
    for kind in ("attributes", "questions"):
        keys = [member.key for member in getattr(content, kind)]
        if len(keys) != len(set(keys)):
            problems.append(FieldError(kind, say("Two of these have the same key."), "twice"))
    known = {attribute.key for attribute in content.attributes}
    problems += [
        FieldError(
            f"questions.{place}.attribute",
            say("Choose an attribute of this kit, or none."),
            "unknown",
        )
        for place, question in enumerate(content.questions)
        if question.attribute and question.attribute not in known
    ]
    if problems:
        raise InvalidInput(say("Some parts of the kit need another look."), errors=problems)
