"""Seminar decks: notebooks with slideshow metadata, and how they become pages and handouts."""
