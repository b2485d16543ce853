"""`/api/v1/interview-room`: where a candidate takes their interview, without an account.

A link from a mail is opened by a POST, which gives the device a cookie of its own: `HttpOnly`, for
these addresses alone, never sent by other sites. A GET changes nothing, so programs that look at
mails use nothing up.
"""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Path, Request, Response

from rolecall.domains.ai_interviews.schemas.room import (
    RoomAdjustmentIn,
    RoomAgainIn,
    RoomAnswerIn,
    RoomBeginIn,
    RoomConsentIn,
    RoomCorrectionIn,
    RoomLanguageIn,
    RoomOut,
    RoomPersonIn,
    RoomTokenIn,
)
from rolecall.domains.ai_interviews.service import conversing, room
from rolecall.domains.ai_interviews.service.room_links import READABLE, Device, ask_for_link
from rolecall.infra.http import DatabaseDep, Router, RuntimeDep, client_address, public
from rolecall.infra.http.csrf import check_origin

router = Router(prefix="/interview-room", tags=["interview room"])
_HELD: Final = public(held=True)
_COOKIE: Final = "rolecall_interview_"
_PATH: Final = "/api/v1/interview-room"
_ROOM: Final = "/{room_id}"
_HEX: Final = 32
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def _device(request: Request, room_id: UUID) -> Device:
    """Return who is in the room by the cookie. The organization stands in it, before the secret."""
    value = request.cookies.get(f"{_COOKIE}{room_id.hex}", "")
    org_id = UUID(hex=value[:_HEX]) if _is_hex(value[:_HEX]) else UUID(int=0)
    return Device(org_id, room_id, value[_HEX:], client_address(request))


def _acting_device(request: Request, room_id: UUID) -> Device:
    """Return who is in the room, for what changes something: asked by our own pages alone."""
    check_origin(request)
    return _device(request, room_id)


DeviceDep = Annotated[Device, Depends(_device)]
ActingDep = Annotated[Device, Depends(_acting_device)]


@router.post("/open", **_HELD)
async def open_interview_room(
    request: Request, runtime: RuntimeDep, body: RoomTokenIn, response: Response
) -> RoomOut:
    """Open an interview by the link in a mail; it works on the device that opened it first."""
    check_origin(request)
    view, device, is_new = await room.open_room(
        runtime.database, body.token, _held(request), client_address(request)
    )
    if is_new:
        response.set_cookie(
            f"{_COOKIE}{device.link_id.hex}", f"{device.org_id.hex}{device.secret}",
            max_age=int(READABLE.total_seconds()), path=_PATH, samesite="strict", httponly=True,
            secure=runtime.public_url.startswith("https://"),
        )  # fmt: skip
    return RoomOut.of(view)


@router.post("/links", status_code=202, **_HELD)
async def ask_for_interview_link(request: Request, db: DatabaseDep, body: RoomTokenIn) -> None:
    """Have a new link mailed to the candidate's address. The answer is always the same."""
    check_origin(request)
    await ask_for_link(db, body.token)


@router.get(_ROOM, **_HELD)
async def see_interview_room(db: DatabaseDep, device: DeviceDep) -> RoomOut:
    """Return the room; nothing changes."""
    return await _shown(db, device)


@router.post(f"{_ROOM}/notice", **_HELD)
async def note_interview_notice(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """Note that the notice was shown."""
    await room.note_notice(db, device)
    return await _shown(db, device)


@router.post(f"{_ROOM}/language", **_HELD)
async def choose_interview_language(
    db: DatabaseDep, device: ActingDep, body: RoomLanguageIn
) -> RoomOut:
    """Hold the interview in another of its languages."""
    await room.choose_language(db, device, body.language)
    return await _shown(db, device)


@router.post(f"{_ROOM}/consent", **_HELD)
async def consent_to_interview(db: DatabaseDep, device: ActingDep, body: RoomConsentIn) -> RoomOut:
    """Agree to the notice."""
    await room.consent(db, device, body.notice_version)
    return await _shown(db, device)


@router.post(f"{_ROOM}/person", **_HELD)
async def ask_for_person(db: DatabaseDep, device: ActingDep, body: RoomPersonIn) -> RoomOut:
    """Talk to a person instead; members are told."""
    await room.want_person(db, device, body.words)
    return await _shown(db, device)


@router.post(f"{_ROOM}/adjustment", **_HELD)
async def ask_for_interview_adjustment(
    db: DatabaseDep, device: ActingDep, body: RoomAdjustmentIn
) -> RoomOut:
    """Ask for extra time, or for something else to be different."""
    await room.ask_adjustment(db, device, body.wish())
    return await _shown(db, device)


@router.post(f"{_ROOM}/begin", **_HELD)
async def begin_interview(db: DatabaseDep, device: ActingDep, body: RoomBeginIn) -> RoomOut:
    """Begin; the first question is asked."""
    await room.begin(db, device, body.knockouts)
    return await _gone_on(db, device)


@router.post(f"{_ROOM}/answers", **_HELD)
async def answer_interview(db: DatabaseDep, device: ActingDep, body: RoomAnswerIn) -> RoomOut:
    """Answer. It is stored first; then the interviewer goes on."""
    await conversing.store_answer(db, device, body.command())
    return await _gone_on(db, device)


@router.post(f"{_ROOM}/answers/{{turn_number}}/again", **_HELD)
async def answer_interview_again(
    db: DatabaseDep, device: ActingDep, turn_number: Number, body: RoomAgainIn
) -> RoomOut:
    """Give an answer anew, once for each question."""
    await conversing.store_again(db, device, body.command(turn_number))
    return await _shown(db, device)


@router.post(f"{_ROOM}/next", **_HELD)
async def continue_interview(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """Have the interviewer go on where it was interrupted; elsewhere nothing happens."""
    return await _gone_on(db, device)


@router.post(f"{_ROOM}/pause", **_HELD)
async def pause_interview(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """Pause; the time stands still."""
    await room.pause(db, device)
    return await _shown(db, device)


@router.post(f"{_ROOM}/resume", **_HELD)
async def resume_interview(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """Go on after a pause."""
    await room.resume(db, device)
    return await _gone_on(db, device)


@router.post(f"{_ROOM}/stop", **_HELD)
async def stop_interview(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """End the interview before its last question."""
    await room.stop(db, device)
    return await _shown(db, device)


@router.put(f"{_ROOM}/correction", **_HELD)
async def correct_interview(db: DatabaseDep, device: ActingDep, body: RoomCorrectionIn) -> RoomOut:
    """Add to what was said, once the interview is over."""
    await room.correct(db, device, body.words)
    return await _shown(db, device)


@router.delete(f"{_ROOM}/answers", **_HELD)
async def take_interview_back(db: DatabaseDep, device: ActingDep) -> RoomOut:
    """Take the consent back: what was said is removed, and a person goes on."""
    await room.take_back(db, device)
    return await _shown(db, device)


async def _gone_on(db: DatabaseDep, device: Device) -> RoomOut:
    await conversing.go_on(db, device)
    return await _shown(db, device)


async def _shown(db: DatabaseDep, device: Device) -> RoomOut:
    return RoomOut.of(await room.see_room(db, device))


def _held(request: Request) -> dict[UUID, str]:
    """Return the secrets of this device by link."""
    return {
        UUID(hex=name.removeprefix(_COOKIE)): value[_HEX:]
        for name, value in request.cookies.items()
        if name.startswith(_COOKIE) and _is_hex(name.removeprefix(_COOKIE))
    }


def _is_hex(text: str) -> bool:
    return len(text) == _HEX and all(one in "0123456789abcdef" for one in text)
