"""What the rooms of this wing show alike."""

from markupsafe import Markup

MEET = Markup("<b>{theme}</b>\n{cell}\n{start}\nNơi họp: {place}\nNơi nói đến: {area}\nLĩnh vực: {field}")
CELL_THEN = "{name} (khi đó: {then})"
MEET_ON_HOLD = Markup("\n\n⏸ Buổi này đang hoãn, chưa có ngày mới.")
MEET_NOT_YET = Markup("\n\nChưa có biên bản.")
MEETING = Markup("\n\nHọp {minutes} phút, có mặt {came}/{of}.\n<b>Kết luận</b>\n{conclusion}")
