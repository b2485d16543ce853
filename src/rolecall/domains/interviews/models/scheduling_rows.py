"""Hours and booking links as rows."""

from datetime import date, time, timedelta
from uuid import UUID

from rolecall.domains.interviews.contracts import (
    Away,
    BookingLink,
    BookingState,
    Hours,
    PanelOrder,
    Window,
)
from rolecall.infra.db import Row


def link_of(row: Row) -> BookingLink:
    """Return a row as a booking link."""
    return BookingLink(
        id=row["id"],
        application_id=row["application_id"],
        kit_id=row["kit_id"],
        seats=tuple(tuple(UUID(one) for one in seat) for seat in row["seats"]),
        order=PanelOrder(row["panel_order"]),
        minutes=row["minutes"],
        title=row["title"],
        place=row["place"],
        video_url=row["video_url"],
        instructions=row["instructions"],
        candidate_note=row["candidate_note"],
        time_zone=row["time_zone"],
        state=BookingState(row["state"]),
        interview_id=row["interview_id"],
        expires_at=row["expires_at"],
        owner_id=row["owner_id"],
        owner_name=row["owner_name"],
        nonce=row["nonce"],
        created_at=row["created_at"],
        version=row["version"],
    )


def hours_of(row: Row) -> Hours:
    """Return a row as the hours of a person."""
    return Hours(
        time_zone=row["time_zone"],
        windows=tuple(
            Window(
                one["weekday"], time.fromisoformat(one["begins"]), time.fromisoformat(one["ends"])
            )
            for one in row["windows"]
        ),
        away=tuple(
            Away(date.fromisoformat(one["first"]), date.fromisoformat(one["last"]))
            for one in row["away"]
        ),
        buffer=timedelta(minutes=row["buffer_minutes"]),
        max_per_day=row["max_per_day"],
        max_per_week=row["max_per_week"],
        version=row["version"],
    )
