"""De-identification: what identifies somebody is found and put out of sight, text by text or a whole study at once."""
