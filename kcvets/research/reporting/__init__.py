"""From settled texts and their coding to reports: a template is filled in for each cohort or story, and becomes documents and an archive."""
