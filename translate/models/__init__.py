"""Models on disk: which there are, where they come from, whether they are what they were.

In: a name. Out: registry entries, pulled, checked and converted folders, tokenizers.
"""

from translate.models.archive import address, disk_has_room, reachable
from translate.models.conversion import convert, describe_original
from translate.models.description import Description, describe, read_description
from translate.models.folders import cache_dir, config_dir, converted_dir, models_dir
from translate.models.hub import (
    HubUnreachable,
    Interrupted,
    endpoint,
    hub_answers,
    recently_unreachable,
    remember_unreachable,
    switched_off,
)
from translate.models.installed import check, folder_of, is_installed, remove_files
from translate.models.json_tokenizer import JsonTokenizer
from translate.models.lock import LOCK_FILE, Lock, read_lock, seal, verify
from translate.models.original import (
    check_weights,
    is_transformers_folder,
    kind_and_family,
    load_original,
    outline,
    read_config,
)
from translate.models.pull import is_pulled, pull, pulled_folder
from translate.models.registry import USER_FILE, Entry, Golden, Registry, Source, load_registry
from translate.models.selftest import (
    deviation,
    passed_before,
    probe_pairs,
    processor,
    read_probes,
    remember_pass,
    tolerance,
)
from translate.models.store import Progress, made_once, silent
from translate.models.subwords import SubwordCoder, load_subwords
from translate.models.weights import is_marian_folder

__all__ = [
    "LOCK_FILE",
    "USER_FILE",
    "Description",
    "Entry",
    "Golden",
    "HubUnreachable",
    "Interrupted",
    "JsonTokenizer",
    "Lock",
    "Progress",
    "Registry",
    "Source",
    "SubwordCoder",
    "address",
    "cache_dir",
    "check",
    "check_weights",
    "config_dir",
    "convert",
    "converted_dir",
    "describe",
    "describe_original",
    "deviation",
    "disk_has_room",
    "endpoint",
    "folder_of",
    "hub_answers",
    "is_installed",
    "is_marian_folder",
    "is_pulled",
    "is_transformers_folder",
    "kind_and_family",
    "load_original",
    "load_registry",
    "load_subwords",
    "made_once",
    "models_dir",
    "outline",
    "passed_before",
    "probe_pairs",
    "processor",
    "pull",
    "pulled_folder",
    "reachable",
    "read_config",
    "read_description",
    "read_lock",
    "read_probes",
    "recently_unreachable",
    "remember_pass",
    "remember_unreachable",
    "remove_files",
    "seal",
    "silent",
    "switched_off",
    "tolerance",
    "verify",
]
