"""Article or file → findings."""
