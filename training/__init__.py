"""How the embedded Arabic-to-English adapter was made; not part of the installed package."""
