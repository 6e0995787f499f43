"""Font role → font file: lookup, advances, fallback, subsets."""
