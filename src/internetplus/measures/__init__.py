"""Outcome to numbers: what each measure counts, how it is computed, how sure it is."""
