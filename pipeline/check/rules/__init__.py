"""The format rules: one table (``table``), the small functions it names, and what they judge with (``case``)."""
