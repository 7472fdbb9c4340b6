"""What the page says of this app."""

LABEL = "Zalo"
SWITCHED = "Đã chuyển sang Zalo (chỉ có chữ)"
