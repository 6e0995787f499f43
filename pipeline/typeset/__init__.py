"""Briefing → Pages."""
