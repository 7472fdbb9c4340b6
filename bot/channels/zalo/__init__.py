"""A text-only channel in the manner of Zalo's Bot Platform."""
