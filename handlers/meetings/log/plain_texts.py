"""The words of the minutes as plain text."""

AGREED = "{agreed}/{of} tán thành"
MINUTES_HEADINGS = {
    "thematic": "BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ",
    "regular": "BIÊN BẢN SINH HOẠT CHI BỘ",
    "committee": "BIÊN BẢN HỌP CHI ỦY",
}
MINUTES_CELL = "Chi bộ: {cell}"
MINUTES_THEMES = {"thematic": "Chuyên đề: {theme}", "regular": "Nội dung: {theme}", "committee": "Nội dung: {theme}"}
MINUTES_EARLIER = "VIỆC KỲ TRƯỚC"
MINUTES_REMARKS = "Ý kiến về địa bàn:"
MINUTES_SCORE = "CHẤM ĐIỂM: {total}/{most}, {grade}"
MINUTES_ADOPTED = "Đã thông qua: {at}"
MINUTES_ADOPTED_LATER = "Đã thông qua tại buổi sau: {at}"
MINUTES_ADDENDA = "BỔ SUNG"
MINUTES_ADDENDUM = "{at}, {name}: {words}"
MINUTES_PREPARER = "Người trình bày: {name}"
MINUTES_START = "Bắt đầu: {start}"
MINUTES_END = "Kết thúc: {end} ({minutes} phút)"
MINUTES_PLACE = "Nơi họp: {place}"
MINUTES_GUESTS = "Khách mời: {guests}"
MINUTES_MEMBERS = "Đảng viên: {all} ({kinds}); miễn sinh hoạt: {exempt}"
MINUTES_PRESENT = "Có mặt: {present}/{all}"
MINUTES_EXCUSED = "Vắng có lý do: {names}"
MINUTES_ABSENT = "Vắng không lý do: {names}"
MINUTES_EXEMPT = "Miễn sinh hoạt: {names}"
MINUTES_OPINIONS = "Ý KIẾN PHÁT BIỂU"
MINUTES_SPEAKER = "{speaker}:"
MINUTES_SPEAKER_SENT = "{speaker} (vắng mặt, gửi ý kiến)"
MINUTES_OPINION = "– {content}"
MINUTES_OPINION_PLACE = "– ({place}) {content}"
MINUTES_SPEAKERS = "Số đồng chí phát biểu: {speakers}/{present}"
MINUTES_CONCLUSION = "KẾT LUẬN"
MINUTES_TASKS = "VIỆC GIAO"
MINUTES_TASK = "{number}. {content}"
MINUTES_WHO = "   Người làm: {name}"
MINUTES_HELPERS = "   Làm cùng: {helpers}"
MINUTES_DUE = "   Hạn: {due}"
MINUTES_EXPECTED = "   Kết quả cần đạt: {expected}"
MINUTES_TARGET = "   Chỉ tiêu: {target} {unit}"
MINUTES_VOTE = "BIỂU QUYẾT: {vote}"
MINUTES_LOGGED = "Người ghi: {name}, lúc {at}"
MEMBERSHIPS = {"official": "chính thức {count}", "probationary": "dự bị {count}", "temporary": "tạm thời {count}"}
