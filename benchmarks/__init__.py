"""Benchmarks: ratios against Typst and a naive program, printed and never asserted."""
