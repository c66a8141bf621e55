"""Mujaz: Arabic news in, one cited English brief out.

The thin shell around `translate`, `summarize` and `evaluation`. Begin with `pipeline.brief`, the main job in forty lines;
`comparing.compare`, `translation.Translator` and `scoring` (files of texts, a brief's own folder) are the others. `cli/`
holds one module a command (`cli.app` lists them), `report/` the renderings to Markdown, HTML and JSON; `config` is what
the user has configured and `progress` what the terminal shows meanwhile. docs/architecture.md shows every room.
"""

__version__ = "0.1.0"
