"""How the suite is served: command line, Voila template and settings, home page."""
