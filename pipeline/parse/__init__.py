"""Source → Parsed: the Article a text holds, and what every character of it was taken for.

``parser.parse`` runs the passes; the grammar is in tables (numerals, metadata_keys, dates, datelines, furniture,
measure_words): to add a form, add a row with its example.
"""
