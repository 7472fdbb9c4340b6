"""Where a line asks to be led: "menu", "tôi có ý kiến: …", a secretary's "hoãn buổi họp", "ai chưa trả lời"."""
