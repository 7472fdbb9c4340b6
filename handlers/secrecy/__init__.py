"""Documents marked MẬT, TỐI MẬT or TUYỆT MẬT never enter a chat: refused with the reason, and scrubbed."""
