"""A brief whose every text tries to break out of the page: markup, scripts, links, bidi controls, NUL."""

from __future__ import annotations

from summarize.records.brief import (
    Brief,
    BriefSentence,
    Citation,
    Section,
    SectionKind,
    SourceNote,
    TimelineEntry,
)
from summarize.records.ledger import Account, Certainty, Discrepancy, Ledger, WireGroup, WireMember
from translate.records import (
    DateSource,
    Document,
    Flag,
    FlagKind,
    Outcome,
    PublishedDate,
    Removal,
    RemovalReason,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)

ATTACKS = (
    "<script>document.title='broken'</script>",
    "</script><script>document.title='broken'</script>",
    "</style><style>body{display:none}</style>",
    '"><img src=x onerror="document.title=\'broken\'">',
    "' onmouseover='document.title=\"broken\"' x='",
    "<a href=\"javascript:document.title='broken'\">x</a>",
    "[link](javascript:alert(1)) ![i](https://example.invalid/x.png)",
    "\u202egnp.exe\u202c \u2067\u2066\u2068",
    "NUL \x00 BEL \x07 lone \ud800 line\u2028separator",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; &amp;",
    "| a | b |\n|---|---|\n# heading\n```\n[x]: https://example.invalid",
    "<!-- --> ]]> <![CDATA[ <plaintext>",
)
POISON = " ".join(ATTACKS)


def hostile() -> tuple[Brief, tuple[TranslatedDocument, ...]]:
    """A brief and its two articles, with the poison in every text a stranger could have written."""
    text = f"قال {POISON} ثم مضى."
    segment = Segment(1, 0, len(text), text)
    flag = Flag(FlagKind.NAME, POISON, POISON, POISON)
    done = TranslatedSegment(
        segment, POISON, Outcome.FLAGGED, float("nan"), (flag,), (POISON,), (POISON,), POISON
    )
    document = Document(
        id=POISON,
        path=None,
        raw=text + POISON,
        text=text,
        title=POISON,
        outlet=POISON,
        published=PublishedDate(None, DateSource.INFERRED, POISON),
        removed=(Removal(len(text), len(text) + len(POISON), POISON, RemovalReason.MARKUP),),
        segments=(segment,),
        notes=(POISON,),
    )
    documents = (TranslatedDocument(document, (done,), done, POISON),) * 2
    citation = Citation(1, 1, 4, 4 + len(POISON), text[4 : 4 + len(POISON)])
    sentence = BriefSentence(POISON, (citation,), 2, (1, 2), POISON, Certainty.HEDGES, 0.5, (POISON,))
    account = Account(1, 1, POISON, POISON, POISON, POISON, POISON)
    discrepancy = Discrepancy("x1", POISON, POISON, POISON, (account, account), POISON)
    note = SourceNote(
        1, POISON, POISON, POISON, POISON, POISON, POISON, POISON, 1, 9, 0.5, ("w1",), {}, 1, 0.5, (POISON,)
    )
    wire = WireGroup(
        "w1", (WireMember(1, (1,), 0, 3, text[:3]), WireMember(2, (1,), 0, 3, text[:3])), POISON, 1.0, POISON
    )
    brief = Brief(
        headline=sentence,
        dateline=POISON,
        sections=(
            Section(SectionKind.AGREED, (sentence,), POISON),
            Section(SectionKind.UNSURE, (sentence,)),
        ),
        timeline=(TimelineEntry(None, POISON, sentence),),
        sources=(note,),
        ledger=Ledger((), (), (wire,), (discrepancy,)),
        discrepancies=(discrepancy,),
        writer=POISON,
        model=POISON,
        model_reason=POISON,
        model_warning=POISON,
        signature=POISON,
    )
    return brief, documents
