"""How far coders agree, over units and over stretches of text, and where they do not."""
