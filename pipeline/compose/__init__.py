"""Article + Layout + data → Briefing."""
