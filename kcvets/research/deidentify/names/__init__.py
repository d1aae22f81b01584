"""Names of people: from a model, lists, how the words stand, and the whole document."""
