"""One thing done with many applications, as operations in the background."""

from rolecall.domains.applications.service.many.adding import add_many
from rolecall.domains.applications.service.many.assigning import assign_many, assign_many_back
from rolecall.domains.applications.service.many.exporting import export_many
from rolecall.domains.applications.service.many.moving import move_many, move_many_back
from rolecall.domains.applications.service.many.starting import start_with_many

__all__ = [
    "add_many",
    "assign_many",
    "assign_many_back",
    "export_many",
    "move_many",
    "move_many_back",
    "start_with_many",
]
