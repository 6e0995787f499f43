"""jianbao: an article in, an official-style briefing out, as a Word file and a PDF that agree."""
