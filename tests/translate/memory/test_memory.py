"""The translation memory: committed at once, shared, versioned, and clear about what it cannot do."""

from __future__ import annotations

import math
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from translate.engines.base import Hypothesis
from translate.errors import ConfigError
from translate.memory.database import SuppliedUnit, TranslationMemory
from translate.memory.opening import default_memory_path

ANSWER = (
    Hypothesis("The bridge was closed.", -0.25, False, 7, 6),
    Hypothesis("The bridge is shut.", math.nan),
)


def test_an_answer_is_there_for_another_process_at_once(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "memory.sqlite"
    first, second = TranslationMemory(path), TranslationMemory(path)
    first.store({("أغلق الجسر.", "engine|v1"): ANSWER})
    found = second.find(["أغلق الجسر.", "نص آخر"], "engine|v1")
    assert list(found) == ["أغلق الجسر."]
    assert repr(found["أغلق الجسر."]) == repr(ANSWER)


def test_another_signature_is_another_answer() -> None:
    memory = TranslationMemory()
    memory.store({("أغلق الجسر.", "engine|v1"): ANSWER})
    assert memory.find(["أغلق الجسر."], "engine|v2") == {}


def test_the_first_answer_stays() -> None:
    memory = TranslationMemory()
    memory.store({("جسر", "e"): [Hypothesis("bridge")]})
    memory.store({("جسر", "e"): [Hypothesis("pier")]})
    assert memory.find(["جسر"], "e")["جسر"][0].text == "bridge"


def test_more_texts_than_a_statement_may_name() -> None:
    memory = TranslationMemory()
    texts = [f"نص {i}" for i in range(1500)]
    for text in texts:
        memory.store({(text, "e"): [Hypothesis(text)]})
    assert len(memory.find(texts, "e")) == 1500
    assert memory.count() == (1500, 0)


def test_supplied_translations_are_found_whatever_their_digits_and_harakat() -> None:
    memory = TranslationMemory()
    assert memory.fill([SuppliedUnit("قُتل ٣ أشخاص.", "Three people were killed.", "team.tmx")]) == 1
    assert memory.supplied(["قتل 3 أشخاص."])["قتل 3 أشخاص."].target == "Three people were killed."


def test_a_file_supplied_again_replaces_what_it_said() -> None:
    memory = TranslationMemory()
    memory.fill([SuppliedUnit("جسر", "pier", "a.tmx"), SuppliedUnit("نهر", "river", "a.tmx")])
    assert memory.fill([SuppliedUnit("جسر", "bridge", "a.tmx")]) == 1
    assert {key: item.target for key, item in memory.supplied(["جسر", "نهر"]).items()} == {"جسر": "bridge"}


def test_a_file_that_supplies_nothing_any_more_takes_back_what_it_said() -> None:
    memory = TranslationMemory()
    memory.fill([SuppliedUnit("جسر", "bridge", "a.tmx"), SuppliedUnit("نهر", "river", "b.tmx")])
    memory.fill([], origin="a.tmx")
    assert list(memory.supplied(["جسر", "نهر"])) == ["نهر"]


def test_an_editor_s_confirmation_is_kept_and_a_memory_from_before_takes_it_in(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    TranslationMemory(path).close()
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE supplied DROP COLUMN confirmed")
    connection.execute("INSERT INTO supplied VALUES ('نهر', 'river', 'old.tmx')")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with TranslationMemory(path) as memory:
        unit = SuppliedUnit("جسر", "bridge", "corrections.tmx", confirmed=True)
        assert memory.fill([unit]) == 1
        assert memory.fill([unit]) == 0
        assert {key: item.confirmed for key, item in memory.supplied(["جسر", "نهر"]).items()} == {
            "جسر": True,
            "نهر": False,
        }


WRITER = """
import sys
from pathlib import Path
from translate.engines.base import Hypothesis
from translate.memory.database import TranslationMemory
memory = TranslationMemory(Path(sys.argv[1]))
for i in range(200):
    memory.store({(f"{sys.argv[2]} {i}", "e"): [Hypothesis("x")]})
"""


def test_processes_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("ا", "ب", "ج")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert TranslationMemory(path).count() == (600, 0)


def test_a_damaged_memory_is_moved_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with TranslationMemory(path) as memory:
        for i in range(500):
            memory.store({(f"نص {i}", "e"): ANSWER})
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xab" * (len(content) - 4096)
    content[100:4096] = b"\xab" * (4096 - 100)
    path.write_bytes(content)
    warnings: list[str] = []
    memory = TranslationMemory(path, on_warning=warnings.append)
    assert memory.count() == (0, 0)
    memory.store({("نص", "e"): ANSWER})
    (aside,) = tmp_path.glob("memory.sqlite.damaged-*")
    assert aside.read_bytes() == bytes(content)
    assert len(warnings) == 1
    assert str(aside) in warnings[0]


def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("رسالة لا علاقة لها بالترجمة", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"letter\.txt is not a translation memory"):
        TranslationMemory(letter)
    assert letter.read_text(encoding="utf-8").startswith("رسالة")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(ConfigError, match="another program's database"):
        TranslationMemory(path)
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_the_default_memory_starts_anew_even_from_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path))
    default_memory_path().write_bytes(b"not a database at all, but it stands where ours should")
    warnings: list[str] = []
    assert TranslationMemory(default_memory_path(), on_warning=warnings.append).count() == (0, 0)
    assert "damaged" in warnings[0]


def test_a_memory_of_a_newer_mujaz_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    TranslationMemory(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ConfigError, match="newer Mujaz"):
        TranslationMemory(path)
    assert path.exists()


@pytest.mark.parametrize("place", ["/proc/mujaz/memory.sqlite", "file/memory.sqlite"])
def test_a_place_that_cannot_be_written_says_what_to_do(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="--no-memory") as raised:
        TranslationMemory(tmp_path / place)
    assert "\n" not in str(raised.value)


def test_a_memory_in_a_read_only_folder_says_what_to_do(tmp_path: Path) -> None:
    # SQLite's own read-only opening stands in for the folder: tests may run as root, who can write anywhere.
    path = tmp_path / "memory.sqlite"
    TranslationMemory(path).close()
    memory = TranslationMemory(path)
    memory._connection.execute("PRAGMA query_only = 1")
    with pytest.raises(ConfigError, match=r"cannot write .*--no-memory"):
        memory.store({("نص", "e"): ANSWER})


def test_a_full_disk_is_said_and_what_is_done_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    memory = TranslationMemory(path)
    memory.store({("قبل الامتلاء", "e"): ANSWER})
    pages = memory._connection.execute("PRAGMA page_count").fetchone()[0]
    memory._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ConfigError, match="no space left"):
        _fill(memory)
    memory.close()
    assert "قبل الامتلاء" in TranslationMemory(path).find(["قبل الامتلاء"], "e")


def _fill(memory: TranslationMemory) -> None:
    for i in range(10_000):
        memory.store({(f"نص {i} " * 20, "e"): ANSWER})
