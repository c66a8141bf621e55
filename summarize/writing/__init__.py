"""Writers: a language model may word a brief's sentences; the ledger decides what they say.

In: an extractive brief and a writer (`EndpointWriter`, `LocalWriter`). Out: the brief reworded (`reword`), with what became of
each sentence; the brief in American or British spelling (`respelt`).
"""

from summarize.writing.checking import Checks
from summarize.writing.endpoint import EndpointWriter, endpoint_writer
from summarize.writing.local import LocalWriter, local_writer
from summarize.writing.rewriting import reword
from summarize.writing.spelling import SPELLINGS, respell, respelt
from summarize.writing.writer import Draft, Material, Refusal, Writer

__all__ = [
    "SPELLINGS",
    "Checks",
    "Draft",
    "EndpointWriter",
    "LocalWriter",
    "Material",
    "Refusal",
    "Writer",
    "endpoint_writer",
    "local_writer",
    "respell",
    "respelt",
    "reword",
]
