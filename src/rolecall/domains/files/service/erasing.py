"""Erasing the files of a person: the record with its text and key at once, the bytes soon after."""

from rolecall.domains.files import repository
from rolecall.domains.files.events import FileDeleted, IncomingEnded
from rolecall.domains.files.models import attachments, files, incoming, terms, texts
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Person, erases

_outliving: set[str] = set()


def outlives(record_type: str) -> None:
    """Say that files of such records are not of one person, although they go to one.

    They are erased with a person only if no other record of these types has them.
    """
    _outliving.add(record_type)


@erases("files", files, attachments, texts, terms, incoming)
async def erase_files(uow: UnitOfWork, person: Person) -> Erased:
    """Remove every file that is attached to one of a person's records.

    What is the organization's own, and only went to the person as well, is taken off and stays.
    """
    found = await repository.files_of_records(uow, person.ids, besides=sorted(_outliving))
    await repository.detach_all(uow, person.ids)
    for file_id in found:
        await repository.delete_file(uow, file_id)
        uow.emit(FileDeleted(file_id=file_id))
    for incoming_id in await repository.delete_incoming_of_records(uow, person.ids):
        uow.emit(IncomingEnded(incoming_id=incoming_id))
    return Erased({"files": len(found)})
