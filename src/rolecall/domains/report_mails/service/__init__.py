"""The use cases of report mails.

Guarantees: a mail is sent once for each time at which it is due, however often its workers die; its
figures are those that its reader would see on the screen at that moment; whoever may not read
reports, left, or stopped it gets none, and its owner hears of it; nobody is sent what was due while
the installation was down more than once.
"""

from rolecall.domains.report_mails.service.delivering import deliver
from rolecall.domains.report_mails.service.editing import (
    change_mail,
    create_mail,
    get_mail,
    list_choosable,
    list_mails,
    remove_mail,
)
from rolecall.domains.report_mails.service.sending import send_due, send_now
from rolecall.domains.report_mails.service.stopping import (
    Stopping,
    change_by_link,
    change_my_part,
    read_link,
)

__all__ = [
    "Stopping",
    "change_by_link",
    "change_mail",
    "change_my_part",
    "create_mail",
    "deliver",
    "get_mail",
    "list_choosable",
    "list_mails",
    "read_link",
    "remove_mail",
    "send_due",
    "send_now",
]
