"""How long raw messages and abandoned forms are kept."""
