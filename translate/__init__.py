"""Reading Arabic articles and rendering them into English, segment by segment.

Begin with `documents.read_inputs` and `translator.translate_documents`. An article is cleaned (`clean`), dated (`dates`)
and cut into sentences (`segments`); `engines` translate them through the `memory`, `ladder` takes each up to a
translation that the gates of `fidelity` pass, `glossary` has the last word on terms. docs/architecture.md shows the rooms.
"""
