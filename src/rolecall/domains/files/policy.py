"""Who may read files."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused


def can_read(actor: Actor, *, is_uploader: bool, through_record: bool) -> Decision:
    """Decide on one file. `through_record`: the actor may read a record that the file belongs to.

    Who reads every application reads every file; others read what they uploaded, and the files of
    records that are open to them.
    """
    if not actor.has(Permission.FILES_READ):
        return refused("Your role does not include reading files.")
    if actor.has(Permission.APPLICATIONS_READ) or is_uploader or through_record:
        return ALLOWED
    return refused("This file belongs to an application that you are not asked to assess.")
