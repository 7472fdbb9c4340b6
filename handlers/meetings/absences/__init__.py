"""Members who ask to be excused time after time: a word to the secretary alone, to ask after them; never a list."""
