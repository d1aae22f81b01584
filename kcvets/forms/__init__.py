"""How a person writes: question forms and story pages that save themselves to the journal."""
