"""What a request carries: bytes up to a limit, and JSON with nothing in it that readers disagree about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from starlette.requests import ClientDisconnect, Request

from canvas_model.errors import FileRefusedError, MalformedRequestError, RequestTooLargeError
from canvas_model.limits import REQUEST_MEGABYTES
from canvas_model.strict_json import decode

MEGABYTE = 1024 * 1024
DRAINED = 64 * MEGABYTE
"""How much of a too large body is read and thrown away, so that the browser gets to read the answer."""


async def read_request(request: Request) -> bytes:
    """The body of a request that carries no file; raises RequestTooLargeError."""
    return await read_body(request, REQUEST_MEGABYTES * MEGABYTE, RequestTooLargeError(limit=REQUEST_MEGABYTES))


async def read_body(request: Request, limit: int, too_large: Exception) -> bytes:
    """The body, at most `limit` bytes; raises `too_large` past it."""
    announced = request.headers.get("content-length", "")
    oversized = announced.isdigit() and int(announced) > limit
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            oversized = oversized or size > limit
            if not oversized:
                chunks.append(chunk)
            elif size > DRAINED:
                break
    except ClientDisconnect:
        raise MalformedRequestError from None
    if oversized:
        raise too_large
    return b"".join(chunks)


def read_json(body: bytes) -> Any:
    """The value of a JSON body; raises MalformedRequestError for repeated fields, NaN, deep nesting and anything broken.

    Values that cannot be kept are let through: each change is refused by itself.
    """
    try:
        return decode(body, keepable=False)
    except FileRefusedError:
        raise MalformedRequestError from None


def read_uuid(value: object) -> UUID:
    """A UUID from JSON; raises MalformedRequestError for anything else."""
    if not isinstance(value, str) or len(value) != 36:
        raise MalformedRequestError
    try:
        return UUID(value)
    except ValueError:
        raise MalformedRequestError from None


def only_fields(value: object, known: Iterable[str]) -> dict[str, Any]:
    """A JSON object that has no other fields than the known; raises MalformedRequestError."""
    if not isinstance(value, dict) or set(value) - set(known):
        raise MalformedRequestError
    return value
