"""Units that are merged, split, renamed, moved and dissolved; their history and rights follow."""
