"""A brief worded by a chat model that runs here: it keeps to no schema, so nothing rests on its form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

import pytest

from summarize.records import Brief
from summarize.writing import LocalWriter, Prompts, local_writer, reword
from tests.summarize.writing.briefs import sample_brief
from translate.encoder import default_encoder
from translate.engines import LocalChat
from translate.errors import ConfigError, ModelError

Values = Mapping[str, str | Sequence[str]]


class Chat:
    """Stands in for a model: answers with `say` of the first claim."""

    name = "tiny-chat"

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.most: list[int] = []
        self.closed = False

    def answer(
        self, prompt: str, values: Values, *, most: int, seconds: float
    ) -> tuple[str, tuple[int, int]]:
        assert prompt == "rewrite-sentence"
        self.most.append(most)
        assert 0 < seconds <= 60
        return self.say(values["claims"][0].removeprefix("c1: ")), (50, 9)

    def close(self) -> None:
        self.closed = True


def worded(chat: Chat) -> Brief:
    writer = LocalWriter(cast(LocalChat, chat), Prompts())
    opening = replace(sample_brief(), sections=sample_brief().sections[:1])
    return reword(opening, writer, default_encoder(), parts=("sentences",), seconds=60.0)


def in_json(text: str) -> str:
    return json.dumps({"text": text, "claims": ["c1"]})


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Sure, here it is: {} I hope it helps."])
def test_a_sentence_is_found_between_words_of_the_models_own(around: str) -> None:
    chat = Chat(
        lambda text: around.replace("{}", in_json(text.replace("said in a statement that", "said that")))
    )
    brief = worded(chat)
    assert brief.writer == "local"
    assert brief.wording
    assert (brief.wording.model, brief.wording.by_model) == ("tiny-chat", 1)
    assert brief.wording.tokens == (50 * len(chat.most), 9 * len(chat.most))
    assert max(chat.most) <= 300


@pytest.mark.parametrize(
    "answer", ["", "The fire is out.", "{", "}{", '{"text": 1}', in_json("Nine hundred died.")]
)
def test_whatever_else_it_says_the_sentence_stands_as_extracted(answer: str) -> None:
    brief = worded(Chat(lambda _: answer))
    assert brief.sections == sample_brief().sections[:1]


def test_a_model_that_fails_leaves_the_brief_whole() -> None:
    def fail(_: str) -> str:
        raise ModelError("out of memory")

    brief = worded(Chat(fail))
    assert brief.sections == sample_brief().sections[:1]
    assert brief.wording
    assert all(one.unanswered for one in brief.wording.sentences)
    assert "out of memory" in brief.wording.sentences[0].refused[0]


def test_a_model_must_be_named() -> None:
    with pytest.raises(ConfigError, match="--writer-model"):
        local_writer("")
