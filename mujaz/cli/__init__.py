"""The command line: `app` with one module a command; `options` and `scoring` word what several commands share."""
