"""The nouns every pass shares: frozen dataclasses over the standard library, lengths in EMU."""
