"""Errors a user meets: one line that says what, where, and what to do next."""


class MujazError(Exception):
    """Base of every error whose message is meant for the user as it stands."""


class InputError(MujazError):
    """One input cannot be used; the rest of the run goes on (exit code 1)."""


class ModelError(MujazError):
    """A model cannot be found, fetched, verified or run (exit code 2)."""


class ConfigError(MujazError):
    """The run cannot start as asked: options, folders, configuration (exit code 2)."""
