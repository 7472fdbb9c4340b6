"""Reading what a call wants to send: texts, captions, markup, files."""

import html
from typing import Any

from bot.channels.api import Upload
from bot.play.simulator.files import FileShelf, Stored, document_json, measure, photo_json
from bot.play.simulator.keyboards import check_markup
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import Refusal, bad_request
from bot.play.simulator.server import Files
from bot.play.simulator.telegram.chats import Content
from bot.play.simulator.telegram.html import Formatted, as_typed, parse_html

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MEGABYTE = 1024 * 1024
PHOTO_LIMIT_BYTES = 10 * MEGABYTE
DOCUMENT_LIMIT_BYTES = 50 * MEGABYTE
_OGG, _MP3, _MP4 = (0, b"OggS"), ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3")), (4, b"ftyp")
# By what a file begins with (at which byte): what each player takes.
PLAYED = {"voice": (_OGG, *_MP3, _MP4), "audio": (*_MP3, _MP4), "video": (_MP4,)}
PHOTO_SIDES_LIMIT = 10_000
PHOTO_RATIO_LIMIT = 20


def read_text(params: Params) -> Formatted:
    """The text of a message: 1 to 4096 characters once its markup is parsed."""
    text = _formatted(params, "text", "entities")
    if not text.plain:
        bad_request("message text is empty")
    if len(text.plain) > TEXT_LIMIT:
        bad_request("message is too long")
    return text


def read_caption(params: Params) -> Formatted:
    """A caption: at most 1024 characters, perhaps none."""
    caption = _formatted(params, "caption", "caption_entities")
    if len(caption.plain) > CAPTION_LIMIT:
        bad_request("message caption is too long")
    return caption


def _formatted(params: Params, name: str, entities_name: str) -> Formatted:
    text, mode, entities = params.text(name), params.text("parse_mode"), params.nested(entities_name)
    if mode.lower() == "html":
        return parse_html(text)
    if mode:
        bad_request("unsupported parse_mode")
    return Formatted(text, entities, html.escape(text)) if entities else as_typed(text)


def text_fields(text: Formatted, name: str = "text") -> dict[str, Any]:
    """The fields of a message's JSON for its text or caption."""
    entities_name = "entities" if name == "text" else "caption_entities"
    fields: dict[str, Any] = {name: text.plain} if text.plain else {}
    return fields | ({entities_name: text.entities} if text.entities else {})


def read_markup(params: Params, inline_only: bool = False) -> dict[str, Any] | None:
    return check_markup(params.nested("reply_markup"), inline_only)


def read_photo(given: str, part: str, files: Files, shelf: FileShelf) -> list[Stored]:
    """A photo that is uploaded (as `part` or `attach://`) or known by its file_id."""
    upload = _upload(given, part, files)
    if upload is None:
        return [_known(given, "photo", shelf)]
    if len(upload.content) > PHOTO_LIMIT_BYTES:
        bad_request(f"too big for a photo: {len(upload.content)} bytes")
    _check_picture(upload.content)
    return shelf.keep_photo(upload.content)


def read_document(given: str, part: str, files: Files, shelf: FileShelf) -> Stored:
    """A document that is uploaded (as `part` or `attach://`) or known by its file_id."""
    upload = _upload(given, part, files)
    if upload is None:
        return _known(given, "document", shelf)
    if len(upload.content) > DOCUMENT_LIMIT_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    return shelf.keep_document(upload)


def read_sound(given: str, kind: str, files: Files, shelf: FileShelf) -> Stored:
    """A recording that is uploaded, of a kind that the app's player takes, or known by its file_id."""
    upload = _upload(given, kind, files)
    if upload is None:
        return _known(given, kind, shelf)
    if len(upload.content) > DOCUMENT_LIMIT_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if not any(upload.content[at:].startswith(sign) for at, sign in PLAYED[kind]):
        bad_request(f"wrong type of the file: it cannot be sent as {kind}")
    return shelf.keep_sound(kind, upload)


def read_medium(item: Any, files: Files, shelf: FileShelf) -> Content:
    """One of an album, or what is to stand in the place of another: {"type", "media", "caption", …}."""
    params = Params(item)
    caption, given = read_caption(params), params.text("media")
    match params.text("type"):
        case "photo":
            fields: dict[str, Any] = {"photo": photo_json(read_photo(given, "", files, shelf))}
        case "document":
            fields = {"document": document_json(read_document(given, "", files, shelf))}
        case kind:
            bad_request(f"type {kind or 'None'} must be one of: photo, document")
    return Content(fields | text_fields(caption, "caption"), caption.html)


def _upload(given: str, part: str, files: Files) -> Upload | None:
    if given.startswith("attach://"):
        part = given.removeprefix("attach://")
        if part not in files:
            bad_request(f"wrong file identifier/HTTP URL specified: no part {part}")
    upload = files.get(part)
    if upload is not None and not upload.content:
        bad_request("file must be non-empty")
    return upload


def _known(given: str, kind: str, shelf: FileShelf) -> Stored:
    if given.startswith(("http://", "https://")):
        bad_request("failed to get HTTP URL content")
    stored = shelf.by_id(given)
    if stored is None:
        bad_request("wrong file identifier/HTTP URL specified")
    if not stored.path.startswith(kind):
        bad_request(f"can't use file of type {stored.path.split('/')[0][:-1].title()} as {kind.title()}")
    return stored


def _check_picture(content: bytes) -> None:
    measured = measure(content)
    if measured is None:
        bad_request("IMAGE_PROCESS_FAILED")
    long, short = max(measured[:2]), min(measured[:2])
    if long + short > PHOTO_SIDES_LIMIT or long > short * PHOTO_RATIO_LIMIT:
        bad_request("PHOTO_INVALID_DIMENSIONS")
