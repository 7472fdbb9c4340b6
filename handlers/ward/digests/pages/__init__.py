"""The pages of a digest: the whole, the cells, their work."""
