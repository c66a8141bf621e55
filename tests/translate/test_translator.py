"""Documents in, one outcome a segment out: once a text, in order, and the same after any number of kills."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.translate.doubles import WordEngine, WordGates, document
from translate.memory.database import SuppliedUnit, TranslationMemory
from translate.records import FlagKind, Outcome, TranslatedDocument
from translate.translator import RunCounts, translate_documents

FIRST = document("أغلق الجسر صباحا.", "فتحت الطرق مساء اليوم.", id="one", title="إغلاق الجسر")
SECOND = document("فتحت الطرق مساء اليوم.", "أغلق الجسر صباحا.", id="two")


def texts(translated: TranslatedDocument) -> list[str]:
    return [segment.text for segment in translated.segments]


def test_results_come_back_in_the_documents_order() -> None:
    one, two = translate_documents([FIRST, SECOND], WordEngine(), checker=WordGates())
    assert texts(one) == ["w4 w5 w6 b2.", "w4 w5 w4 w6 b2."]
    assert texts(two) == texts(one)[::-1]
    assert one.title is not None
    assert one.title.text == "w5 w5 b2."
    assert two.title is None
    assert {segment.outcome for segment in one.segments} == {Outcome.OK}
    assert one.segments[0].signature.startswith("words|v1|beam:2|")


def test_a_text_is_translated_once_however_often_it_stands_and_however_it_is_written() -> None:
    engine = WordEngine()
    translate_documents(
        [FIRST, SECOND, document("أُغلق الجسر  صباحًا.", id="three")], engine, checker=WordGates()
    )
    assert sorted(engine.asked) == sorted(["أغلق الجسر صباحا.", "فتحت الطرق مساء اليوم.", "إغلاق الجسر"])


def test_one_stream_over_all_documents_longest_first() -> None:
    engine = WordEngine()
    documents = [document("كلمة " * n + "أخيرة.", id=str(n)) for n in (2, 9, 4, 7)]
    translate_documents(documents, engine, checker=WordGates())
    assert [[len(text.split()) for text in batch] for batch in engine.batches] == [[10, 8, 5], [3]]


def test_a_second_run_asks_nothing_and_says_the_same(tmp_path: Path) -> None:
    gates = WordGates({"w4": FlagKind.NAME})
    engine, counts = WordEngine(), RunCounts()
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        before = translate_documents([FIRST, SECOND], engine, memory=memory, checker=gates)
        asked = len(engine.asked)
        after = translate_documents([FIRST, SECOND], engine, memory=memory, checker=gates, counts=counts)
    assert after == before
    assert len(engine.asked) == asked
    assert (counts.computed, counts.remembered) == (0, asked)


def test_an_over_long_sentence_is_cut_at_its_clauses_and_nothing_is_lost() -> None:
    sentence = "قال المتحدث إن العمل مستمر، " * 12 + "وإن الجسر سيفتح قريبا."
    engine = WordEngine(max_source_tokens=20)
    (translated,) = translate_documents([document(sentence)], engine, checker=WordGates())
    assert 1 < len(engine.asked) < 12
    words = translated.segments[0].text.replace(".", "").split()
    assert sum(word.startswith("w") for word in words) == len(sentence.split())
    assert "|pieces:" in translated.segments[0].signature


def test_a_word_longer_than_the_model_takes_fails_alone() -> None:
    class Characters(WordEngine):
        def count_tokens(self, texts):
            return [len(text) for text in texts]

    (translated,) = translate_documents(
        [document("ط" * 500, "أغلق الجسر.")], Characters(), checker=WordGates()
    )
    failed, fine = translated.segments
    assert (failed.outcome, failed.text, failed.quality) == (Outcome.FAILED, "", 0.0)
    assert "500 characters" in failed.flags[0].detail
    assert fine.outcome is Outcome.OK


@pytest.mark.parametrize("text", ["***", "2016", "BBC News", "٣٫٥"])
def test_what_holds_no_arabic_letter_is_copied(text: str) -> None:
    engine = WordEngine()
    (translated,) = translate_documents([document(text)], engine, checker=WordGates())
    assert engine.asked == []
    assert translated.segments[0].outcome is Outcome.OK
    assert translated.segments[0].text == ("3.5" if text == "٣٫٥" else text)


def test_a_supplied_translation_is_used_as_it_stands_and_said(tmp_path: Path) -> None:
    engine, counts = WordEngine(), RunCounts()
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        memory.fill([SuppliedUnit("أغلق الجسر صباحا.", "The bridge  was closed .", "team.tmx")])
        (translated, _) = translate_documents(
            [FIRST, SECOND], engine, memory=memory, checker=WordGates(), counts=counts
        )
    assert translated.segments[0].text == "The bridge  was closed ."
    assert translated.segments[0].outcome is Outcome.FROM_MEMORY
    assert translated.segments[0].signature == "memory:team.tmx"
    assert "أغلق الجسر صباحا." not in engine.asked
    assert counts.supplied == 1


def test_a_supplied_translation_with_a_finding_keeps_the_finding() -> None:
    with TranslationMemory() as memory:
        memory.fill([SuppliedUnit("أغلق الجسر صباحا.", "wrong bridge", "team.tmx")])
        (translated,) = translate_documents(
            [FIRST], WordEngine(), memory=memory, checker=WordGates({"wrong": FlagKind.NAME})
        )
    assert translated.segments[0].outcome is Outcome.FROM_MEMORY
    assert [flag.kind for flag in translated.segments[0].flags] == [FlagKind.NAME]


def test_what_an_editor_confirmed_is_trusted_and_the_finding_stands_in_the_steps() -> None:
    with TranslationMemory() as memory:
        memory.fill([SuppliedUnit("أغلق الجسر صباحا.", "wrong bridge", "corrections.tmx", confirmed=True)])
        (translated,) = translate_documents(
            [FIRST], WordEngine(), memory=memory, checker=WordGates({"wrong": FlagKind.NAME})
        )
    confirmed = translated.segments[0]
    assert (confirmed.text, confirmed.outcome) == ("wrong bridge", Outcome.CONFIRMED)
    assert (confirmed.trusted, confirmed.flags, confirmed.quality) == (True, (), 1.0)
    assert confirmed.steps[0].startswith("confirmed by an editor, though: ")


def test_gates_see_the_article_as_written_and_its_date() -> None:
    gates, day = WordGates(), date(2031, 5, 3)
    translate_documents([document("قال ٣ شهود أمس.", day=day)], WordEngine(), checker=gates)
    assert gates.seen == [("قال ٣ شهود أمس.", "w3 w1 w4 w4 b2.", day)]


def test_progress_ends_at_its_total_and_never_goes_back() -> None:
    seen: list[tuple[int, int]] = []
    translate_documents(
        [FIRST, SECOND],
        WordEngine(),
        checker=WordGates({"w6": FlagKind.NAME}),
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    class Interrupted(WordEngine):
        def _note(self, text, options):
            super()._note(text, options)
            if len(self.asked) == 2:
                raise KeyboardInterrupt

    engine = Interrupted()
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        with pytest.raises(KeyboardInterrupt):
            translate_documents([FIRST, SECOND], engine, memory=memory, checker=WordGates())
        assert memory.count() == (2, 0)
        translate_documents([FIRST, SECOND], engine, memory=memory, checker=WordGates())
    assert Counter(engine.asked).most_common(1)[0][1] == 1


RUN = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from tests.translate.doubles import WordEngine, WordGates, document
from translate.memory.database import TranslationMemory
from translate.records import FlagKind
from translate.translator import translate_documents
folder = Path(sys.argv[1])
words = "جسر نهر طريق مدينة ساحة محطة قطار شارع ميناء سوق حديقة مدرسة".split()
documents = [
    document(
        *(" ".join(words[(d + s + i) % 12] for i in range(3 + (5 * s + d) % 7)) + "." for s in range(8)),
        id=str(d), title=f"{words[d]} {words[d + 1]}",
    )
    for d in range(3)
]
engine = WordEngine(delay=float(sys.argv[2]), log=folder / "log.tsv")
gates = WordGates({"w3": FlagKind.NAME, "w5": FlagKind.NUMBER})
with TranslationMemory(Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "memory.sqlite") as memory:
    done = translate_documents(documents, engine, memory=memory, checker=gates)
records = [[asdict(s) for s in (d.title, *d.segments)] for d in done]
(folder / "out.json").write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
"""


def test_killed_again_and_again_a_run_computes_nothing_twice_and_ends_the_same(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    subprocess.run([sys.executable, "-c", RUN, str(whole), "0"], check=True, timeout=120)
    expected = (whole / "log.tsv").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("6\t") for line in expected), "the retry ladder is part of the test"

    dice = random.Random(20310503)
    kills = 0
    for _ in range(60):
        process = subprocess.Popen([sys.executable, "-c", RUN, str(broken), "0.02"])
        target = len(_lines(broken / "log.tsv")) + dice.randint(1, 12)
        while process.poll() is None and len(_lines(broken / "log.tsv")) < target:
            time.sleep(0.005)
        if process.poll() is None:
            time.sleep(dice.random() * 0.02)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        else:
            break
    assert process.returncode == 0
    assert kills >= 4
    assert max(Counter(_lines(broken / "log.tsv")).values()) == 1
    assert (broken / "out.json").read_bytes() == (whole / "out.json").read_bytes()


def test_two_runs_at_once_share_a_memory_and_say_the_same(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("alone", "left", "right")]
    for folder in folders:
        folder.mkdir()
    subprocess.run([sys.executable, "-c", RUN, str(folders[0]), "0"], check=True, timeout=120)
    shared = str(tmp_path / "shared.sqlite")
    pair = [
        subprocess.Popen([sys.executable, "-c", RUN, str(folder), "0.01", shared]) for folder in folders[1:]
    ]
    assert [process.wait(120) for process in pair] == [0, 0]
    alone, left, right = ((folder / "out.json").read_bytes() for folder in folders)
    assert alone == left == right


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_a_name_is_spelled_one_way_in_every_article() -> None:
    said = {
        "قال قاسم ذلك.": "Kassem said so.",
        "نفى قاسم ذلك.": "Qasim denied it.",
        "رأى قاسم الجسر.": "Qasim saw it.",
    }
    documents = [document(text, id=text) for text in said]
    one, *_ = translate_documents(documents, WordEngine(said), checker=WordGates())
    assert texts(one) == ["Qasim said so."]
    assert one.segments[0].edits == ("spelling: Kassem → Qasim",)
    assert one.segments[0].outcome is Outcome.OK
    one, *_ = translate_documents(documents, WordEngine(said), checker=WordGates(), unify_names=False)
    assert texts(one) == ["Kassem said so."]


def test_a_spelling_that_the_gates_dislike_is_not_forced() -> None:
    said = {
        "قال قاسم ذلك.": "Kassem said so.",
        "نفى قاسم ذلك.": "Qasim denied it.",
        "رأى قاسم الجسر.": "Qasim saw it.",
    }
    documents = [document(text, id=text) for text in said]

    class Strict(WordGates):
        def _verdict(self, target):
            return super()._verdict("BAD" if target == "Qasim said so." else target)

    one, *_ = translate_documents(documents, WordEngine(said), checker=Strict({"BAD": FlagKind.NAME}))
    assert texts(one) == ["Kassem said so."]


def test_every_translation_kept_was_judged_for_its_trust() -> None:
    trusts: dict[tuple[str, str], float] = {}
    done = translate_documents([FIRST, SECOND], WordEngine(), trusts=trusts)
    kept = [one for document in done for one in (document.title, *document.segments) if one]
    assert all((one.segment.text, one.text) in trusts for one in kept if one.by_a_model)
    assert set(trusts.values()) == {0.0}, "without an encoder nothing is trusted"
