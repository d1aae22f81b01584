"""Coding: which stretches of the texts carry which codes, by whom, and what the coders noted."""
