"""Who puts the brief into words."""
