"""The words of changing units, on the command line and in a cell's history."""

from handlers.people.units.rules import UnitProblem

PROBLEMS = {
    UnitProblem.UNKNOWN: "Không có đơn vị mang mã {code}. Xem mã bằng: chibo units list",
    UnitProblem.GONE: "Đơn vị {code} đã giải thể hoặc đã nhập vào nơi khác.",
    UnitProblem.ITSELF: "Đơn vị {code} không thể nhập vào hay đặt dưới chính nó.",
    UnitProblem.OTHER_KIND: "Đơn vị {code} khác cấp, nên không nhập được.",
    UnitProblem.INSIDE: "Đơn vị {code} nằm trong đơn vị kia, nên không làm được.",
    UnitProblem.PLACE: "Cấp của đơn vị không đặt được dưới {code}.",
    UnitProblem.TAKEN: "Mã {code} đã có đơn vị khác dùng.",
    UnitProblem.NAMELESS: "Đơn vị mới {code} cần một tên: --name.",
    UnitProblem.NOTHING: "Chưa nêu đơn vị hay người nào cho {code}.",
    UnitProblem.NOT_BELOW: "{code} không thuộc đơn vị được tách.",
    UnitProblem.MEMBERS: "Đơn vị {code} còn đảng viên. Chuyển họ đi trước (nhập danh sách, hoặc chibo units merge).",
    UnitProblem.UNITS: "Đơn vị {code} còn đơn vị bên dưới. Chuyển hoặc giải thể các đơn vị ấy trước.",
    UnitProblem.TASKS: "Đơn vị {code} còn việc đang làm. Kết thúc hoặc giao lại các việc ấy trước.",
    UnitProblem.SESSIONS: "Đơn vị {code} còn buổi trong lịch. Hủy các buổi ấy trước.",
}
PERSON_NOT_THERE = "Người mang mã {code} không ở đơn vị được tách."

KINDS = {"city": "thành phố", "ward": "phường/xã", "cell": "chi bộ", "group": "tổ"}
LINE = "{indent}{code} · {name} ({kind})"
GONE_INTO = "{code} · {name} ({kind}): đã nhập vào {into}"
DISSOLVED = "{code} · {name} ({kind}): đã giải thể"
MERGED = "Đã nhập {name} ({code}) vào {into}: {people} người, {units} đơn vị, {sessions} buổi, {tasks} việc đi theo."
NEW = "Đã lập {name} ({code})."
SPLIT = "Đã tách {name} ({code}) khỏi {old}: {people} người, {units} đơn vị, {tasks} việc đang làm đi theo."
RENAMED = "Đã đổi tên {code}: {old} → {new}. Số liệu và biên bản cũ giữ tên cũ."
MOVED = "Đã chuyển {name} ({code}) về {above}."
ENDED = "Đã giải thể {name} ({code}). Sổ sách cũ còn nguyên."
ROLES = "Các vai trò ở {name} nay: {roles}. Nếu có vai trò trùng, sửa trong danh sách rồi nhập lại."
ROLE = "{role}: {names}"
NOBODY = "chưa có ai"
ROLE_NAMES = {
    "secretary": "bí thư",
    "deputy": "phó bí thư",
    "cell_committee": "chi ủy",
    "minutes_taker": "thư ký",
    "ward_committee": "Đảng ủy",
    "ward_building": "Ban Xây dựng Đảng",
    "in_charge": "cấp ủy phụ trách",
    "administrator": "quản trị",
}
