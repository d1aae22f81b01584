"""De-identification: what identifies somebody is found and put out of sight, text by text or a whole study at once."""

#: The word lists that its rules rest on, in ``data/research``.
LISTS = ("keep", "names", "places", "words")
#: The trained tagger beside them.
TAGGER = "tagger.bin"
