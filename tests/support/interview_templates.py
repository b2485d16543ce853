"""What AI interviews ask in tests."""

from typing import Any


def texts(**said: str) -> dict[str, str]:
    """Return a text by language, empty in the others."""
    return {"en": "", "de": "", "es": "", **said}


CONTENT: dict[str, Any] = {
    "languages": ["en"],
    "opening": texts(en="Welcome to the interview for {job} at {organization}."),
    "closing": texts(en="Thank you."),
    "competencies": [
        {
            "key": "handover",
            "name": texts(en="Handing over"),
            "description": texts(en="Hands over what the next shift needs."),
            "weight": 4,
            "anchors": {
                "low": texts(en="Tells what comes to mind."),
                "medium": texts(en="Keeps to the order."),
                "high": texts(en="Has it repeated."),
            },
            "questions": [
                {
                    "key": "last",
                    "text": texts(en="Tell us about your last handover."),
                    "follow_ups": [texts(en="What did you leave out?")],
                    "max_follow_ups": 1,
                    "seconds": 120,
                }
            ],
        }
    ],
    "knockouts": [
        {
            "key": "licence",
            "kind": "yes_no",
            "text": texts(en="Do you hold a licence?"),
            "flagged": ["no"],
        }
    ],
    "facts": [
        {"key": "shift", "question": texts(en="Which shift?"), "answer": texts(en="Nights.")}
    ],
    "settings": {"minutes": 10, "contact": "Rita Moss, rita@example.com"},
}
"""An interview that can be approved as it is."""

INTERVIEW: dict[str, Any] = {"name": "First talk", "content": CONTENT}
"""The body that writes it."""
