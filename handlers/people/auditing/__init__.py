"""The audit is linked every minute, and ends when its time is over."""
