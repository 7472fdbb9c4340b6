"""The simulated Telegram and its people."""
