"""The words that may stand in a report without changing what it says: whom one speaks to, politeness, how and when.

A result or a count is filled in from these words and the task's own alone (`closed.py`): a word that is not known may
turn a sentence round ("suýt xong", "ngỡ xong rồi"), and of those there are more than anybody can list. So this lists
what is harmless; all else is asked about. Words are written with their accents; "_" joins those that are harmless
together only.
"""

from handlers.language.names import fold

_PEOPLE = """
em anh chị cô chú bác ông bà cháu dì cậu mợ mình tôi tui tớ tau ta chúng bọn đồng_chí đ_c bí_thư bí_thơ tổ_trưởng
đảng_viên
chi_bộ chi_ủy bà_con người_dân nhân_dân cư_dân mọi_người cả_nhà cả_đội cả_tổ hai_vợ_chồng các những từng mỗi toàn_thể
hộ gia_đình nhà phụ_nữ e a o c u cụ mệ choa bầy bầy_choa dượng cưng bọn_tui cùng_nhau anh_hai anh_ba anh_tư anh_năm
anh_sáu anh_bảy anh_tám chị_hai chị_ba chị_tư cô_hai cô_ba cô_tư chú_hai chú_ba chú_tư bác_hai bác_ba bác_tư chín_út
tụi bầy_tui tụi_tui tụi_mình mấy_chị mấy_anh mấy_đứa mấy_cháu mấy_bác mấy_cô mấy_chú mấy_em mấy_o mấy_mệ
đoàn_thanh_niên hội_phụ_nữ chi_hội hội_nông_dân ban_công_tác mặt_trận tổ_dân_phố các_cháu các_anh các_chị các_bác
các_cô các_chú các_em lực_lượng đội nhóm tổ_viên hội_viên đoàn_viên thành_viên cả_xóm cả_khu cả_kiệt cả_hẻm cả_ngõ
toàn_tuyến cả_tuyến từng_hộ từng_nhà đến_từng_nhà tới_từng_nhà tận_nhà tận_tay huy_động ra_quân tập_trung phối_hợp
giúp_đỡ hỗ_trợ cựu_chiến_binh anh_em chị_em
"""
_POLITE = """
dạ thưa kính vâng ừ ờ ạ ơi nhé nha nhá nghe nhen nghen hen hí hỉ hì hè nờ nè nà nớ á xin xin_phép báo_cáo báo cáo
hay_tin
cho cảm_ơn cám_ơn tin_vui tin_mừng vui_mừng yên_tâm đó đấy đây ni tê rứa vậy thế luôn lun cơ lận thiệt thật chào khỏe
trình
gửi gởi hihi haha hehe đồng_ý biết_tin biết_nhé biết_ạ hay_ạ mừng_quá cho_em_hay để_em_yên_tâm cho_em_yên_tâm
để_chị_biết
cho_đồng_chí_biết để_đồng_chí_biết cho_em_biết để_em_biết cho_hay cho_biết ah ak ạk nhaa zị dị dzậy thưa_với hỉ hỷ
nhỉ_nhé
"""
_JOINING = """
là thì mà và với cùng cũng của ở tại này kia ấy nọ đã rồi có được việc vụ chuyện cái công_việc công_tác nhiệm_vụ
được_giao
giao_cho_tôi giao_cho_tui giao_cho_em giao_cho_bác em_giao chi_bộ_giao giao_tôi đã_giao phân_công phụ_trách của_tôi
của_em phần_việc phần_tôi bên_tôi bên_em phần_em khu_vực phố phường xã thôn xóm tổ
tổ_dân_phố kiệt hẻm ngõ ngách đường khu con_đường
"""
_WORK = """
làm mần hoàn thành hoàn_thành hoàn_tất xong xuôi khoản dứt_điểm đã_đành kết_thúc giải_quyết hoàn_toàn hoàn_chỉnh chẵn
thực_hiện hết cả tất_cả toàn_bộ đều trọn trọn_vẹn đủ đầy_đủ trơn trọi ráo
hết_thảy hết_trơn sạch sạch_sẽ sạch_bong sạch_bóng sáng_bóng gọn gọn_gàng gọn_lẹ đẹp ngon ngon_lành ổn ổn_thỏa tốt
tốt_đẹp êm_xuôi êm_đẹp
suôn_sẻ trót_lọt nhanh_chóng nhanh_gọn kịp_thời đúng_hạn trước_hạn kịp_hạn sớm tươm_tất chu_đáo thuận_lợi đàng_hoàng
kỹ_lưỡng
cẩn_thận chỉn_chu phấn_khởi ngăn_nắp tổng_cộng tổng tất_tần_tật kết_quả ok oke mỹ_mãn rốt_ráo đâu_vào_đấy đâu_ra_đấy
trọn_chỉ_tiêu đạt_chỉ_tiêu đủ_chỉ_tiêu vượt_chỉ_tiêu
đúng_kế_hoạch theo_kế_hoạch số_lượng nguyên_vẹn an_toàn văn_minh sạch_đẹp khang_trang thành_công hẳn hoàn_hảo
đạt_yêu_cầu đúng_tiến_độ vượt_tiến_độ vượt_kế_hoạch mới_xong mới_dọn_xong mới_làm_xong mới_thu_xong mới_lập_xong
mới_phát_xong mới_kiểm_tra_xong nghiệm_thu xuôi_xị êm_ru ngon_ơ
"""
_WHEN = """
hôm_qua hôm_nay hôm_kia bữa_qua bữa_nay bữa_ni bữa_kia bữa_tê hôm_tê hôm_ni hôm_rồi bữa_rồi bữa_trước hôm_trước sáng_nay
sáng_ni sáng_qua trưa_qua chiều_qua tối_qua đêm_qua chiều_hôm_qua tối_hôm_qua sáng_hôm_qua sáng_hôm_nay hồi_nãy hồi_sáng
hồi_hôm ban_nãy vừa_nãy lúc_nãy khi_nãy khi_hôm lúc_sáng hồi_chiều_qua tuần_trước tuần_rồi tuần_qua tháng_trước
tháng_rồi vừa
vừa_rồi vừa_mới tính_đến_nay tính_tới_nay đến_nay tới_nay đến_giờ tới_giờ đến_bữa_nay tới_bữa_nay cho_tới_nay
cho_đến_nay
đến_hôm_nay tới_hôm_nay tới_bữa_ni đến_bữa_ni tính_tới tính_đến giờ liền ngay sớm_nay buổi_sáng sáng_sớm buổi_tối
buổi_chiều trong_sáng_nay ngay_sáng_nay ngay_hôm_qua mấy_hôm_nay mấy_bữa_nay tuần_này
tới_chừ đến_chừ tính_chừ chừ từ_hôm_kia từ_hôm_qua từ_tuần_trước từ_sáng từ_hồi_sáng từ_chiều từ_tối từ_trưa từ_hôm
từ_bữa từ_tuần từ_tháng từ_hồi trưa_qua bữa_hổm bựa_qua bựa_ni bựa_tê năm_nay từ_lâu từ_bữa_qua từ_bữa_kia từ_hôm_tê
từ_hôm_rồi từ_đời_nào hà cấy bản_danh_sách tề đa re từ_đầu từ_đầu_tới_giờ lũy_kế cộng_dồn tới_h đến_h
tính_hết_thảy cho_bác_báo cho_tui_báo cho_tôi_báo xin_hết với_lại ghi_cho ghi_giúp ghi_giùm ghi_hộ ghi_vào_sổ báo_tí
nghe_con nha_con nhé_con con_ơi con_nghe nè_con con_nha để_cháu_ghi để_em_ghi để_con_ghi hỉ_con nào_cũng mô_cũng
ai_cũng một_việc hồi_hôm bữa_trước tính_hết tính_từ_đầu tính_luôn tính_cả kể_cả trong_đó
đi_lại cộng_lại gộp_lại cộng_hết_lại tổng_số cả_thảy lo_xong lo_đâu_vào_đấy chạy_xong chạy_ổn chạy_tốt đang_hoàng
hết_ráo không_có_gì không_vấn_đề ghi_nhận cuối_cùng bây_giờ bây_chừ
"""
_SENT = "ảnh hình ảnh_chụp chụp_ảnh kèm kèm_theo đính_kèm gửi_kèm hình_chụp có_ảnh gửi_ảnh gửi_hình đã_gửi minh_chứng"

_ALL = " ".join((_PEOPLE, _POLITE, _JOINING, _WORK, _WHEN, _SENT)).split()
_PHRASES = {one.replace("_", " ") for one in _ALL if "_" in one}
# Known by its letters alone: two words together are seldom something else, however their accents came out.
PHRASES = frozenset(tuple(fold(phrase).split()) for phrase in _PHRASES)
LONGEST_PHRASE = max(map(len, PHRASES))
HARMLESS = frozenset(one for one in _ALL if "_" not in one)
# Words that may turn a report round, or make less of it. A remark beside a report ("bà con vui lắm") may hold words
# that nobody has listed, but none of these; what is typed without accents is taken for one of these if it may be one.
_TURNS = """
chưa không chẳng chả nỏ chửa hổng đừng còn thiếu sót trừ nợ nốt nửa phần gần nhưng mà tuy song dở lỡ sẽ sắp hứa hẹn
định tính dự mai
mốt bỏ hủy hoãn dừng ngưng lùi dời khất mất đùa thôi quên trễ chậm muộn hỏng hư dột vỡ gãy kẹt vướng khó nhờ thuê
bảo biểu kêu nói nghe
tưởng ngỡ chắc mong nếu mới đang vài ít mấy may mô hơn khoảng chừng lại nữa thêm tiếp chờ đợi cần phải xem coi hình ai
họ khác giả tạm sơ thô
đợt kỳ năm ngoái giấy duyệt đổi thay nhầm sai lộn vắng chối phản cãi giận kiện bị chết quá tiếc buồn lo sợ mưa bão lụt
ốm bệnh xin hạn
lẽ ước giá đáng đâu gì sao nào hay hoặc rứa_thôi trống thừa dư trả về dọa cấm phạt chống đình hồi
"""
TURNS = frozenset(_TURNS.split())
TURNS_PLAIN = frozenset(map(fold, TURNS))
# These are harmless without accents, too, whatever else they may be then.
_ALWAYS = """
cho da co xong roi la thi va o em anh chi bac chu ong toi tui lam het ca du a e nhe nha do day viec vu bao cao xin xuoi
"""
HARMLESS_PLAIN = frozenset(map(fold, HARMLESS)) - TURNS_PLAIN | frozenset(_ALWAYS.split())

# What else one does for a task than what it is written with, by a word of the task.
SYNONYMS: dict[str, frozenset[str]] = {
    word: frozenset(others.split())
    for word, others in {
        "dọn": "quét tước dọn dẹp lau chùi rửa vệ sinh rác cỏ",
        "thu": "thu đóng góp gom quyên nộp tiền quỹ",
        "quỹ": "tiền góp đóng ủng hộ gom quyên thu",
        "lập": "lập ghi kê soạn viết ds",
        "danh": "ds lập",
        "phát": "phát đi rải tận tay tờ trao đưa gửi",
        "vận": "lấy vận động đi ký kí tên cam kết đồng ý chịu thuyết phục nói",
        "phân": "phân loại bỏ riêng rác",
        "nạo": "nạo vét mương cống khơi thông đào múc bùn",
        "kiểm": "kiểm tra ktra rà soát xem coi",
        "rà": "kiểm tra rà soát xem",
        "thay": "thay lắp sửa",
        "lắp": "lắp gắn",
        "viết": "viết soạn",
        "gặp": "gặp nói chuyện",
    }.items()
}
