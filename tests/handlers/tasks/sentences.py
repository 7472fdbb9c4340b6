"""Sentences as members write them about tasks, and what is meant by each: two cells, known and unseen ones."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.tasks.rules import Result
from handlers.tasks.understanding import OpenTask

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Wednesday
HOUSES, LIST, GROUND, LEAFLETS = 1, 2, 3, 4
MARKET, LINES, SPEAKER, CAMERA = 11, 12, 13, 14
OWN = (
    OpenTask(HOUSES, "Vận động các hộ không để rác qua đêm", "Kiệt 3 Liễu Nam", Decimal(45), "hộ", date(2026, 12, 30)),
    OpenTask(LIST, "Lập danh sách hộ cần chỗ để xe chung", "Đường Mẫu 1", due=date(2026, 12, 4)),
    OpenTask(GROUND, "Dọn rác bãi đất trống", "Kiệt 5 Liễu Nam", due=date(2026, 12, 10)),
    OpenTask(LEAFLETS, "Phát tờ rơi phân loại rác", "Tổ 12", Decimal(200), "tờ", date(2026, 12, 15)),
)
OTHERS = (
    OpenTask(MARKET, "Gặp ba hộ bày hàng ở đầu chợ", "Đường Mẫu 1", due=date(2026, 11, 22)),
    OpenTask(LINES, "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng", due=date(2026, 12, 1)),
    OpenTask(SPEAKER, "Viết bài tuyên truyền đọc trên loa khu phố", due=date(2026, 12, 1)),
    OpenTask(CAMERA, "Lắp camera ở ngã ba", "Đường Trần Phú", Decimal(3), "máy", date(2026, 12, 20)),
)


@dataclass(frozen=True)
class On:
    """A report on these tasks: one is understood, several are alike."""

    task_ids: tuple[int, ...]
    result: Result | None = None
    count: Decimal | int | None = None
    due: date | None = None


def on(*task_ids: int, is_: str | None = None, n: int | None = None, due: str | None = None) -> On:
    return On(task_ids, Result(is_) if is_ else None, n, date.fromisoformat(due) if due else None)


@dataclass(frozen=True)
class Others:
    """A report on these tasks of others."""

    task_ids: tuple[int, ...]


DONE, PARTLY, DOING, HARD = "done", "partly", "doing", "in_difficulty"
# Written before the code and while it was.
KNOWN: dict[str, On | Others | None] = {
    "xong vụ rác kiệt 3 rồi, 30/45 hộ": on(HOUSES, is_=DONE, n=30),
    "xong vu rac kiet 3 roi, 30/45 ho": on(HOUSES, is_=DONE, n=30),
    "xog vu rac kiet 3 r, dc 45 ho": on(HOUSES, is_=DONE, n=45),
    "Vận động kiệt 3 được 30 hộ": on(HOUSES, n=30),
    "kiet 3 dc 30 ho": on(HOUSES, n=30),
    "kiệt 3 đang làm, được 20 hộ": on(HOUSES, is_=DOING, n=20),
    "mới được 20/45 hộ kiệt 3, đang làm tiếp": on(HOUSES, is_=DOING, n=20),
    "k3 xong 45/45 hộ rồi ạ": on(HOUSES, is_=DONE, n=45),
    "vận động kiệt 3 đủ 45 hộ": on(HOUSES, is_=DONE, n=45),
    "xong 20 hộ kiệt 3": on(HOUSES, n=20),
    "kiệt 3 được ba mươi hộ": on(HOUSES, n=30),
    "kiệt 3 được hai chục hộ": on(HOUSES, n=20),
    "kiệt 3 còn 15 hộ chưa xong": on(HOUSES),
    "kiệt 3 xong một nửa, được 22 hộ": on(HOUSES, is_=PARTLY, n=22),
    "kiệt 3 sáng 10 hộ, chiều 12 hộ, đang làm": on(HOUSES, is_=DOING),
    "kiệt 3 được 30/50 hộ": on(HOUSES),
    "kiệt 3 được 50 hộ, xong rồi": on(HOUSES, is_=DONE, n=50),
    "danh sách xe chung chưa xong": on(LIST),
    "danh sach ho can cho de xe lap xong roi": on(LIST, is_=DONE),
    "đã lập danh sách chỗ để xe": on(LIST),
    "danh sách để xe vẫn chưa làm được": on(LIST, is_=HARD),
    "mưa quá chưa dọn được bãi đất": on(GROUND, is_=HARD),
    "bai dat trong mua qua chua lam": on(GROUND, is_=HARD),
    "dọn bãi đất kiệt 5 xong rồi nhé": on(GROUND, is_=DONE),
    "dọn bãi đất trống rồi ạ": on(GROUND, is_=DONE),
    "bãi đất kiệt 5 gặp khó khăn, thiếu người": on(GROUND, is_=HARD),
    "kẹt vụ bãi đất trống": on(GROUND, is_=HARD),
    "xin gia hạn bãi đất kiệt 5 đến 20/12": on(GROUND, due="2026-12-20"),
    "mai mới dọn xong bãi đất kiệt 5": on(GROUND, due="2026-11-26"),
    "bãi đất trống không gặp khó khăn gì, xong rồi": on(GROUND, is_=DONE),
    "phát tờ rơi xong rồi, đủ 200 tờ": on(LEAFLETS, is_=DONE, n=200),
    "phat to roi dc 150 to": on(LEAFLETS, n=150),
    "tờ rơi gần xong": on(LEAFLETS, is_=DOING),
    "báo cáo vụ tờ rơi": on(LEAFLETS),
    "Danh sách để xe hôm qua làm xong": on(LIST, is_=DONE),
    "tối nay xong danh sách chỗ để xe": on(LIST),
    "sáng nay làm xong danh sách chỗ để xe": on(LIST, is_=DONE),
    "lúc đầu bãi đất khó làm nhưng nay xong rồi": on(GROUND, is_=DONE),
    "bãi đất trống chưa làm vì bận việc nhà": on(GROUND, is_=HARD),
    "xin dời vụ bãi đất đến cuối tháng 12, trời mưa chưa làm được": on(GROUND, is_=HARD, due="2026-12-31"),
    "tờ rơi phát được một nửa": on(LEAFLETS, is_=PARTLY),
    "tờ rơi phát được 120 tờ, còn 80 tờ": on(LEAFLETS, n=120),
    "tờ rơi phát thêm 20 tờ, đang phát tiếp": on(LEAFLETS, is_=DOING),
    "xong vụ rác, được 30 hộ": on(HOUSES, is_=DONE, n=30),
    "sẽ cố gắng xong vụ bãi đất trống": on(GROUND),
    # Were among the unseen below, were misread, and have been learnt from
    "hôm nay kiệt 3 thêm được 5 hộ": on(HOUSES),
    "kiệt 3 mới vận động được 12 hộ": on(HOUSES, is_=DOING, n=12),
    "vận động 30 trên 45 hộ": on(HOUSES, n=30),
    "da dc 33 ho roi a": on(HOUSES, n=33),
    "bãi đất trống dọn sạch sẽ rồi": on(GROUND, is_=DONE),
    "hoàn thành nhiệm vụ rồi ạ": on(HOUSES, LIST, GROUND, LEAFLETS, is_=DONE),
    "k3 chua xong, dang vuong 5 ho": on(HOUSES, is_=HARD),
    "kiệt 3: 44 hộ đồng ý, 1 hộ không chịu": on(HOUSES, n=44),
    "kiet 3 40 ho dong y roi": on(HOUSES, n=40),
    "kiệt 3: 2 hộ không chịu": None,
    "kiệt 3 có 3 hộ chưa đồng ý": on(HOUSES),
    "chưa lập danh sách để xe": on(LIST),
    "tờ rơi phát được 3/4 rồi": on(LEAFLETS),
    "con em thi xong rồi, đậu rồi": None,
    "đã họp tổ 12": None,
    "rác đã dọn xong": on(GROUND, is_=DONE),
    # Two or more alike
    "xong vụ rác rồi": on(HOUSES, GROUND, LEAFLETS, is_=DONE),
    "xong rồi": on(HOUSES, LIST, GROUND, LEAFLETS, is_=DONE),
    "chưa xong": on(HOUSES, LIST, GROUND, LEAFLETS),
    "được 30 hộ": on(HOUSES, n=30),
    "xong hết rồi ạ": on(HOUSES, LIST, GROUND, LEAFLETS, is_=DONE),
    # Another's
    "kẻ vạch xong rồi": Others((LINES,)),
    "bài tuyên truyền viết xong rồi, đã đọc trên loa": Others((SPEAKER,)),
    "lap camera xong 2/3 may": Others((CAMERA,)),
    # Not a report
    "xin chào": None,
    "cảm ơn đồng chí": None,
    "rác kiệt 3 xong chưa?": None,
    "rac kiet 3 xong chua": None,
    "mai dọn rác kiệt 5 nhé": None,
    "ăn cơm xong rồi": None,
    "ok": None,
    "Chúc cả nhà cuối tuần vui": None,
    "Đảng viên mình có 30 hộ đi vắng": None,
    "tối nay mấy giờ họp": None,
    "anh Bình dọn bãi đất kiệt 5 xong chưa ạ": None,
    "ok rồi": None,
    "họp phụ huynh xong rồi": None,
    "nhớ dọn xong kiệt 5 trước 7h": None,
    "kiệt 3 rác nhiều quá": None,
}
# Written after the code, without looking at what comes out. The code was not changed for any that stands here.
UNSEEN: dict[str, On | Others | None] = {
    "Báo cáo bí thư: vận động rác kiệt 3 đã được 38/45 hộ": on(HOUSES, n=38),
    "kiet 3 lieu nam da xong het 45 ho nha chi": on(HOUSES, is_=DONE, n=45),
    "Em vận động bà con kiệt 3 được 41 hộ rồi ạ": on(HOUSES, n=41),
    "rác qua đêm kiệt 3 hoàn thành 100%": on(HOUSES, is_=DONE),
    "kiệt 3 đang vận động, bà con hưởng ứng": on(HOUSES, is_=DOING),
    "vận động kiệt 3 khó quá, nhiều hộ đi vắng": on(HOUSES, is_=HARD),
    "kiệt 3 được khoảng 25 hộ, chưa xong": on(HOUSES, n=25),
    "xin gia han viec kiet 3 den 15/1": on(HOUSES, due="2027-01-15"),
    "Việc vận động không để rác qua đêm: 45/45 hộ, hoàn thành": on(HOUSES, is_=DONE, n=45),
    "danh sách hộ để xe chung em lập xong rồi, gửi bí thư rồi": on(LIST, is_=DONE),
    "ds xe chung xong": on(LIST, is_=DONE),
    "lập danh sách chỗ để xe được một phần": on(LIST, is_=PARTLY),
    "cái danh sách để xe em chưa làm xong, xin lùi đến thứ 6 tuần sau": on(LIST, due="2026-12-04"),
    "dang lap danh sach de xe": on(LIST, is_=DOING),
    "danh sách để xe ok rồi": on(LIST, is_=DONE),
    "chưa lập được danh sách để xe do em ốm": on(LIST, is_=HARD),
    "don bai dat trong xog roi nhe": on(GROUND, is_=DONE),
    "Bãi đất trống đã dọn xong, có ảnh gửi kèm": on(GROUND, is_=DONE),
    "bãi đất kiệt 5 dọn được nửa rồi, mai làm tiếp": on(GROUND, is_=PARTLY),
    "vướng bãi đất kiệt 5: chủ đất không cho vào": on(GROUND, is_=HARD),
    "Cuối tuần này mới xong bãi đất trống được": on(GROUND, due="2026-11-29"),
    "bãi đất kiệt 5 hỏng xe rác nên chưa dọn": on(GROUND, is_=HARD),
    "bãi đất trống sắp xong": on(GROUND, is_=DOING),
    "k5 dọn xong rồi": on(GROUND, is_=DONE),
    "tổ 12 phát tờ rơi hết rồi": on(LEAFLETS, is_=DONE),
    "phát được 180 tờ rơi": on(LEAFLETS, n=180),
    "tờ rơi: 200/200": on(LEAFLETS, n=200),
    "To roi phan loai rac phat xong toi qua": on(LEAFLETS, is_=DONE),
    "mưa nên chưa phát tờ rơi": on(LEAFLETS, is_=HARD),
    "phát tờ rơi chưa được vì in chưa xong": on(LEAFLETS, is_=HARD),
    "đang phát tờ rơi, còn 40 tờ": on(LEAFLETS, is_=DOING),
    # Two or more alike
    "vụ dọn rác liễu nam xong rồi": on(GROUND, is_=DONE),
    "vụ liễu nam xong rồi": on(HOUSES, GROUND, is_=DONE),
    "em bị kẹt, chưa làm được": on(HOUSES, LIST, GROUND, LEAFLETS, is_=HARD),
    "đang làm": None,
    # Another's
    "gặp ba hộ bày hàng đầu chợ xong rồi": Others((MARKET,)),
    "camera ngã ba lắp được 2 máy rồi": Others((CAMERA,)),
    "vạch trước nhà sinh hoạt cộng đồng kẻ xong": Others((LINES,)),
    "bai tuyen truyen doc loa viet xong roi": Others((SPEAKER,)),
    # Not a report
    "Sáng mai mấy giờ họp vậy anh": None,
    "danh sách để xe hạn ngày nào?": None,
    "Em xin phép vắng buổi họp tối thứ 5 vì con ốm": None,
    "nhà em hôm nay mất điện rồi": None,
    "đồng chí Minh gọi lại cho em nhé": None,
    "rác kiệt 3 sao rồi em": None,
    "đã nhận được tài liệu rồi ạ": None,
    "vâng em biết rồi": None,
    "mai em đi dọn bãi đất trống": None,
    "họp xong rồi, mọi người về nhé": None,
    "đề nghị các đồng chí hoàn thành báo cáo trước 30/12": None,
    "kiệt 3 có xe lấn chiếm vỉa hè buổi sáng": None,
    "🙂👍": None,
    "mời đồng chí ăn cưới con em ngày 14/12": None,
    "trời mưa quá": None,
    # A second go
    "chị ơi rác kiệt 3 em vận động xong hết rồi nghe": on(HOUSES, is_=DONE),
    "kiet 3 moi dc co 8 ho thoi": on(HOUSES, is_=DOING, n=8),
    "bà con kiệt 3 không để rác qua đêm nữa, được 45/45 hộ": on(HOUSES, n=45),
    "vận động được 20 hộ": on(HOUSES, n=20),
    "em gửi danh sách để xe rồi ạ": on(LIST),
    "danh sách xe đã làm được một nửa": on(LIST, is_=PARTLY),
    "xin hoãn danh sách để xe sang 10/12": on(LIST, due="2026-12-10"),
    "lap ds de xe kho qua": on(LIST, is_=HARD),
    "chị Mai phụ em dọn xong bãi đất trống rồi": on(GROUND, is_=DONE),
    "dọn bãi đất kiệt 5 xong, mọi người về hết": on(GROUND, is_=DONE),
    "bãi đất trống vẫn đang dọn": on(GROUND, is_=DOING),
    "ngày mai em sẽ dọn xong bãi đất trống": on(GROUND, due="2026-11-26"),
    "to 12 phat xong 200 to roi": on(LEAFLETS, is_=DONE, n=200),
    "phát tờ rơi tổ 11 xong": None,
    "mới phát được 90 tờ rơi thì mưa": on(LEAFLETS, is_=DOING, n=90),
    "xong cả 2 việc rồi": on(HOUSES, LIST, GROUND, LEAFLETS, is_=DONE),
    "chú Tư kẻ vạch để xe xong rồi": Others((LINES,)),
    "loa khu phố đọc bài tuyên truyền rồi đó": Others((SPEAKER,)),
    "bí thư ơi em làm xong thì báo ở đâu": None,
    "hộ bà Năm kiệt 3 hỏi khi nào lắp đèn": None,
    "chưa thấy ai phát tờ rơi": None,
    "hôm nay được nghỉ": None,
    "ok để em làm": None,
}
BOARD, ONLINE, FILES = 21, 22, 23
OFFICE = (
    OpenTask(BOARD, "Cập nhật bảng niêm yết thủ tục", "Quầy số 2", due=date(2026, 12, 1)),
    OpenTask(
        ONLINE, "Hướng dẫn người dân nộp hồ sơ trực tuyến", "Bộ phận một cửa", Decimal(60), "người", date(2026, 12, 20)
    ),
    OpenTask(FILES, "Rà soát hồ sơ trễ hạn", "", Decimal(12), "hồ sơ", date(2026, 12, 5)),
)
OFFICE_OTHERS = (OpenTask(31, "Lập tổ hỗ trợ công nghệ số cộng đồng", "Khu phố 2", due=date(2026, 12, 31)),)
# Also unseen, of a cell of another kind.
IN_AN_OFFICE: dict[str, On | Others | None] = {
    "bảng niêm yết quầy số 2 cập nhật xong rồi": on(BOARD, is_=DONE),
    "quay so 2 niem yet xong": on(BOARD, is_=DONE),
    "niêm yết thủ tục chưa xong, đợi in bảng mới": on(BOARD),
    "đang làm bảng niêm yết thủ tục": on(BOARD, is_=DOING),
    "bảng niêm yết in hỏng nên chưa thay được": on(BOARD, is_=HARD),
    "hướng dẫn nộp hồ sơ trực tuyến được 48/60 người": on(ONLINE, n=48),
    "huong dan truc tuyen dc 60 nguoi, xong": on(ONLINE, is_=DONE, n=60),
    "hôm nay hướng dẫn nộp trực tuyến khó quá, mạng hỏng": on(ONLINE, is_=HARD),
    "rà soát hồ sơ trễ hạn xong 7 hồ sơ": on(FILES, n=7),
    "rà soát 12/12 hồ sơ, hoàn thành": on(FILES, is_=DONE, n=12),
    "ho so tre han ra soat xong roi chi a": on(FILES, is_=DONE),
    "hồ sơ trễ hạn còn 3 hồ sơ, đang rà": on(FILES, is_=DOING),
    "xin gia hạn rà soát hồ sơ đến thứ 6 tuần sau": on(FILES, due="2026-12-04"),
    "xong rồi ạ": on(BOARD, ONLINE, FILES, is_=DONE),
    "tổ hỗ trợ công nghệ số lập xong rồi": Others((31,)),
    "chiều nay nghỉ sớm được không": None,
    "khách đông quá": None,
}
# Were among those above, were misread, and have been learnt from.
LEARNT_IN_AN_OFFICE: dict[str, On | Others | None] = {
    "hồ sơ của bà Hai tới đâu rồi": None,
    "quầy số 2 hết giấy rồi": None,
    "em nộp hồ sơ cho con rồi": None,
    "nop ho so cho vo xong roi a": None,
    "hướng dẫn nộp hồ sơ cho bà con rồi, được 30 người": on(ONLINE, n=30),
}
