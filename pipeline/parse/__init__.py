"""Source → Article."""
