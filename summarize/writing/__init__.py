"""Writers: a language model may word a brief's texts and a comparison's; the ledger decides what they say.

In: an extractive brief or comparison and a writer (`EndpointWriter`, `LocalWriter`). Out: the same reworded (`reword`,
`reword_comparison`), with what became of each text; the brief in American or British spelling (`respelt`).
"""

from summarize.writing.checking import Checks
from summarize.writing.cuts import cut_difference, cuts
from summarize.writing.endpoint import EndpointWriter, endpoint_writer
from summarize.writing.local import LocalWriter, local_writer
from summarize.writing.prompts import Prompts
from summarize.writing.reading import Reading
from summarize.writing.rewriting import (
    BRIEF_PARTS,
    COMPARISON_PARTS,
    USUAL_BRIEF,
    USUAL_COMPARISON,
    reword,
    reword_comparison,
)
from summarize.writing.spelling import SPELLINGS, respell, respelt
from summarize.writing.writer import Answer, Draft, Material, Refusal, Values, Writer

__all__ = [
    "BRIEF_PARTS",
    "COMPARISON_PARTS",
    "SPELLINGS",
    "USUAL_BRIEF",
    "USUAL_COMPARISON",
    "Answer",
    "Checks",
    "Draft",
    "EndpointWriter",
    "LocalWriter",
    "Material",
    "Prompts",
    "Reading",
    "Refusal",
    "Values",
    "Writer",
    "cut_difference",
    "cuts",
    "endpoint_writer",
    "local_writer",
    "respell",
    "respelt",
    "reword",
    "reword_comparison",
]
