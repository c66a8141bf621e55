"""Which encoding Arabic text is in, told by evidence: marks, NUL bytes, and whether Arabic comes out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from translate.datafiles import Chosen
from translate.documents.language import plausible_arabic
from translate.errors import InputError

_CHOSEN = Chosen(__package__, "encoding")

# Longest first: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (b"PK\x03\x04", "a zip archive or an Office file", ".docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)", ""),
    (b"{\\rtf", "a rich-text file (.rtf)", ""),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"RIFF", "a media file", ""),
    (b"\x1f\x8b", "a gzip archive", ""),
    (b"BZh", "a bzip2 archive", ""),
    (b"7z\xbc\xaf", "a 7-Zip archive", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
    (b"SQLite format 3", "a database", ""),
    (b"\x00\x00\x00\x18ftyp", "a video", ""),
    (b"\x00\x00\x00 ftyp", "a video", ""),
    (b"ID3", "an audio file", ""),
    (b"OggS", "an audio or video file", ""),
)
_SAMPLE = 65536
_ONE_BYTE = ("cp1256", "iso8859_6")
# Arabic words in UTF-8; in Windows-1256 such pairs of bytes are no words.
_UTF8_ARABIC = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf]){4,}")
MIXED = "UTF-8 mixed with Windows-1256"
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO-8859-6",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """The text in `data`; `name` is what errors call the file, `encoding` overrides the evidence.

    A byte-order mark is not part of the text. Raises InputError for binary files, NUL bytes in text, and
    bytes that none of UTF-8, UTF-16, Windows-1256 and ISO-8859-6 make Arabic or plain text of.
    """
    if encoding:
        return _as_told(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name, marked, len(mark))
    _refuse_binary(data, name)
    if wide := _wide(data):
        return _marked(data, name, wide, 0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _mixed(data) or _one_byte(data, name, error)
    if _mostly_controls(data):
        raise InputError(f"{name} is a binary file, not text; give the article as text, HTML, .docx or .pdf")
    if (at := data.find(b"\0")) >= 0:
        raise InputError(
            f"{name} has NUL bytes (the first at {at}): it is damaged or no text; save it again as UTF-8 text"
        )
    return Decoded(text, "UTF-8")


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    for mark, marked in _MARKS:
        if data.startswith(mark) and _canonical(encoding).startswith(marked[:6]):
            data = data[len(mark) :]
            encoding = marked
            break
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InputError(
            f"unknown encoding {encoding!r} for {name}; name one Python knows, as utf-8"
        ) from error
    except (UnicodeDecodeError, UnicodeError) as error:
        where = f" ({_where(error)})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"cannot decode {name} as {encoding}{where}; leave --encoding out or name another"
        ) from error
    if "\0" in text:
        raise InputError(
            f"{name} read as {encoding} has NUL characters; leave --encoding out or name another"
        )
    return Decoded(text, encoding)


def _canonical(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding


def _marked(data: bytes, name: str, encoding: str, skipped: int) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"cannot decode {name} as {_NAMES[encoding]}, which its first bytes announce"
            f" (byte 0x{error.object[error.start]:02x} at {error.start + skipped});"
            " the file is damaged or cut short: get it again, or pass --encoding"
        ) from error
    if "\0" in text:
        raise InputError(f"{name} has NUL characters: it is damaged or no text; save it again as UTF-8 text")
    return Decoded(text, _NAMES[encoding])


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, what, suffix in _SIGNATURES:
        if data.startswith(signature):
            advice = f"rename it to end in {suffix}" if suffix else "save its text as .txt or .docx"
            raise InputError(f"{name} is {what}, not text; {advice}")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Arabic letters have 0x06 for one of their two bytes, ASCII has 0x00."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(data) % 2 or len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        telling = sum(high.count(byte) for byte in (0x00, 0x06, 0x20))
        letters = high.count(0x06) + high.count(0x00)
        if telling >= _CHOSEN("telling") * len(high) and letters > _CHOSEN("letters") * len(high):
            text = sample.decode(encoding, errors="ignore")
            readable = sum(char.isprintable() or char.isspace() for char in text)
            if readable >= _CHOSEN("readable") * len(text):
                return encoding
    return None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with passages in Windows-1256, as pages have that were put together from two sources."""
    if b"\0" in data or _mostly_controls(data):
        return None
    # A file cut inside a letter, or with one damaged byte, is no mixture.
    damaged = data.decode("utf-8", errors="replace").count("\ufffd")
    if len(_UTF8_ARABIC.findall(data)) < _CHOSEN.whole("mixed_words") or damaged < _CHOSEN.whole(
        "mixed_letters"
    ):
        return None
    codecs.register_error("mujaz-cp1256", _as_windows_1256)
    text = "".join(map(_line, data.splitlines(keepends=True)))
    return Decoded(text, MIXED) if plausible_arabic(text) >= _CHOSEN("plausible") else None


def _line(line: bytes) -> str:
    """A line of a mixed file: UTF-8 where it is, Windows-1256 where no word of it is UTF-8, else byte by byte."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("utf-8" if _UTF8_ARABIC.search(line) else "cp1256", errors="mujaz-cp1256")


def _as_windows_1256(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1256"), error.end


def _one_byte(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    if _mostly_controls(data) or b"\0" in data:
        raise InputError(f"{name} is a binary file, not text; give the article as text, HTML, .docx or .pdf")
    scored = []
    for encoding in _ONE_BYTE:
        text = data.decode(encoding, errors="replace")
        if encoding != "cp1256" and "\ufffd" in text:
            continue
        scored.append((plausible_arabic(text), encoding, text))
    # On a tie, as with a headline, the one in use.
    score, encoding, text = max(scored, key=lambda entry: entry[0])
    if score < _CHOSEN("plausible"):
        raise InputError(
            f"cannot decode {name} as UTF-8, UTF-16 or Windows-1256 ({_where(error)});"
            " convert it or pass --encoding"
        )
    return Decoded(text, _NAMES[encoding])


def _where(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} at {error.start}"


def _mostly_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(1, 32) if byte not in (9, 10, 11, 12, 13, 27))
    return controls > _CHOSEN("controls") * len(sample)
