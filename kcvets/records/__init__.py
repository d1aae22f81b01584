"""What a person hands in or keeps: documents made from the journal."""
