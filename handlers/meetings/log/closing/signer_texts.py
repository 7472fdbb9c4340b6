"""The words of who chaired and who took the minutes."""

from markupsafe import Markup

OFFICES = {"secretary": "Bí thư chi bộ", "deputy": "Phó Bí thư chi bộ", "cell_committee": "Chi ủy viên"}
NAME_OFFICE = "{name}, {office}"
ASK_TAKER = Markup(
    "Chủ trì: <b>đồng chí {chair}</b>\n\nĐồng chí nào ghi biên bản? Chọn trong các đồng chí có mặt, hoặc gõ tên."
)
ASK_CHAIR_FIRST = Markup("Chưa rõ đồng chí nào chủ trì. Đồng chí chọn “Nêu người chủ trì” trước nhé.")
NOBODY_TO_CHAIR = Markup(
    "Buổi họp do bí thư, phó bí thư hoặc chi ủy viên chủ trì, mà chưa đồng chí nào trong số này được ghi có mặt. "
    "Đồng chí xem lại điểm danh giúp nhé."
)
TO_ROLL_CALL = "✏ Xem lại điểm danh"
NAME_CHAIR = "✏ Nêu người chủ trì"
ANOTHER_CHAIR = "✏ Đồng chí khác chủ trì"
ASK_CHAIR = Markup("Đồng chí nào chủ trì? Chọn ở dưới, hoặc gõ tên.")
SECRETARY_IS_THERE = Markup(
    "⚠ Đồng chí {name} có mặt; theo quy định, bí thư chủ trì. Nếu đúng là đồng chí khác chủ trì, đồng chí cứ ghi tiếp."
)
ASK_ONE_SIGNS = Markup(
    "Đồng chí <b>{name}</b> vừa chủ trì vừa ghi biên bản, nên ký cả hai chỗ. Có đúng vậy không, thưa đồng chí?"
)
ONE_SIGNS = "✔ Đúng, một người ký cả hai"
ANOTHER_TAKER = "✏ Đồng chí khác ghi biên bản"
LEADER_CONFIRMS = Markup(
    "Đồng chí {name} đã ký là người chủ trì. Một người ký cả hai chỗ thì bí thư hoặc phó bí thư xác nhận; "
    "đồng chí chọn người ghi khác, hoặc nhờ bí thư lưu giúp."
)
NOT_NAMED = Markup("Chưa rõ ai chủ trì, ai ghi biên bản. Đồng chí chọn “Sửa chủ trì, người ghi” giúp nhé.")
CHAIR_AWAY = Markup("Đồng chí {name} không có mặt nên không chủ trì được. Đồng chí chọn “Sửa chủ trì, người ghi” nhé.")
TAKER_AWAY = Markup("Đồng chí {name} không có mặt nên không ghi được. Đồng chí chọn “Sửa chủ trì, người ghi” nhé.")
NOT_CONFIRMED = Markup(
    "Một đồng chí ký cả hai chỗ mà chưa có xác nhận. Đồng chí chọn “Sửa chủ trì, người ghi” giúp nhé."
)
PARTS = {"signers": "chủ trì, người ghi"}
SUMMARY = Markup("Chủ trì: {chair}\nNgười ghi biên bản: {taker}")
