from rolecall.domains.report_mails.events import ReportMailAsked, ReportMailDue
from rolecall.kernel import clock, events, ids


def test_is_read_back_as_it_was_written() -> None:
    due = ReportMailDue(report_mail_id=ids.uuid7(), at=clock.now())
    assert events.decode(due.type, events.encode(due)) == due


def test_a_reader_waits_for_nobody_else() -> None:
    asked = ReportMailAsked(reader_id=ids.uuid7(), report_mail_id=ids.uuid7(), at=clock.now())
    assert asked.aggregate_id == asked.reader_id
