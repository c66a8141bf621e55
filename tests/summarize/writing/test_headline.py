"""A headline in a model's words: one of the claims it rests on, cut short, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from summarize.briefing import English
from summarize.records import Account, Brief, Certainty, Claim, Discrepancy, Ledger
from summarize.writing import Checks, Draft
from summarize.writing.cuts import cut_difference, cuts
from summarize.writing.headline import headed, headline_wish
from tests.summarize.writing.briefs import sample_brief
from translate.encoder import default_encoder

FIRE = "Seven workers were killed in the fire, which broke out in warehouse No. 7 on Monday, according to the Ministry of Ports."
ARMY = "The army said that the rebels did not attack the village, while residents fled to the hills."
BROTHER = "The minister's brother was arrested at the airport after the attack."
IF = "If the army leaves the town, the rebels will attack the port."
MOVED = "The police were in the village and the army fled to the capital on Monday."
AGED = "Four pupils aged between 12 and 15 died at the school, the Civil Protection services said."
QUOTED = 'The mayor said the road was "closed, perhaps in error" and left.'
BESIDE = "Police were killed, protesters fled the square."
TALKS = "Talks between the government and the union failed on Sunday."


def why_not(text: str, sentence: str) -> str:
    return cut_difference(text, [(sentence, Claim("1:1", 1, 1, "نص", sentence))], headline=True)[0]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (FIRE, "Seven workers killed in the fire, according to the Ministry of Ports"),
        (FIRE, "According to the Ministry of Ports, seven workers killed in fire"),
        (ARMY, "Army says the rebels did not attack the village"),
        (BROTHER, "Minister's brother arrested at airport"),
        (MOVED, "Police were in the village"),
        (TALKS, TALKS.removesuffix(".")),
        (AGED, "Four pupils aged between 12 and 15 died, the Civil Protection services said"),
    ],
)
def test_a_sentence_may_be_cut_where_what_stays_is_whole(sentence: str, text: str) -> None:
    assert why_not(text, sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "text", "reason"),
    [
        (FIRE, "Seven workers killed in fire", "who says so"),
        (FIRE, "Nine workers killed in the fire, according to the Ministry of Ports", "“Nine”"),
        (FIRE, "Seven workers killed in the fire, according to the Ministry of Health", "Health"),
        (FIRE, "Warehouse No. 7 killed seven workers, according to the Ministry of Ports", "“"),
        (ARMY, "Army says the rebels attacked the village", "denial"),
        (ARMY, "Residents fled to the hills", "“"),
        (BROTHER, "The minister was arrested at the airport", "“brother”"),
        (BROTHER, "Minister arrested", "“"),
        (IF, "The rebels will attack the port", "“if”"),
        (MOVED, "Police fled to the capital", "“"),
        (BESIDE, "Police killed protesters", "“protesters”"),
        (AGED, "Four pupils aged between 12, the Civil Protection services said", "“"),
        (QUOTED, 'The mayor said the road was "closed"', "quot"),
        (TALKS, "The union failed on Sunday", "“"),
        (TALKS, "Talks of the government failed", "“"),
    ],
)
def test_what_a_cut_would_turn_is_refused(sentence: str, text: str, reason: str) -> None:
    assert reason in why_not(text, sentence)


def test_cuts_are_stretches_of_the_sentence_and_the_rest_is_kept_apart() -> None:
    made = list(cuts(FIRE))
    assert made[0].text == FIRE
    assert made[0].rest == ""
    texts = [one.text for one in made]
    assert "Seven workers were killed" in texts
    assert "Seven workers were killed in the fire, according to the Ministry of Ports." in texts
    assert not any(one.text.startswith("according") and "killed" in one.text for one in made)
    for one in made:
        assert set(one.text.replace(",", "").split()) <= set(FIRE.replace(",", "").split())


@cache
def checks() -> Checks:
    return Checks(default_encoder())


def judged(brief: Brief, text: str, claims: tuple[str, ...] = ("c1", "c2")) -> str:
    wish = headline_wish(brief, checks())
    assert wish
    return wish.judged(Draft(text, claims))


def test_the_samples_headline_may_be_put_in_the_words_of_its_claims_and_still_says_that_accounts_differ() -> (
    None
):
    brief = sample_brief()
    wish = headline_wish(brief, checks())
    assert wish
    assert brief.headline.text.endswith(English.differing_title)
    told = "seven dead in fire at port of Marsa al-Qasab."
    assert judged(brief, told) == ""
    assert wish.mends(told) == "Seven dead in fire at port of Marsa al-Qasab; accounts differ"
    # What tells something beside the event heads nothing, even where the headline's claims say it.
    beside = "Seven workers killed and 42 others injured, according to the Ministry of Ports"
    assert "something else" in judged(brief, beside, ("c1", "c2", "c3"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nine dead in fire at the port of Marsa al-Qasab", "“"),
        ("Seven dead in fire at the port of Al-Ramla", "“"),
        ("Seven dead in a terrorist fire at the port of Marsa al-Qasab", "judges"),
        ("Seven dead in fire at the port of Marsa al-Qasab on 3 May", "“"),
        ("Seven reportedly dead in fire at the port of Marsa al-Qasab", "doubt"),
        ("Seven dead in fire at", "breaks off"),
        ("Seven dead", "4 to 14 words"),
        (
            "Seven dead in fire at the port of Marsa al-Qasab, as the whole wide world has heard by now",
            "words",
        ),
        ("Seven dead in fire at the port of Marsa al-Qasab?", "states what happened"),
        ("Seven dead in fire at the port. Blame falls on the ministry", "sentence"),
        ("Seven <b>dead</b> in fire at the port of Marsa al-Qasab", "markup"),
        ("حريق في الميناء يقتل سبعة", "text"),
    ],
)
def test_what_is_no_headline_of_these_claims_is_refused(text: str, reason: str) -> None:
    assert reason in judged(sample_brief(), text)


def test_a_headline_must_cite_the_claim_it_words() -> None:
    text = "Seven dead in fire at the port of Marsa al-Qasab"
    assert "does not cite it" in judged(sample_brief(), text, ("c2",))
    assert "was not given" in judged(sample_brief(), text, ("c1", "c9"))


def test_what_accounts_dispute_heads_a_brief_only_as_somebodys_word() -> None:
    brief = sample_brief()
    first = brief.headline.citations[1]
    place = (first.document, first.segment)
    plain = replace(brief.headline, text=brief.headline.text.removesuffix(English.differing_title))
    for holder, shown in (("وزارة الموانئ", 2), ("", 1)):
        claims = [replace(c, holder=holder) if c.place == place else c for c in brief.ledger.claims]
        account = Account(*place, first.quote, "")
        dispute = Discrepancy("d", "party", "Who said so?", "contradiction", (account, account))
        ledger = Ledger(tuple(claims), brief.ledger.clusters, discrepancies=(dispute,))
        one = replace(plain, citations=brief.headline.citations[:2])
        wish = headline_wish(replace(brief, headline=one, ledger=ledger), checks())
        assert wish
        assert len(wish.claims) == shown


def test_what_a_rule_made_or_an_editor_confirmed_is_not_asked_for() -> None:
    brief = sample_brief()
    made = replace(brief, headline=replace(brief.headline, made=True))
    assert headline_wish(made, checks()) is None
    assert headline_wish(brief, checks(), frozenset(brief.headline.worded)) is None


def test_a_headline_keeps_its_citations_and_its_certainty() -> None:
    brief = sample_brief()
    wish = headline_wish(brief, checks())
    assert wish
    found = replace(wish.kept, text="Seven dead in port fire; accounts differ", by_model=True)
    told = headed(brief, found).headline
    assert (told.citations, told.support) == (brief.headline.citations, brief.headline.support)
    assert (told.extractive, told.certainty) == (brief.headline.text, Certainty.ASSERTS)
    assert headed(brief, wish.kept) is brief
