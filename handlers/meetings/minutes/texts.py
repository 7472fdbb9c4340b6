"""The words of official documents: those that stand in the templates (T_…), and those filled into them.

Template words are docxtpl's: {{ … }} is filled in, a paragraph {%p … %} disappears. The names they use are those that
handlers/meetings/minutes/content.py makes.
"""

Part = tuple[str, tuple[str, ...]]

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
MINUTES_TITLE = "BIÊN BẢN"
RESOLUTION_TITLE = "NGHỊ QUYẾT"

# The template of minutes
T_PLACE_DATE_NONE = ""
T_OPENING = (
    "Thời gian bắt đầu: {{ begins }}.",
    "Địa điểm: {{ place }}.",
    "Chủ trì: {{ chair }}.",
    "Người ghi biên bản: {{ taker }}.",
    "{%p if guests %}",
    "Khách dự: {{ guests }}.",
    "{%p endif %}",
)
T_ATTENDANCE = "I. THÀNH PHẦN"
T_ATTENDANCE_LINES = (
    "Tổng số đảng viên: {{ members }}.",
    "Có mặt: {{ present }}.",
    "Vắng có lý do: {{ excused }}.",
    "Vắng không có lý do: {{ absent }}.",
)
T_CONTENT = "II. NỘI DUNG"
T_CONTENT_PARTS: tuple[Part, ...] = (
    ("earlier|Việc thực hiện kết luận kỳ trước", ("{%p for line in earlier %}", "- {{ line }}", "{%p endfor %}")),
    (
        "subject|{{ subject_heading }}",
        ("{{ subject }}", "{%p if presenter %}", "Người trình bày: {{ presenter }}.", "{%p endif %}"),
    ),
    (
        "opinions|Ý kiến phát biểu",
        (
            "{%p for one in opinions %}",
            "{{ one.speaker }}:",
            "{%p for said in one.said %}",
            "- {{ said }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
    ),
    ("|Kết luận của chủ trì", ("{%p for line in conclusions %}", "{{ loop.index }}. {{ line }}", "{%p endfor %}")),
    ("tasks|Nhiệm vụ được giao", ()),
)
T_TASK_HEAD = ("TT", "Nội dung công việc", "Người chịu trách nhiệm", "Thời hạn", "Sản phẩm")
T_TASK_ROW = ("{{ task.number }}", "{{ task.content }}", "{{ task.who }}", "{{ task.due }}", "{{ task.expected }}")
T_AFTER_TASKS: tuple[Part, ...] = (
    ("vote|Biểu quyết", ("{{ vote }}",)),
    (
        "score|Chấm điểm buổi sinh hoạt",
        ("{%p for line in score %}", "- {{ line }}", "{%p endfor %}", "{{ score_total }}"),
    ),
)
T_CLOSING = ("{{ closing }}", "{{ adopted }}")
T_SIGN_LEFT = ("NGƯỜI GHI BIÊN BẢN", "{{ taker_name }}")
T_SIGN_RIGHT = ("CHỦ TRÌ HỘI NGHỊ", "{{ chair_name }}")
T_RECIPIENTS = "Nơi nhận:"
T_RECIPIENT_LINES = ("- {{ ward_receiver }},", "- Lưu Chi bộ.")
T_ADDENDA = "BỔ SUNG BIÊN BẢN"
T_ADDENDUM = "{{ one.day }}, {{ one.by }}: {{ one.words }}"
T_ADDED_LEFT = ("{{ one.left }}", "{{ one.left_name }}")
T_ADDED_RIGHT = ("{{ one.right }}", "{{ one.right_name }}")

# The template of a resolution
T_RESOLUTION = ("{{ held }}", "{%p for line in grounds %}", "{{ line }}", "{%p endfor %}")
T_RESOLVES = "QUYẾT NGHỊ"
T_RESOLVED = (
    "{%p for line in conclusions %}",
    "{{ loop.index }}. {{ line }}",
    "{%p endfor %}",
    "{%p if tasks %}",
    "{{ conclusions|length + 1 }}. Giao nhiệm vụ cụ thể:",
    "{%p endif %}",
)
T_CARRYING_OUT = "{{ conclusions|length + (2 if tasks else 1) }}. {{ carrying_out }}"
T_RESOLUTION_END = ("{%p if vote %}", T_CARRYING_OUT, "{{ vote }}", "{%p else %}", T_CARRYING_OUT, "{%p endif %}")
T_SIGN_CELL = ("T/M CHI BỘ", "{{ signer_office }}", "{{ signer_name }}")

# What is filled in
SIGN_LINE = "Số {sign}"
SUMMARIES = {
    "thematic": "Sinh hoạt chuyên đề “{theme}”",
    "regular": "Sinh hoạt chi bộ thường kỳ {month}",
    "committee": "Họp chi ủy {month}",
}
MONTH = "tháng {month} năm {year}"
RESOLUTION_SUMMARY = "về “{theme}”"
PLACE_DATE = "{place}, {day}"
COMRADE = "Đồng chí {name}"
COMRADE_WITHIN = "đồng chí {name}"
COMRADE_OFFICE = "Đồng chí {name}, {office}"
OFFICES = {"secretary": "Bí thư chi bộ", "deputy": "Phó Bí thư chi bộ", "cell_committee": "Chi ủy viên"}
SIGNER_OFFICES = {"secretary": "BÍ THƯ", "deputy": "PHÓ BÍ THƯ"}
NOBODY = "không"
MEMBERS = "{all} đồng chí"
MEMBER_KINDS = {"official": "chính thức {count}", "probationary": "dự bị {count}", "temporary": "tạm thời {count}"}
MEMBERS_IN_KINDS = "{all} đồng chí ({kinds})"
EXEMPT = "; miễn sinh hoạt {count} đồng chí"
PRESENT = "{present}/{all} đồng chí, đạt {share}"
AWAY = "{count} đồng chí ({names})"
NAME_REASON = "{name}: {reason}"
SUBJECTS = {"thematic": "Chuyên đề", "regular": "Nội dung sinh hoạt", "committee": "Nội dung họp"}
OPINION_PLACE = "({place}) {content}"
REMARKS = "Ý kiến về địa bàn"
SPEAKER_SENT = "{name} (vắng mặt, gửi ý kiến)"
TASK_HELPERS = "{name}. Phối hợp: {helpers}"
EXPECTED_COUNT = "{expected} ({target} {unit})"
VOTE = (
    "Tán thành {agreed}, không tán thành {against}, không có ý kiến {abstaining}; "
    "trên {of} đồng chí có quyền biểu quyết."
)
RESOLUTION_VOTE = "Nghị quyết được chi bộ biểu quyết thông qua: tán thành {agreed}/{of} đồng chí có quyền biểu quyết."
SCORE_LINE = "{name}: {points}/{most} điểm{how}"
SCORE_HOW = " ({how})"
SCORE_TOTAL = "Tổng: {total}/{most} điểm, xếp loại {grade}."
CLOSING = "Hội nghị kết thúc lúc {end}; thời lượng {minutes} phút."
ADDED_BY = "NGƯỜI GHI BỔ SUNG"
CHAIRED_BY = "CHỦ TRÌ HỘI NGHỊ"
NOT_ADOPTED = "Biên bản này được đọc lại để hội nghị thông qua."
ADOPTED = "Biên bản đã được đọc lại và hội nghị thông qua lúc {at}."
ADOPTED_LATER = "Biên bản được đọc lại và thông qua tại buổi sau, lúc {at}."
WARD_RECEIVER = "Đảng ủy phường {ward} (để báo cáo)"
HELD = "Chi bộ {cell} họp {day}, bàn về “{theme}”; có mặt {present}/{all} đảng viên."
GROUND_REASON = "Xét tình hình: {reason}"
GROUND_DISCUSSED = "Sau khi thảo luận, chi bộ thống nhất:"
CARRYING_OUT = (
    "Các đồng chí được giao nhiệm vụ báo cáo kết quả đúng hạn; chi bộ kiểm điểm việc thực hiện tại kỳ sinh hoạt sau."
)

# File names
MINUTES_NAME = "bien-ban-{number:02d}-{day}"
RESOLUTION_NAME = "nghi-quyet-{number:02d}-{day}"
