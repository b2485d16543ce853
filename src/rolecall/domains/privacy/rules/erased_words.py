"""What was erased, in words for the person whose it was. Pure."""

from collections.abc import Callable, Mapping
from typing import Final

from rolecall.kernel.sentences import Sentence, say, say_count

GOES: Final = (
    say("Your name, addresses, phone numbers and links, and what was noted about you."),
    say("Your résumé and all other files, with their text."),
    say("What you wrote and answered, voluntary answers about yourself too."),
    say("Mails and texts in both directions."),
    say("Interviews and scorecards, but for ratings without words; letters of offers."),
    say("Copies of your data that were made, and what you agreed to."),
)
"""Said before somebody asks to be erased."""

_KINDS: Final[Mapping[str, Callable[[int], Sentence]]] = {
    "records": lambda n: say_count("{count} record", "{count} records", n),
    "applications": lambda n: say_count(
        "{count} application emptied", "{count} applications emptied", n
    ),
    "answers": lambda n: say_count("{count} answer to a question", "{count} answers", n),
    "drafts": lambda n: say_count("{count} draft", "{count} drafts", n),
    "self_identification": lambda n: say_count(
        "{count} voluntary answer", "{count} voluntary answers", n
    ),
    "accommodations": lambda n: say_count(
        "{count} request for an adjustment", "{count} requests for adjustments", n
    ),
    "contacts": lambda n: say_count(
        "{count} address or number", "{count} addresses and numbers", n
    ),
    "field_values": lambda n: say_count("{count} earlier value", "{count} earlier values", n),
    "profile_items": lambda n: say_count(
        "{count} entry of a profile", "{count} entries of a profile", n
    ),
    "consents": lambda n: say_count("{count} consent", "{count} consents", n),
    "candidate_notes": lambda n: say_count(
        "{count} note on the record", "{count} notes on the record", n
    ),
    "application_notes": lambda n: say_count(
        "{count} note on an application", "{count} notes on applications", n
    ),
    "moves": lambda n: say_count("{count} remark on a move", "{count} remarks on moves", n),
    "files": lambda n: say_count("{count} file", "{count} files", n),
    "messages": lambda n: say_count("{count} mail", "{count} mails", n),
    "replies": lambda n: say_count("{count} answer by mail", "{count} answers by mail", n),
    "texts": lambda n: say_count("{count} text message", "{count} text messages", n),
    "notifications": lambda n: say_count("{count} line in inboxes", "{count} lines in inboxes", n),
    "custom_values": lambda n: say_count("{count} further detail", "{count} further details", n),
    "interviews": lambda n: say_count("{count} interview emptied", "{count} interviews emptied", n),
    "ai_interviews": lambda n: say_count("{count} AI interview", "{count} AI interviews", n),
    "booking_links": lambda n: say_count("{count} link to book", "{count} links to book", n),
    "scorecards": lambda n: say_count("{count} scorecard emptied", "{count} scorecards emptied", n),
    "offers": lambda n: say_count("{count} offer emptied", "{count} offers emptied", n),
    "approvals": lambda n: say_count("{count} approval emptied", "{count} approvals emptied", n),
    "automation_runs": lambda n: say_count("{count} run of a rule", "{count} runs of rules", n),
    "import_rows": lambda n: say_count("{count} row of an import", "{count} rows of imports", n),
    "integration_records": lambda n: say_count(
        "{count} record of another system", "{count} records of other systems", n
    ),
    "export_files": lambda n: say_count("{count} file of an export", "{count} files of exports", n),
    "operation_items": lambda n: say_count(
        "{count} line of an operation", "{count} lines of operations", n
    ),
    "deferrals": lambda n: say_count(
        "{count} reason to keep longer", "{count} reasons to keep longer", n
    ),
    "holds": lambda n: say_count("{count} reason of a hold", "{count} reasons of holds", n),
    "data_copies": lambda n: say_count("{count} copy of the data", "{count} copies of the data", n),
    "job_alerts": lambda n: say_count("{count} alert of new jobs", "{count} alerts of new jobs", n),
    "saved_jobs": lambda n: say_count("{count} saved job", "{count} saved jobs", n),
    "erasure_requests": lambda n: say_count(
        "{count} address of a request to be erased",
        "{count} addresses of requests to be erased",
        n,
    ),
}


def known_kinds() -> frozenset[str]:
    """Return the kinds that have words."""
    return frozenset(_KINDS)


def erased_in_words(counts: Mapping[str, int]) -> list[Sentence]:
    """Return what was erased; kinds that have no words (of older releases) are left out."""
    return [words(counts[kind]) for kind, words in _KINDS.items() if counts.get(kind)]
