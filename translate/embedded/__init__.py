"""The embedded default: gemma-3-270m from a package index, made into a small CTranslate2 model offline."""
