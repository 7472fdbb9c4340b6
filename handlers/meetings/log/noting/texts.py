"""The words of opinions, conclusions and photos."""

from markupsafe import Markup

# Opinions
OPINIONS = Markup("<b>Ý kiến phát biểu</b>\n{lines}")
NO_OPINIONS = Markup("Chưa có ý kiến nào.\n<i>Gõ luôn một dòng cũng được: ý kiến Bình về kiệt 3: nên có chỗ để xe</i>")
OPINION_LINE = Markup("{number}. {speaker}: {content}")
REMARK_LINE = Markup("{number}. 📍 {place}: {content}")
OPINION_PLACE_LINE = Markup("{number}. {speaker} ({place}): {content}")
EARLIER_OPINIONS = Markup("… {count} ý kiến trước đó")
ADD_OPINION = "➕ Thêm ý kiến"
OPINIONS_DONE = "Xong ý kiến"
OPINIONS_FULL = Markup("Biên bản đã có {most} ý kiến. Đồng chí gộp bớt giúp nhé.")
ASK_SPEAKER = Markup("Ai phát biểu? Chọn ở dưới, hoặc gõ tên. Khách mời thì gõ tên khách.")
GUEST = "Khách mời: {name}"
IS_IT_A_GUEST = Markup(
    "Trong chi bộ chưa thấy “{name}”. Nếu là khách mời, đồng chí chọn Khách mời; nếu không, gõ lại tên."
)
SPEAKER_AWAY = Markup("Lưu ý: đồng chí {name} đang ghi vắng. Nếu có mặt, đồng chí sửa phần điểm danh nhé.")
ASK_OPINION_PLACE = Markup("<b>{speaker}</b> nói về nơi nào?\n<i>Ví dụ: kiệt 3, chợ. Không gắn nơi nào thì Bỏ qua.</i>")
ASK_OPINION_COUNTER = Markup(
    "<b>{speaker}</b> nói về nơi nào?\n<i>Ví dụ: quầy số 2, bộ phận một cửa. Không gắn nơi nào thì Bỏ qua.</i>"
)
ASK_OPINION = Markup("<b>{speaker}</b> nói gì? Ghi ý chính.")
ASK_SPEAKERS = Markup("Có bao nhiêu đồng chí phát biểu? Gõ một số.\nCó mặt: {present}")
SPEAKERS_NOT_READ = Markup("Đồng chí gõ một số giúp, ví dụ: <i>9</i>. Hoặc chọn Bỏ qua.")

# Conclusions
ASK_CONCLUSION = Markup(
    "Chủ trì kết luận thế nào? Mỗi kết luận gõ một tin.\n"
    "<i>Ví dụ: Tổng dọn kiệt 3 trước Tết; mỗi tổ một nhóm tự quản.</i>"
)
CONCLUSIONS = Markup("<b>Kết luận</b>\n{lines}\n\nCòn kết luận khác, đồng chí gõ tiếp.")
CONCLUSION_LINE = Markup("{number}. {content}")
EARLIER_CONCLUSIONS = Markup("… {count} kết luận trước đó")
CONCLUSIONS_DONE = "Xong kết luận"

# Photos
PHOTO_KEPT = Markup("📎 Đã kèm ảnh vào biên bản ({count}).")
PHOTO_TOO_BIG = Markup("Ảnh lớn quá {most} MB. Đồng chí chụp lại nhỏ hơn giúp nhé.")
PHOTOS_FULL = Markup("Biên bản đã có {most} ảnh. Đồng chí chọn bớt giúp nhé.")
PHOTO_LOST = Markup("Một ảnh kèm biên bản chưa nhận được. Đồng chí gửi lại ảnh ấy giúp nhé.")
PHOTO_UNKEPT = {
    "not_a_picture": Markup(
        "Một tệp gửi kèm biên bản không phải ảnh, hoặc ảnh bị hỏng. Đồng chí gửi lại ảnh ấy giúp nhé."
    ),
    "too_many_pixels": Markup(
        "Một ảnh kèm biên bản lớn quá nên em không mở được. Đồng chí gửi lại dạng ảnh thường (không gửi dạng tệp) giúp "
        "nhé: điện thoại sẽ tự làm nhỏ."
    ),
    "own_full": Markup(
        "Một ảnh kèm biên bản chưa giữ được: ảnh và tệp đồng chí gửi đã đầy chỗ dành cho mỗi người. "
        "Phần đã ghi vẫn còn. Cần thêm chỗ, đồng chí báo quản trị giúp."
    ),
    "all_full": Markup(
        "Một ảnh kèm biên bản chưa giữ được: kho tệp chung đã đầy. Quản trị đã được báo. Phần đã ghi vẫn còn, đồng chí "
        "gửi lại ảnh sau ít hôm giúp."
    ),
}


# In the last look
OPINION_PARTS = {"opinions": "ý kiến", "speakers": "số phát biểu"}
SUMMARY_OPINIONS = Markup("Ý kiến ({count}):\n{lines}")
SUMMARY_NO_OPINIONS = Markup("Ý kiến: chưa ghi")
SUMMARY_SPEAKERS = Markup("\nSố đồng chí phát biểu: {speakers}")
MORE_OPINIONS = Markup("… và {count} ý kiến nữa")
CONCLUSION_PARTS = {"conclusion": "kết luận"}
SUMMARY_CONCLUSION = Markup("Kết luận: {conclusion}")
MORE_CONCLUSIONS = Markup("… và {count} kết luận nữa")
SUMMARY_PHOTOS = Markup("Ảnh kèm theo: {count}")
