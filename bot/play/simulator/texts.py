"""The words that the simulator itself puts before people's eyes; the page's own are in page/words.js."""

SAMPLE_BEFORE = "ẢNH MẪU · TRƯỚC"
SAMPLE_AFTER = "ẢNH MẪU · SAU"
GROUP_TITLE = "Nhóm chi bộ khu phố 1 (mẫu)"
