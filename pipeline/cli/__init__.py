"""The command line: the only package that prints, and where exit codes are made."""
