"""Taking the last report back in words: "gửi nhầm rồi", "rút lại báo cáo vừa rồi"."""
