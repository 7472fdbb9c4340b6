"""A theme from its plan to its close: one page that gathers all, and the closing assessment."""
