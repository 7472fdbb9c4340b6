"""Minutes that are saved and not adopted yet: each entry of them is mended, or taken out."""
