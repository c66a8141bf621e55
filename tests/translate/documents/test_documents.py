"""Inputs of a run: what is read, under which name, and what is refused in one line while the rest goes on."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.documents import MAX_ARTICLE_BYTES, document_from_text, read_inputs
from translate.documents.identity import unique_ids
from translate.errors import ConfigError, InputError
from translate.records import DateSource, Document

TITLE = "بلدية الساحل تفتح جسرا جديدا فوق النهر"
LEAD = "افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال استمرت عامين، وقال رئيسها إن الجسر يخدم سبع قرى."
SECOND = "وأوضح المهندس المشرف أن كلفة الجسر بلغت أربعة ملايين دينار، وأن السير عليه يبدأ في بداية الأسبوع."
ARTICLE = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n"


def write(path: Path, content: str | bytes = ARTICLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_document_is_cleaned_dated_and_split(tmp_path: Path) -> None:
    path = write(tmp_path / "sahel.txt", f"{TITLE}\nالأربعاء 15 نوفمبر 2017\nطباعة\n\n{LEAD} {SECOND}\n")
    (document,) = read_inputs([path]).documents
    assert (document.id, document.path, document.language) == ("sahel", path, "ar")
    assert (document.title, document.text) == (TITLE, f"{LEAD} {SECOND}")
    assert (str(document.published.value), document.published.source) == ("2017-11-15", DateSource.STATED)
    assert [segment.text for segment in document.segments] == [LEAD, SECOND]
    assert [removal.text for removal in document.removed] == [TITLE, "الأربعاء 15 نوفمبر 2017", "طباعة"]


def test_folders_globs_and_files_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/2.txt", "b/deep/3.txt", "a/1.txt", ".hidden/4.txt", "b/.5.txt", "b/picture.png"):
        write(tmp_path / name, ARTICLE.replace("سبع", f"{ord(name[-5])}"))
    monkeypatch.chdir(tmp_path)
    seen: list[str] = []
    inputs: list[str | Path] = [
        "b",
        "*/1.txt",
        "**/*.txt",
        Path("b/2.txt"),
        str(tmp_path / "b" / "2.txt"),
        "./b/../b",
    ]
    result = read_inputs(inputs, on_document=seen.append)
    assert [document.id for document in result.documents] == ["2", "3", "1"]
    assert result.failures == ()
    assert seen == ["b/2.txt", "b/deep/3.txt", "a/1.txt"]


def test_a_file_without_an_ending_is_text(tmp_path: Path) -> None:
    path = write(tmp_path / "2017.11.15")
    assert len(read_inputs([path]).documents) == 1


def test_standard_input() -> None:
    result = read_inputs(["-", "-"], stdin=io.BytesIO(ARTICLE.encode("cp1256")))
    (document,) = result.documents
    assert (document.id, document.path, document.title) == ("stdin", None, TITLE)


def test_the_encoding_may_be_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE.encode("cp1256"))
    assert read_inputs([path], encoding="cp1256").documents[0].title == TITLE
    (failure,) = read_inputs([path], encoding="utf-8").failures
    assert f"cannot decode {path} as utf-8" in failure.message
    with pytest.raises(ConfigError, match="unknown encoding 'utf-9'"):
        read_inputs([path], encoding="utf-9")


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "is empty"),
    "mark.txt": ("\ufeff".encode(), "is empty"),
    "binary.txt": (bytes(range(256)) * 20, "is a binary file"),
    "latin.txt": ("Le café était fermé à l'été".encode("cp1252"), "cannot decode"),
    "english.txt": (
        b"The assembly approved the resolution on Tuesday.",
        "is not in Arabic (0% of its letters",
    ),
    "mixed.txt": (
        b"The assembly approved the resolution of the committee on Tuesday: " + "نعم".encode(),
        "is not in Arabic (5% of its letters are Arabic, most are Latin)",
    ),
    "persian.txt": (
        "رئیس جمهور ایران گفت که این کشور برای گفتگو با همه کشورهای منطقه آماده است و از آن استقبال می کند.".encode(),
        "is in Persian, not in Arabic",
    ),
    "urdu.txt": (
        "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے اور یہ سلسلہ جاری رہے گا".encode(),
        "is in Urdu, not in Arabic",
    ),
    "garbled.txt": (ARTICLE.encode().decode("latin-1").encode(), "it is Arabic UTF-8 saved as Windows-1252"),
    "huge.txt": (
        LEAD.encode() * (20_000_000 // len(LEAD.encode())),
        "is too long for an article (20.0 MB of text, the limit is 2 MB)",
    ),
    "nul.txt": ("نص\0 عربي".encode(), "has NUL bytes (the first at 4)"),
    "controls.txt": (("\u200f\u202a\u202c\u2066" * 9).encode(), "holds only invisible control characters"),
    "numbers.txt": (b"12 13 14\n15", "holds no letters"),
    "buttons.txt": ("طباعة\nمشاركة\n15\n".encode(), "holds no article"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG image"),
    "scan.pdf": (b"%PDF-1.4", "is no readable PDF"),
    "script.html": (b"<html><script>alert(1)</script></html>", "holds no article text"),
    "feed.jsonl": (b"\n\n", "is empty"),
}


def test_bad_inputs_cost_one_clear_line_each_and_the_rest_is_read(tmp_path: Path) -> None:
    good = [
        write(tmp_path / "good" / f"{number}.txt", ARTICLE.replace("سبع", str(number))) for number in range(2)
    ]
    bad = [write(tmp_path / name, content) for name, (content, _) in BAD.items()]
    result = read_inputs([good[0], *bad, good[1]])
    assert [document.id for document in result.documents] == ["0", "1"]
    assert len(result.failures) == len(bad)
    for path, failure in zip(bad, result.failures, strict=True):
        assert failure.path == str(path)
        assert str(path) in failure.message
        assert BAD[path.name][1] in failure.message
        assert "\n" not in failure.message
        assert ";" in failure.message  # what to do next


@pytest.mark.parametrize(
    ("given_input", "message"),
    [
        ("missing.txt", "there is no file or folder missing.txt; check the path"),
        ("*.nothing", "nothing matches *.nothing; check the pattern"),
        (
            "empty",
            "no articles in folder empty (looked for .txt .md .html .htm .mhtml .mht .webarchive .docx .pdf .jsonl .parquet .rss .atom); check the path",
        ),
        (
            "a.rtf",
            "cannot read a.rtf: .rtf is none of .txt .md .html .htm .mhtml .mht .webarchive .docx .pdf .jsonl .parquet .rss .atom .xml .opml; save its text as .txt or .docx",
        ),
        ("x" * 5000, "there is no file or folder"),
    ],
)
def test_inputs_that_name_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_input: str, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty" / "picture.png", b"x")
    write(tmp_path / "a.rtf", b"x")
    monkeypatch.chdir(tmp_path)
    (failure,) = read_inputs([given_input]).failures
    assert message in failure.message or "cannot look at" in failure.message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, good = write(tmp_path / "closed.txt"), write(tmp_path / "good.txt")
    real = Path.open

    def guarded(self: Path, *args: Any, **kwargs: Any) -> Any:
        # The tests may run as root, whom no mode bits stop.
        if self == closed:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    result = read_inputs([closed, good])
    assert [failure.message for failure in result.failures] == [
        f"cannot read {closed}: permission denied; make it readable"
    ]
    assert [document.id for document in result.documents] == ["good"]


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def broken(self: Path, *args: Any, **kwargs: Any) -> Any:
        raise OSError(5, "Input/output error", str(self))

    monkeypatch.setattr(Path, "open", broken)
    (failure,) = read_inputs([path]).failures
    assert failure.message == f"cannot read {path}: Input/output error; check the file"


@pytest.mark.parametrize(
    "text", ["كلمة عربية طويلة " * 6000, "ا" * 100_000, "كلمة، " * 17_000, "(" * 500 + LEAD * 900]
)
def test_text_without_a_full_stop_is_read(text: str) -> None:
    document = document_from_text(text, id="long")
    assert "".join(document.text.split()) == "".join(text.split())
    assert document.segments


@pytest.fixture
def short_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book begins at 30 kB and has parts of 5,000 characters."""
    monkeypatch.setattr("translate.documents.reading.MAX_ARTICLE_BYTES", 30_000)
    monkeypatch.setattr("translate.documents.article.MAX_ARTICLE_BYTES", 30_000)
    monkeypatch.setattr("translate.documents.reading.PART", 5_000)


@pytest.mark.usefixtures("short_books")
def test_a_book_is_refused_as_an_article_and_read_in_parts_where_asked(tmp_path: Path) -> None:
    paragraph = f"{LEAD} {LEAD}\n\n"
    text = "".join(f"{number}. {paragraph}" for number in range(100_000 // len(paragraph.encode())))
    path = tmp_path / "book.txt"
    path.write_text(text, encoding="utf-8")
    (failure,) = read_inputs([path]).failures
    assert "let `mujaz translate` take it in parts" in failure.message
    read = read_inputs([path], books=True)
    assert not read.failures
    assert [document.id for document in read.documents[:2]] == ["book-0001", "book-0002"]
    assert all(len(document.raw) <= 5_000 for document in read.documents)
    assert "".join(document.raw for document in read.documents) == text
    assert all(document.raw.endswith("\n\n") for document in read.documents), "no paragraph is cut"


@pytest.mark.usefixtures("short_books")
def test_a_part_that_is_not_arabic_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text(
        f"{LEAD}\n\n" * (40_000 // len(LEAD.encode())) + "An appendix in English.\n\n" * 500,
        encoding="utf-8",
    )
    read = read_inputs([path], books=True)
    assert len(read.documents) > 3
    assert {failure.path for failure in read.failures} == {str(path)}
    assert "is not in Arabic" in read.failures[-1].message


def test_no_book_is_endless(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(LEAD.encode() * (51_000_000 // len(LEAD.encode())))
    (failure,) = read_inputs([path], books=True).failures
    assert "huge.txt is too long (51.0 MB, the limit is 50 MB); split it" in failure.message


def test_the_limit_is_the_articles_own_size() -> None:
    with pytest.raises(InputError, match="too long for an article"):
        document_from_text("كلمة " * (MAX_ARTICLE_BYTES // 9 + 1), id="long")


def test_two_files_with_one_text_are_noted(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt", ARTICLE + "طباعة\n")
    documents = read_inputs([first, second]).documents
    assert [document.notes for document in documents] == [(), ("same text as a",)]


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt"], ["x-a", "y-a"]),
        (["a.txt", "a.html"], ["a-txt", "a-html"]),
        (["x/y/a.txt", "z/y/a.txt", "y-a.txt"], ["a", "a-2", "y-a"]),
        (["خبر أول.txt"], ["خبر-أول"]),
        (["../a.txt", "...txt"], ["a", "article"]),
    ],
)
def test_ids_are_unique_and_rest_on_names(paths: list[str], ids: list[str]) -> None:
    documents = [Document(Path(path).stem, Path("/in", path), LEAD, LEAD) for path in paths]
    assert [document.id for document in unique_ids(documents)] == ids


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["a", "a-2", "a-txt", "b", "a b", "a/b", "", "."]), max_size=8))
def test_ids_never_collide(stems: list[str]) -> None:
    documents = [Document(stem, None, LEAD, LEAD) for stem in stems]
    named = [document.id for document in unique_ids(documents)]
    assert len(set(named)) == len(named)
    assert all(name and "/" not in name for name in named)


@pytest.mark.parametrize(
    ("name", "text", "outlet"),
    [
        ("aljazeera_2017", ARTICLE, "الجزيرة"),
        ("03-skynewsarabia", ARTICLE, "سكاي نيوز عربية"),
        ("الشرق الأوسط", ARTICLE, "الشرق الأوسط"),
        ("almanara", ARTICLE.replace("المهندس المشرف", "المهندس لمراسل «المنارة»"), "المنارة"),
        (
            "02-shati-alyoum",
            ARTICLE.replace("المهندس المشرف", "المهندس لموقع «الشاطئ اليوم»"),
            "الشاطئ اليوم",
        ),
        ("000_1953060e0089d2f7", ARTICLE.replace("المهندس المشرف", "المهندس لموقع «الشاطئ»"), ""),
        ("a", f"{TITLE}\nصحيفة الساحل\n{LEAD}", "صحيفة الساحل"),
        ("a", f"{TITLE}\nالصحيفة: الساحل\n{LEAD}", "الساحل"),
        ("a", f"{TITLE}\nصوت الساحل | ١٢ آذار ٢٠٢٥\n{LEAD}", "صوت الساحل"),
        ("a", f"{TITLE}\nسامر الحداد | ١٢ آذار ٢٠٢٥\n{LEAD}", ""),
        ("a", f"{TITLE}\nرويترز - 12 آذار 2025\n{LEAD}", ""),
        ("a", f"{LEAD}الساحل  [نُشر في 2017/11/15]{SECOND}", "الساحل"),
        ("a", f"{LEAD}\n{SECOND}\nجميع الحقوق محفوظة © شبكة الساحل", "شبكة الساحل"),
        ("a", f"القاهرة (رويترز) - {LEAD}", ""),
        ("a", f"وقال مراسل «القناة الأولى» إن الجسر جاهز.\n{LEAD}", ""),
        ("a", ARTICLE, ""),
    ],
)
def test_the_outlet_where_something_says_so(name: str, text: str, outlet: str) -> None:
    document = document_from_text(text, id=name, path=Path(f"{name}.txt"))
    assert document.outlet == outlet
    assert bool(document.outlet_evidence) is bool(outlet)
