"""The retry ladder: each rung in turn, the first that passes is kept, else the least bad; steps say what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

import pytest

from tests.translate.doubles import Verdict, WordEngine, WordGates, document
from translate.engines.base import DecodeOptions
from translate.glossary.applying import Glossary
from translate.ladder.hints import hints_for
from translate.ladder.retry import RetryLimits
from translate.memory.database import TranslationMemory
from translate.records import Flag, FlagKind, Outcome, TranslatedSegment
from translate.terms import Term
from translate.translator import translate_documents

SENTENCE = "أعلنت البلدية إغلاق الجسر القديم، وقالت إن المياه غمرت الطريق المؤدية إليه."
GATES = WordGates({"WRONG": FlagKind.NUMBER, "ODD": FlagKind.QUOTES})


def run(engine: WordEngine, **options: object) -> TranslatedSegment:
    options = {"checker": GATES, **options}
    (translated,) = translate_documents([document(SENTENCE)], engine, **options)  # type: ignore[arg-type]
    return translated.segments[0]


def by_beam(answers: dict[int, list[str]]) -> dict[str, object]:
    return {SENTENCE: lambda options: answers[options.beam]}


def test_a_translation_that_passes_climbs_nothing() -> None:
    segment = run(WordEngine({SENTENCE: "Right."}))
    assert (segment.outcome, segment.steps) == (Outcome.OK, ())


def test_the_other_candidates_of_the_first_beam_cost_nothing_and_come_first() -> None:
    engine = WordEngine(by_beam({2: ["WRONG 1.", "Right.", "Right too."]}))
    segment = run(engine)
    assert (segment.text, segment.outcome) == ("Right.", Outcome.REPAIRED)
    assert segment.steps == ("other candidates: passed",)
    assert engine.asked == [SENTENCE]


def test_a_wider_beam_gives_several_candidates_and_the_gates_choose() -> None:
    engine = WordEngine(by_beam({2: ["WRONG 1."], 6: ["WRONG 2.", "Right.", "Right too."]}))
    segment = run(engine)
    assert segment.text == "Right."
    assert segment.outcome is Outcome.REPAIRED
    assert segment.steps == ("wider beam: passed",)
    assert "|beam:6|" in segment.signature
    assert engine.options[-1].num_hypotheses == 6


@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        (FlagKind.TOO_SHORT, {"length_penalty": 1.5}),
        (FlagKind.TOO_LONG, {"length_penalty": 0.6}),
        (FlagKind.REPETITION, {"repetition_penalty": 1.15}),
        (FlagKind.NUMBER, {}),
    ],
)
def test_the_settings_follow_from_what_was_flagged(kind: FlagKind, setting: dict[str, float]) -> None:
    engine = WordEngine(by_beam({2: ["BAD a."], 6: ["Good."]}))
    run(engine, checker=WordGates({"BAD": kind}))
    expected = replace(engine.defaults, beam=6, num_hypotheses=6, **setting)
    assert engine.options[-1] == expected


def test_a_sentence_is_split_at_its_clauses() -> None:
    engine = WordEngine(by_beam({2: ["WRONG a."], 6: ["WRONG b."]}))
    segment = run(engine)
    assert segment.outcome is Outcome.REPAIRED
    assert segment.steps == ("wider beam: no better", "split at clauses: passed")
    pieces = [text for text in engine.asked if text != SENTENCE]
    assert sorted(pieces) == sorted([SENTENCE[:33], SENTENCE[34:]])


def test_a_second_engine_comes_after_the_first() -> None:
    engine = WordEngine({SENTENCE: lambda options: ["WRONG x."] * options.num_hypotheses})
    halves = WordEngine({SENTENCE: "WRONG x."})
    run(halves)
    engine.answers = {**engine.answers, **{piece: "WRONG x." for piece in halves.asked if piece != SENTENCE}}
    second = WordEngine({SENTENCE: "Right."}, name="other", signature="other|v1")
    segment = run(engine, second_engine=second)
    assert segment.text == "Right."
    assert segment.steps[-1] == "second engine other: passed"
    assert segment.signature.startswith("other|v1|")
    assert second.asked == [SENTENCE]


class Int8(WordEngine):
    """An engine with a float32 copy, which counts how often it was made and freed."""

    made: ClassVar[list[str]] = []

    def full_precision(self) -> WordEngine:
        self.made.append("made")
        exact = WordEngine({SENTENCE: "Right."}, signature="words|v1|float32")
        exact.close = lambda: self.made.append("freed")  # type: ignore[method-assign]
        return exact


def test_an_output_that_broke_down_is_first_tried_in_float32_alone() -> None:
    Int8.made.clear()
    engine = Int8({SENTENCE: "BROKEN x."}, signature="words|v1|int8")
    segment = run(engine, checker=WordGates({"BROKEN": FlagKind.REPETITION}))
    assert segment.steps == ("float32, alone: passed",)
    assert "float32" in segment.signature
    assert Int8.made == ["made", "freed"]


def test_a_wrong_figure_is_the_models_own_and_not_retried_in_float32() -> None:
    Int8.made.clear()
    segment = run(Int8({SENTENCE: "WRONG x."}))
    assert segment.steps[0].startswith("wider beam")
    assert Int8.made == []


def test_the_least_bad_is_kept_where_nothing_passes() -> None:
    answers = {2: ["WRONG ODD a."], 6: ["WRONG b.", "ODD better c d e.", "ODD f."]}
    engine = WordEngine(by_beam(answers))
    segment = run(engine, checker=WordGates({**GATES.bad, "b2.": FlagKind.NUMBER}))
    assert segment.text == "ODD better c d e."
    assert segment.outcome is Outcome.FLAGGED
    assert [flag.kind for flag in segment.flags] == [FlagKind.QUOTES]
    assert segment.steps == ("wider beam: better", "split at clauses: no better")


def test_what_the_length_cap_cut_is_flagged() -> None:
    class Cut(WordEngine):
        def translate(self, texts, options=None, on_batch=None):
            found = [[replace(h, truncated=True) for h in some] for some in super().translate(texts, options)]
            if on_batch:
                on_batch(dict(enumerate(found)))
            return found

    segment = run(Cut())
    assert FlagKind.TRUNCATED in {flag.kind for flag in segment.flags}


def test_the_budget_ends_the_ladder_and_goes_to_the_beginnings_of_articles() -> None:
    sentences = [f"{SENTENCE[:-1]} {word}." for word in ("أمس", "غدا", "ليلا", "صباحا")]
    engine = WordEngine()
    documents = [document(*sentences[:2], id="a"), document(*sentences[2:], id="b")]
    gates = WordGates({"b2.": FlagKind.NUMBER, "b6.": FlagKind.NUMBER})
    translated = translate_documents(
        documents, engine, checker=gates, limits=RetryLimits(share=0.0, floor=2 * 13 * 3)
    )
    climbed = [[bool(segment.steps) for segment in one.segments] for one in translated]
    assert climbed == [[True, False], [True, False]]


def test_retries_come_from_the_memory_too() -> None:
    gates = WordGates({"b2.": FlagKind.NUMBER})
    engine = WordEngine()
    with TranslationMemory() as memory:
        first = run(engine, memory=memory, checker=gates)
        asked = list(engine.asked)
        assert run(engine, memory=memory, checker=gates) == first
    assert first.steps
    assert engine.asked == asked


def test_a_prompted_engine_is_told_the_glossary_at_once() -> None:
    engine = WordEngine(prompted=True)
    run(engine, glossary=Glossary([Term("البلدية", "Municipality")]), checker=WordGates())
    assert engine.options[0].hints == ((("البلدية", "Municipality"),),)


def test_a_prompted_engine_is_told_the_figures_it_got_wrong() -> None:
    sentence = "وزعت الشاحنات ٣٥٠٠ لتر."

    def answer(options: DecodeOptions) -> list[str]:
        told = options.hints == ((("3500", "3,500"),),)
        return ["3,500 litres." if told else "WRONG litres."] * options.num_hypotheses

    engine = WordEngine({"وزعت الشاحنات 3500 لتر.": answer}, prompted=True)
    (translated,) = translate_documents([document(sentence)], engine, checker=GATES)
    assert translated.segments[0].text == "3,500 litres."
    assert translated.segments[0].steps[-1] == "hints: passed"
    assert "|hints:3500=3,500" in translated.segments[0].signature


HINTS = [
    # Arabic, what was flagged in it, hints
    ("وزعت الشاحنات ٣٥٠٠ لتر على 12 حيا.", (FlagKind.NUMBER, "٣٥٠٠"), (("3500", "3,500"),)),
    ("وزعت الشاحنات ٣٥٠٠ لتر على 12 حيا.", (FlagKind.NUMBER, ""), (("3500", "3,500"),)),
    ("في 14 تشرين الأول 2031 فتح.", (FlagKind.DATE, ""), (("14 تشرين الأول 2031", "14 October 2031"),)),
    ("وصل إلى حلب أمس.", (FlagKind.NAME, "حلب"), (("حلب", "Aleppo"),)),
    ("وصل العدواني أمس.", (FlagKind.NAME, "العدواني"), ()),
    ("وزعت ٣٥٠٠ لتر.", (FlagKind.NEGATION, ""), ()),
]


@pytest.mark.parametrize(("source", "flag", "expected"), HINTS)
def test_hints_say_only_what_is_certain(
    source: str, flag: tuple[FlagKind, str], expected: tuple[tuple[str, str], ...]
) -> None:
    assert hints_for(source, [Flag(flag[0], "", source_text=flag[1])]) == expected


def test_a_weak_prompted_engine_is_told_the_places_from_the_start_to_the_last_rung() -> None:
    engine = WordEngine({}, prompted=True)
    sentence = "قطع الطريق بين حلب والدوحة."
    gates = WordGates(bad={"w3": FlagKind.NAME})
    (translated,) = translate_documents([document(sentence)], engine, checker=gates, weak=True)
    assert translated.segments[0].steps
    assert {options.hints for options in engine.options} == {((("حلب", "Aleppo"), ("والدوحة", "Doha")),)}


class LongIsGood(WordGates):
    """Everything passes but "WRONG"; more words are better."""

    def check_all(self, pairs: Sequence[tuple[str, str]], **_: object) -> list[Verdict]:
        found = super().check_all(pairs)
        return [
            Verdict(v.flags, len(target.split()) / 10) for v, (_, target) in zip(found, pairs, strict=True)
        ]


@pytest.mark.parametrize(
    ("weak", "answers", "chosen"),
    [
        (False, ["Rain.", "Heavy rain fell."], "Rain."),
        (True, ["Rain.", "Heavy rain fell."], "Heavy rain fell."),
        (True, ["Rain.", "WRONG heavy rain fell."], "Rain."),
    ],
)
def test_of_a_weak_engines_candidates_the_best_that_passes_is_kept(
    weak: bool, answers: list[str], chosen: str
) -> None:
    engine = WordEngine({SENTENCE: lambda options: answers})
    gates = LongIsGood({"WRONG": FlagKind.NUMBER})
    (translated,) = translate_documents([document(SENTENCE)], engine, checker=gates, weak=weak)
    assert translated.segments[0].text == chosen
    assert translated.segments[0].outcome is Outcome.OK


def test_the_glossary_goes_before_the_gazetteer() -> None:
    engine = WordEngine(prompted=True)
    translate_documents(
        [document("قطع الطريق إلى حلب.")],
        engine,
        glossary=Glossary([Term("حلب", "Halab")]),
        checker=WordGates(),
        weak=True,
    )
    assert engine.options[0].hints == ((("حلب", "Halab"),),)


def test_another_engine_is_not() -> None:
    engine = WordEngine()
    run(engine, glossary=Glossary([Term("البلدية", "Municipality")]), checker=WordGates())
    assert engine.options[0].hints == ()


def test_repair_by_the_glossary_alone_is_a_repair() -> None:
    class MunicipalityMissing(WordGates):
        def check_all(self, pairs: Sequence[tuple[str, str]], **_: object):
            return [super(MunicipalityMissing, self)._verdict(target) for _, target in pairs]

    engine = WordEngine({SENTENCE: "The Baladiya shut it."})
    segment = run(
        engine,
        glossary=Glossary([Term("البلدية", "Baladiyya")]),
        checker=MunicipalityMissing({"Baladiya": FlagKind.NAME}),
    )
    assert segment.text == "The Baladiyya shut it."
    assert segment.outcome is Outcome.REPAIRED
    assert segment.edits == ("glossary: Baladiya → Baladiyya",)


def test_figures_are_put_right_last_and_recorded() -> None:
    sentence = "أصيب سبعة عمال و42 طالبا."
    engine = WordEngine(
        {sentence: lambda options: ["Nine workers and 42 students."] * options.num_hypotheses}
    )
    (translated,) = translate_documents(
        [document(sentence)], engine, checker=WordGates({"Nine": FlagKind.NUMBER})
    )
    (segment,) = translated.segments
    assert segment.text == "Seven workers and 42 students."
    assert segment.outcome is Outcome.REPAIRED
    assert segment.steps[-1] == "figures put right: passed"
    assert segment.edits == ("figure: Nine → Seven",)
