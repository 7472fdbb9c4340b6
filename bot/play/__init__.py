"""The bot without a network: simulated chat apps, the sample ward, the demo and the tour."""
