"""Places that point to somebody: by a word in their names, by where they stand, by lists of towns."""
