"""Hub: what the model hub has of a model, asked with little patience."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, TypeVar

from translate.errors import ModelError
from translate.models.folders import cache_dir
from translate.models.original import PICKLES
from translate.models.registry import Entry

T = TypeVar("T")

# Seconds until a hub that says nothing counts as unreachable: connecting, name look-up and answer together.
REACH_TIMEOUT = 5.0
# Seconds for which `auto` does not ask again a hub that did not answer: later starts should not wait for it.
UNREACHABLE_FOR = 900.0
# The account that opens pull requests with a safetensors copy of pickled weights, and their title.
CONVERTER_ACCOUNT = "SFconvertbot"
CONVERTER_TITLE = "safetensors"

WEIGHT_FILES = ("*.safetensors",)
CTRANSLATE2_FILES = (
    "model.bin",
    "*vocabulary.json",
    "*vocabulary.txt",
    "vmap.txt",
)
OTHER_FILES = (
    "config.json",
    "generation_config.json",
    "*.safetensors.index.json",
    "*.spm",
    "*.model",
    "vocab.json",
    "merges.txt",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
    "chat_template.json",
    "LICENSE*",
)


class HubUnreachable(ModelError):
    """The hub did not answer in time; nothing is wrong with what was asked for."""


class Interrupted(HubUnreachable):
    """The server answered and the download broke off; asked again, it goes on."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository at one commit: the files to take, with their sizes and, where the hub knows, SHA-256."""

    repository: str
    commit: str
    files: dict[str, tuple[int, str]]

    @property
    def size(self) -> int:
        return sum(size for size, _ in self.files.values())


def look_up(entry: Entry) -> Remote:
    """What the hub has of a model, at a commit with weights that are safe to open.

    Raises:
        HubUnreachable: the hub does not answer.
        ModelError: it refuses, or has no weights that are safe to open.
    """
    repository, revision = entry.source.hub, entry.source.revision
    info = _information(entry, revision)
    remote = _remote(repository, info)
    if remote is None and revision == "main":
        for reference in _conversion_references(entry):
            info = _information(entry, reference)
            remote = _remote(repository, info)
            if remote is not None:
                break
    if remote is None:
        names = [file.rfilename for file in info.siblings or []]
        pickled = [name for name in names if any(fnmatch(name, pattern) for pattern in PICKLES)]
        raise ModelError(
            f"{repository} at {revision} has no safetensors or CTranslate2 weights"
            + (f", only {', '.join(pickled[:3])}, which can run code when opened" if pickled else "")
            + "; name a revision that has them in models.toml, or convert it yourself and give its folder"
        )
    return remote


def _information(entry: Entry, revision: str) -> Any:
    return _asked(entry, lambda api: api.model_info(entry.source.hub, revision=revision, files_metadata=True))


def _remote(repository: str, info: Any) -> Remote | None:
    files = {
        file.rfilename: (int(file.size or 0), str(file.lfs.sha256) if file.lfs else "")
        for file in info.siblings or []
    }
    names = _wanted(files)
    return Remote(repository, str(info.sha), {name: files[name] for name in names}) if names else None


def _wanted(names: Iterable[str]) -> list[str]:
    """The files to take of those in a repository: none if it has no safe weights."""
    top = [name for name in names if "/" not in name]
    if any(_matches(name, WEIGHT_FILES) for name in top):
        patterns: tuple[str, ...] = (*WEIGHT_FILES, *OTHER_FILES)
    elif "model.bin" in top and any(_matches(name, ("*vocabulary.json", "*vocabulary.txt")) for name in top):
        patterns = (*CTRANSLATE2_FILES, *OTHER_FILES)
    else:
        return []
    return sorted(name for name in top if _matches(name, patterns))


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _conversion_references(entry: Entry) -> list[str]:
    """Revisions that hold a safetensors copy of the repository's pickled weights."""

    def find(api: Any) -> list[str]:
        return [
            str(discussion.git_reference)
            for discussion in api.get_repo_discussions(entry.source.hub)
            if discussion.is_pull_request
            and discussion.author == CONVERTER_ACCOUNT
            and CONVERTER_TITLE in discussion.title.casefold()
            and discussion.status != "closed"
        ]

    return _asked(entry, find)


def _asked(entry: Entry, question: Callable[[Any], T]) -> T:
    """An answer from the hub, or the error in our words."""
    if switched_off():
        raise HubUnreachable("the hub is switched off (HF_HUB_OFFLINE)")
    from huggingface_hub import HfApi
    from huggingface_hub import errors as hub_errors

    api = HfApi(endpoint=endpoint(), library_name="mujaz")
    repository = entry.source.hub
    try:
        return _within(REACH_TIMEOUT, lambda: question(api))
    except hub_errors.GatedRepoError as error:
        raise ModelError(
            f"{repository} is gated: accept its terms at {endpoint()}/{repository}, "
            "then log in with `hf auth login`"
        ) from error
    except hub_errors.RevisionNotFoundError as error:
        raise ModelError(
            f"{repository} has no revision {entry.source.revision!r}; correct models.toml"
        ) from error
    except hub_errors.RepositoryNotFoundError as error:
        raise ModelError(f"the hub has no model {repository}, or it is private; check the name") from error
    except hub_errors.HfHubHTTPError as error:
        status = getattr(error.response, "status_code", "?")
        raise HubUnreachable(f"the hub answers with an error (HTTP {status})") from error
    except (TimeoutError, OSError, ValueError) as error:
        raise HubUnreachable(
            f"the hub {endpoint()} cannot be reached ({brief(error)}); check the network"
        ) from error
    except Exception as error:
        # The hub client's transport errors come from whichever HTTP library its version uses.
        if type(error).__module__.partition(".")[0] in (
            "httpx",
            "httpx2",
            "httpcore",
            "httpcore2",
            "requests",
        ):
            raise HubUnreachable(
                f"the hub {endpoint()} cannot be reached ({brief(error)}); check the network"
            ) from error
        raise


def _within(seconds: float, call: Callable[[], T]) -> T:
    """The result of a call, or TimeoutError. A name look-up has no time limit of its own, so this is one."""
    result: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(call())
        except BaseException as error:  # noqa: BLE001  (raised again in the caller's thread)
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failure:
        raise failure[0]
    if not result:
        raise TimeoutError(f"no answer within {seconds:g} seconds")
    return result[0]


def recently_unreachable(server: str) -> bool:
    """Whether this very server was found unreachable within the last minutes."""
    try:
        # A note from the future is a clock that was set back since, not a fresh one.
        return 0 <= time.time() - _unreachable_note(server).stat().st_mtime < UNREACHABLE_FOR
    except OSError:
        return False


def remember_unreachable(server: str) -> None:
    """Notes that a server did not answer just now. Where the cache cannot be written it is asked each time."""
    note = _unreachable_note(server)
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(server, "utf-8")
    except OSError:
        return


def _unreachable_note(server: str) -> Path:
    return cache_dir() / "unreachable" / hashlib.sha256(server.encode()).hexdigest()[:16]


def hub_answers(*, ask: bool = True) -> tuple[str, bool | None]:
    """The hub's address, and whether it answers within seconds; None where it is not to be asked."""
    import httpx

    if not ask or switched_off():
        return endpoint(), None
    try:
        return endpoint(), not httpx.head(endpoint(), timeout=REACH_TIMEOUT).is_server_error
    except (httpx.HTTPError, httpx.InvalidURL):
        return endpoint(), False


def endpoint() -> str:
    """The hub's address."""
    return os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")


def switched_off() -> bool:
    """Whether the hub's own variable keeps programs from the network."""
    return os.environ.get("HF_HUB_OFFLINE", "").strip().casefold() in ("1", "true", "yes", "on")


def is_transport_error(error: BaseException) -> bool:
    """Whether an error comes from an HTTP library: which one the hub's client uses varies by version."""
    return type(error).__module__.partition(".")[0] in (
        "httpx",
        "httpx2",
        "httpcore",
        "httpcore2",
        "requests",
    )


def brief(error: BaseException) -> str:
    """The first line of an error's message."""
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:160]
