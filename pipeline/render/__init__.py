"""Briefing → .docx, Pages → .pdf; neither measures anything."""
