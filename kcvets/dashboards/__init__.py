"""Pictures of what a person wrote, for the dashboards. Matplotlib is loaded here and nowhere else among the pages."""
