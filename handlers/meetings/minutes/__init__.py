"""Minutes and resolutions in the official form: their numbers, their templates for Word, and the files made of them."""
