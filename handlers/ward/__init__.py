"""From above: the digest, signs of mere form, places, skills, searching."""
