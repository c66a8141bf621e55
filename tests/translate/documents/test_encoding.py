"""Encodings told apart by evidence, and what is no text."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.documents.encoding import decode
from translate.errors import InputError

TEXT = "أعلنت وزارة النقل أن الجسر سيفتح في بداية الأسبوع، وقال الوزير إن كلفته بلغت 4 ملايين دينار.\n"


@pytest.mark.parametrize(
    ("codec", "mark", "named"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16 LE"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16 BE"),
        ("utf-16-le", b"", "UTF-16 LE"),
        ("utf-16-be", b"", "UTF-16 BE"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32 LE"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "UTF-32 BE"),
        ("cp1256", b"", "Windows-1256"),
        ("iso8859_6", b"", "ISO-8859-6"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT * 50])
def test_the_same_text_in_every_encoding(codec: str, mark: bytes, named: str, text: str) -> None:
    decoded = decode(mark + text.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, named)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
def test_two_words_are_enough(codec: str) -> None:
    assert decode("عنوان قصير".encode(codec), "a.txt").text == "عنوان قصير"


def test_windows_1256_with_its_own_punctuation() -> None:
    text = "قال الوزير: «الجسر “آمن”» – وأضاف… أن الكلفة ‏4 ملايين؛ هل تكفي؟ نعم‌ا ـ" + TEXT
    assert decode(text.encode("cp1256"), "a.txt").text == text


def test_english_in_ascii_is_utf8() -> None:
    assert decode(b"plain words", "a.txt").encoding == "UTF-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Le café était fermé, à l'été prochain.".encode("cp1252"),
            "(byte 0xe9 at 6); convert it or pass --encoding",
        ),
        (
            "Привет, это новости".encode("koi8-r"),
            "cannot decode a.txt as UTF-8, UTF-16 or Windows-1256 (byte",
        ),
        (
            "ニュースです。これは日本語".encode("shift_jis"),
            "cannot decode a.txt as UTF-8, UTF-16 or Windows-1256",
        ),
        (TEXT.encode()[:-3], "cannot decode a.txt"),  # cut inside a letter
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "UTF-16 LE, which its first bytes announce"),
        (codecs.BOM_UTF8 + TEXT.encode("cp1256"), "UTF-8, which its first bytes announce (byte 0xc3 at 3)"),
        ("نص\0 عربي".encode(), "a.txt has NUL bytes (the first at 4)"),
        (b"%PDF-1.7\n...", "a.txt is a PDF file, not text; rename it to end in .pdf"),
        (b"PK\x03\x04....", "a.txt is a zip archive or an Office file"),
        (b"\x89PNG\r\n\x1a\n", "a.txt is a PNG image"),
        (bytes(range(256)) * 8, "a.txt is a binary file"),
        (bytes([1, 2, 3, 4, 5, 6, 7, 8]) * 20, "a.txt is a binary file"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_encoding_may_be_told() -> None:
    assert decode("ألف".encode("cp1256"), "a.txt", encoding="cp1256").text == "ألف"
    assert decode(codecs.BOM_UTF8 + b"x", "a.txt", encoding="utf-8").text == "x"
    assert decode(codecs.BOM_UTF16_BE + "ألف".encode("utf-16-be"), "a.txt", encoding="utf-16").text == "ألف"
    with pytest.raises(InputError, match=r"cannot decode a.txt as ascii \(byte 0xd8 at 0\)"):
        decode("ألف".encode(), "a.txt", encoding="ascii")
    with pytest.raises(InputError, match="unknown encoding 'utf-9'"):
        decode(b"x", "a.txt", encoding="utf-9")
    with pytest.raises(InputError, match="NUL"):
        decode("ألف".encode("utf-16-le") + b"\0\0", "a.txt", encoding="utf-16-le")


_ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ ،.؟0123456789\n", min_size=60, max_size=200)


@settings(max_examples=60)
@given(_ARABIC, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_unicode_is_never_mistaken(letters: str, codec: str) -> None:
    text = TEXT + letters
    assert decode(text.encode(codec), "a.txt").text == text


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    # Anything but InputError would fail the test; which of both it is depends on the bytes.
    with suppress(InputError):
        assert isinstance(decode(data, "a.txt").text, str)


def test_two_encodings_in_one_file_are_each_read_as_what_they_are() -> None:
    """A page whose template is Windows-1256 and whose article comes from a database in UTF-8."""
    decoded = decode(f"{TEXT}\n".encode() * 3 + TEXT.encode("cp1256"), "a.txt")
    assert decoded.text == f"{TEXT}\n" * 3 + TEXT
    assert decoded.encoding == "UTF-8 mixed with Windows-1256"
