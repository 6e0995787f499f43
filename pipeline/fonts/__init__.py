"""Font role → font files: lookup, advances, fallback, subsets."""
