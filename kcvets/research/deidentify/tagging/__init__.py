"""What a trained tagger finds beside the rules: groups, firms, places and people named by words of any kind."""
