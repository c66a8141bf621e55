"""What translates: one protocol, one module a kind of model.

In: the name of a model. Out: a loaded engine (`resolve_engine`) that turns texts into hypotheses.
"""

from translate.engines.base import DecodeOptions, Engine, Hypothesis, LoadedEngine, OnBatch
from translate.engines.chat import Address, ChatClient, NoAnswer, Patience
from translate.engines.embedded import prepare_embedded
from translate.engines.loading import converted, load_reference, open_converted, prompt_frame
from translate.engines.local_chat import LocalChat, open_local_chat
from translate.engines.prompted import PromptedEngine
from translate.engines.prompts import Prompt, load_prompt, prompt_names, read_prompt
from translate.engines.reference import ReferenceEngine
from translate.engines.resolve import chosen_here, resolve_engine, to_fetch
from translate.engines.runtime import Runtime, default_threads, open_generator
from translate.engines.seq2seq import Seq2SeqEngine
from translate.engines.soundness import has_passed

__all__ = [
    "Address",
    "ChatClient",
    "DecodeOptions",
    "Engine",
    "Hypothesis",
    "LoadedEngine",
    "LocalChat",
    "NoAnswer",
    "OnBatch",
    "Patience",
    "Prompt",
    "PromptedEngine",
    "ReferenceEngine",
    "Runtime",
    "Seq2SeqEngine",
    "chosen_here",
    "converted",
    "default_threads",
    "has_passed",
    "load_prompt",
    "load_reference",
    "open_converted",
    "open_generator",
    "open_local_chat",
    "prepare_embedded",
    "prompt_frame",
    "prompt_names",
    "read_prompt",
    "resolve_engine",
    "to_fetch",
]
