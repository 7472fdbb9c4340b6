"""What somebody has done in a year, as a document for their own self-review: only they can make and see it."""
