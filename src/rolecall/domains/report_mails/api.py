"""What others may ask of report mails."""

from rolecall.domains.report_mails.service import create_mail

__all__ = ["create_mail"]
