"""Who may read files."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read(
    actor: Actor, *, is_uploader: bool, belongs_to_record: bool, through_record: bool
) -> Decision:
    """Decide on one file. `through_record`: the actor may read a record that the file belongs to.

    A file is read by who uploaded it and by who may read a record that it belongs to. One that
    belongs to nothing yet is read by who reads every application.
    """
    if not actor.has(Permission.FILES_READ):
        return refused(say("Your role does not include reading files."))
    if is_uploader or through_record:
        return ALLOWED
    if not belongs_to_record and actor.has(Permission.APPLICATIONS_READ):
        return ALLOWED
    return refused(say("This file belongs to something that you may not read."))
