"""A meeting that was held without being registered: it is registered afterwards, marked as such, and then logged."""
