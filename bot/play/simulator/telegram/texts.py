"""What the page says of this app."""

LABEL = "Telegram"
SWITCHED = "Đã chuyển sang Telegram"
