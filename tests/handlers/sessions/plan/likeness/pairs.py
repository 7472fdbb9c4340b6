"""Pairs of themes written by hand: what the measure of likeness is held against beside the generated ones.

`SEEN` was looked at while the measure was tuned, and `ONCE_UNSEEN` after it: at the threshold of then, 0.45, all of
its copies were found and one of its sixteen unrelated pairs was flagged, for which the threshold was raised to 0.5.
`UNSEEN` was written after that and has only ever been evaluated: whoever tunes again has to write a new one. All of it
is invented.
"""

Pair = tuple[str, str]

SEEN_COPIES: tuple[Pair, ...] = (
    ("Giữ sạch kiệt 3, không để rác qua đêm", "Giữ sạch hẻm 15, không để rác qua đêm"),
    (
        "Nâng cao ý thức chấp hành pháp luật về an toàn giao thông cho học sinh Trường THCS Mẫu Một",
        "nang cao y thuc chap hanh phap luat an toan giao thong cho hoc sinh truong THCS Mau Hai",
    ),
    (
        "Phát huy vai trò của đảng viên trong vận động nhân dân đường Liễu Nam hiến đất mở rộng kiệt. "
        "Bà con còn ngại vì sợ mất đất. Đảng viên hiến trước, làm gương cho hàng xóm.",
        "Bà con còn ngại hiến vì sợ mất đất. Phát huy vai trò đảng viên trong việc vận động người dân đường Trần Mẫu "
        "hiến đất mở rộng đường kiệt. Đảng viên làm gương hiến trước cho xóm giềng.",
    ),
    (
        "Giải pháp giảm thời gian chờ đợi của công dân tại bộ phận một cửa phường",
        "Biện pháp giảm thời gian công dân chờ đợi ở bộ phận một cửa của phường",
    ),
    (
        "Chống lấn chiếm vỉa hè đường Nguyễn Thử: các hộ kinh doanh kê bàn ghế ra vỉa hè từ 17 giờ. "
        "Kết quả cần đạt: 30 hộ ký cam kết và chấp hành.",
        "Chống lấn chiếm lòng đường, vỉa hè đường Lê Mẫu: hộ kinh doanh kê bàn ghế ra vỉa hè sau 16 giờ. "
        "Kết quả cần đạt: 25 hộ ký cam kết, chấp hành tốt.",
    ),
    (
        "Xây dựng nếp sống văn minh trong việc cưới, việc tang",
        "Thực hiện nếp sống văn minh trong việc tang, việc cưới ở khu phố",
    ),
    (
        "Đẩy mạnh thanh toán không dùng tiền mặt tại chợ Cồn Mẫu. Tiểu thương lớn tuổi chưa quen dùng mã QR, "
        "sợ bị lừa tiền. Đoàn thanh niên đến từng sạp hướng dẫn.",
        "Day manh thanh toan khong dung tien mat tai cho Han Mau. Tieu thuong lon tuoi chua quen quet ma QR, "
        "so bi lua. Doan thanh nien toi tung sap chi cach dung.",
    ),
    (
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về thực hành tiết kiệm trong cơ quan",
        "Học tập, làm theo tư tưởng đạo đức phong cách Hồ Chí Minh về tiết kiệm, thực hành trong cơ quan đơn vị",
    ),
    (
        "Tạo nguồn phát triển đảng viên trong học sinh lớp 12. Nhà trường chọn em giỏi, mở lớp cảm tình Đảng dịp hè. "
        "Phấn đấu kết nạp 2 em trước khi ra trường.",
        "Phấn đấu kết nạp 3 em trước ngày ra trường. Tạo nguồn phát triển Đảng trong học sinh khối 12: "
        "chọn học sinh giỏi, hè mở lớp cảm tình Đảng.",
    ),
    (
        "Bảo đảm an ninh trật tự dịp Tết: tổ tự quản tuần tra ban đêm, mỗi hộ treo một bóng đèn trước cổng",
        "Đảm bảo an ninh trật tự dịp Tết Nguyên đán: mỗi nhà treo bóng đèn trước cổng, tổ tự quản đi tuần tra đêm",
    ),
    (
        "Quản lý chó thả rông trên đường Hải Mẫu. Trẻ em và người già nhiều lần bị chó đuổi. "
        "Chủ nuôi phải tiêm phòng, rọ mõm khi dắt ra ngoài.",
        "Quản lý chó thả rông ở khu phố 9. Nhiều lần người già, trẻ nhỏ bị chó rượt đuổi. "
        "Chủ nuôi tiêm phòng đủ và rọ mõm lúc dắt ra đường.",
    ),
    (
        "Hỗ trợ hộ cận nghèo thoát nghèo bền vững bằng mô hình nuôi gà thả vườn",
        "Giúp hộ cận nghèo thoát nghèo bền vững với mô hình gà thả vườn",
    ),
    (
        "Công khai các khoản thu đầu năm của trường. Phụ huynh thắc mắc vì khoản tự nguyện thu như bắt buộc. "
        "Niêm yết từng khoản, trả lại khoản sai.",
        "Công khai khoản thu đầu năm học ở trường tiểu học. Khoản tự nguyện mà thu như bắt buộc, phụ huynh thắc mắc. "
        "Dán bảng từng khoản, khoản nào sai thì hoàn trả.",
    ),
    (
        "Vận động nhân dân cài đặt và sử dụng ứng dụng VNeID",
        "Tuyên truyền, vận động bà con cài đặt, sử dụng ứng dụng định danh VNeID",
    ),
    (
        "Triển khai Nghị quyết đại hội Đảng bộ phường nhiệm kỳ 2025–2030 vào công việc "
        "của từng tổ chuyên môn bệnh viện",
        "Đưa Nghị quyết đại hội Đảng bộ phường nhiệm kỳ 2025-2030 vào việc làm của từng tổ chuyên môn trạm y tế",
    ),
    (
        "Nâng chất lượng sinh hoạt chi bộ: phát biểu ngắn, không đọc lại tài liệu, kết luận có người, có hạn",
        "Nâng cao chất lượng buổi sinh hoạt chi bộ: không đọc lại tài liệu, ý kiến phát biểu ngắn gọn, "
        "kết luận có tên người và thời hạn",
    ),
)

SEEN_UNRELATED: tuple[Pair, ...] = (
    ("Giữ sạch kiệt 3, không để rác qua đêm", "Thu gom pin cũ, bóng đèn hỏng ở khu phố 3"),
    (
        "Nâng cao ý thức bảo vệ môi trường của nhân dân khu phố: phân loại rác tại nguồn",
        "Nâng cao ý thức bảo vệ môi trường của nhân dân khu phố: không xả nước thải ra mương",
    ),
    (
        "Phát huy vai trò nêu gương của đảng viên trong giữ gìn an ninh trật tự đêm giao thừa",
        "Phát huy vai trò nêu gương của đảng viên trong phòng chống ma túy học đường",
    ),
    (
        "Giải pháp nâng cao chất lượng giải quyết thủ tục hành chính về đất đai",
        "Giải pháp nâng cao kỹ năng giao tiếp của công chức bộ phận một cửa",
    ),
    (
        "Chống lấn chiếm vỉa hè đường Nguyễn Thử: hộ kinh doanh kê bàn ghế ra vỉa hè. 30 hộ ký cam kết.",
        "Sắp xếp lại nơi để xe máy trước chợ đường Nguyễn Thử: khách dựng xe tràn lòng đường. Kẻ 60 ô để xe.",
    ),
    (
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về thực hành tiết kiệm",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về gần dân, trọng dân",
    ),
    (
        "Tạo nguồn phát triển đảng viên trong học sinh lớp 12",
        "Tạo điều kiện cho đảng viên dự bị học lớp bồi dưỡng đúng hạn",
    ),
    (
        "Đẩy mạnh thanh toán không dùng tiền mặt tại chợ. Tiểu thương lớn tuổi chưa quen dùng mã QR.",
        "Đẩy mạnh nộp hồ sơ trực tuyến tại nhà. Người lớn tuổi chưa có chữ ký số, quên mật khẩu.",
    ),
    (
        "Hỗ trợ hộ cận nghèo thoát nghèo bền vững bằng mô hình nuôi gà thả vườn",
        "Hỗ trợ hộ nghèo sửa chữa nhà dột nát trước mùa mưa bão",
    ),
    (
        "Lắp camera ở ba ngã tư khu phố 5 để phòng trộm cắp. 20 hộ góp tiền, giao tổ tự quản theo dõi.",
        "Hòa giải mâu thuẫn hàng xóm vì tiếng ồn ở khu phố 5. Tổ hòa giải gặp từng nhà, lập quy ước giờ yên tĩnh.",
    ),
    (
        "Chuyển đổi số trong quản lý hồ sơ bệnh án của trạm y tế",
        "Chuyển đổi số trong dạy học: kho bài giảng dùng chung của trường",
    ),
    ("Trồng hoa dọc kiệt 12, mỗi nhà chăm một bồn trước cửa", "Thay nắp cống hỏng dọc kiệt 12, rào tạm chờ sửa"),
    (
        "Xây dựng chi bộ bốn tốt: nâng chất lượng sinh hoạt, kết luận có người có hạn",
        "Xây dựng đội ngũ báo cáo viên: chọn người nói hay, tập nói trước gương",
    ),
    (
        "Phòng, chống lãng phí trong mua sắm văn phòng phẩm của cơ quan",
        "Phòng, chống tham nhũng vặt trong khám chữa bệnh bảo hiểm",
    ),
    (
        "Thực hiện nghị quyết về phát triển kinh tế tư nhân: giúp hộ buôn bán mở sổ sách",
        "Thực hiện nghị quyết về văn hóa: khôi phục hội đua thuyền đầu năm",
    ),
    (
        "Chăm lo người cao tuổi sống một mình: bữa trưa tại nhà văn hóa, thăm ba lần một tuần",
        "Chăm lo trẻ em dịp hè: lớp dạy bơi miễn phí, sân chơi có người trông",
    ),
)

ONCE_UNSEEN_COPIES: tuple[Pair, ...] = (
    (
        "Giải quyết ngập úng ở đường Phan Mẫu sau mỗi trận mưa",
        "Giải quyết tình trạng ngập úng đường Võ Thử sau những trận mưa",
    ),
    (
        "Vận động các hộ nuôi chim yến tắt loa dẫn dụ từ 21 giờ đến 5 giờ. Tiếng loa làm bà con ở khu phố 6 mất ngủ. "
        "Kết quả: 8 nhà yến tắt loa đúng giờ, không còn đơn phản ánh.",
        "Tiếng loa dẫn dụ chim yến làm người dân khu phố 2 mất ngủ. Vận động 5 nhà nuôi yến tắt loa từ 22 giờ "
        "tới 5 giờ sáng. Kết quả: các nhà yến tắt loa đúng giờ, hết đơn phản ánh.",
    ),
    (
        "Nâng cao chất lượng tự phê bình và phê bình trong chi bộ trường mầm non",
        "nang cao chat luong phe binh va tu phe binh tai chi bo truong tieu hoc",
    ),
    (
        "Phòng chống đuối nước cho trẻ em dịp hè: cắm biển cảnh báo ở ba hồ sâu, mở lớp dạy bơi cho 60 em",
        "Phòng, chống đuối nước trẻ em trong hè: mở lớp dạy bơi 45 cháu, cắm biển cảnh báo các hồ sâu",
    ),
    (
        "Bộ phận tiếp nhận hồ sơ xây dựng: khách phải đi lại ba lần vì cán bộ hướng dẫn không đủ. "
        "Lập phiếu hướng dẫn một lần, ghi rõ giấy tờ thiếu.",
        "Hồ sơ xây dựng ở quầy tiếp nhận: công dân đi lại nhiều lần do cán bộ hướng dẫn chưa đầy đủ. "
        "Dùng phiếu hướng dẫn một lần, ghi rõ giấy tờ còn thiếu.",
    ),
    (
        "Xóa tụ điểm đánh bạc trá hình trong quán cà phê kiệt 22",
        "Xóa bỏ tụ điểm cờ bạc trá hình ở quán cà phê trong ngõ 8",
    ),
    (
        "Nghĩa tình đồng đội: đảng viên cựu chiến binh nhận giúp thương binh nặng. Mỗi tháng đến thăm hai lần, "
        "đưa đi khám, sửa lại phòng tắm.",
        "Đảng viên là cựu chiến binh nhận đỡ đầu thương binh nặng: đưa đi khám bệnh, sửa phòng tắm, "
        "mỗi tháng thăm hai lần. Nghĩa tình đồng đội.",
    ),
    (
        "Chi bộ ban quản lý chợ: quy hoạch lại quầy thực phẩm tươi sống, tách thịt cá với đồ ăn chín",
        "Chi bộ quản lý chợ: sắp xếp lại quầy thực phẩm tươi sống, để thịt cá riêng với đồ ăn chín",
    ),
    (
        "Làm sạch dữ liệu đất đai: đối chiếu 1.200 thửa đất của phường với sổ đã cấp, chụp sổ nộp về tổ công tác",
        "lam sach du lieu dat dai: doi chieu 900 thua dat trong phuong voi so da cap, chup anh so gui to cong tac",
    ),
    (
        "Đảng viên không lái xe sau khi uống rượu bia, vận động người thân cùng thực hiện",
        "Đảng viên đã uống rượu bia thì không lái xe và vận động gia đình, người thân thực hiện",
    ),
    (
        "Bảo tồn di tích đình làng Mẫu: dọn cỏ, sơn cột, ghi lại lời kể các cụ",
        "Gìn giữ di tích đình làng Thử: nhổ cỏ, sơn lại cột, ghi chép lời kể của các cụ",
    ),
    (
        "Công khai, minh bạch việc bình xét hộ nghèo. Năm ngoái có người khá giả vẫn nằm trong danh sách. "
        "Họp tổ bỏ phiếu kín, niêm yết bảy ngày.",
        "Bình xét hộ nghèo công khai minh bạch: họp tổ và bỏ phiếu kín, niêm yết danh sách 7 ngày. "
        "Năm trước vẫn có người khá giả trong danh sách.",
    ),
    (
        "Sử dụng trụ sở tiếp công dân tiết kiệm: gộp hai phòng, cho tổ hòa giải mượn phòng trống",
        "Sử dụng tiết kiệm trụ sở: gộp hai phòng tiếp công dân, phòng trống cho tổ hòa giải mượn",
    ),
    (
        "Tuyên truyền Luật Nghĩa vụ quân sự tới thanh niên 18 tuổi và gia đình",
        "Phổ biến Luật Nghĩa vụ quân sự đến gia đình và thanh niên đủ 18 tuổi",
    ),
    (
        "Giúp đảng viên cao tuổi dùng sổ tay đảng viên điện tử: mỗi đảng viên trẻ kèm hai cụ, gặp nhau chiều thứ Sáu",
        "Đảng viên trẻ kèm đảng viên cao tuổi dùng sổ tay đảng viên điện tử. Mỗi người kèm 2 cụ, hẹn vào chiều thứ Sáu",
    ),
    (
        "Ngăn xe tải nặng chạy vào đường Cây Mẫu giờ học sinh tan trường: đặt barie, phân công dân phòng đứng chốt",
        "Không cho xe tải nặng vào đường Bàng Thử lúc học sinh tan học: đặt barie và cử dân phòng chốt trực",
    ),
)

ONCE_UNSEEN_UNRELATED: tuple[Pair, ...] = (
    (
        "Giải quyết ngập úng ở đường Phan Mẫu sau mỗi trận mưa",
        "Bụi từ xe chở đất trên đường Phan Mẫu: che bạt, rửa bánh xe, tưới nước hai lần một ngày",
    ),
    (
        "Vận động các hộ nuôi chim yến tắt loa dẫn dụ ban đêm ở khu phố 6",
        "Vận động các hộ nuôi chó mèo tiêm phòng dại đầy đủ ở khu phố 6",
    ),
    (
        "Nâng cao chất lượng tự phê bình và phê bình trong chi bộ trường mầm non",
        "Nâng cao chất lượng ghi biên bản và lưu hồ sơ của chi bộ trường mầm non",
    ),
    (
        "Phòng chống đuối nước cho trẻ em dịp hè: cắm biển cảnh báo, mở lớp dạy bơi",
        "Trao học bổng cho học sinh nghèo vượt khó dịp khai giảng, kêu gọi mạnh thường quân",
    ),
    (
        "Bộ phận tiếp nhận hồ sơ xây dựng: lập phiếu hướng dẫn một lần, ghi rõ giấy tờ thiếu",
        "Bộ phận tiếp nhận hồ sơ khai sinh: liên thông cấp thẻ bảo hiểm y tế, trả tại nhà sản phụ",
    ),
    (
        "Xóa tụ điểm đánh bạc trá hình trong quán cà phê kiệt 22",
        "Cảm hóa người mãn hạn tù ở kiệt 22: giúp vay vốn, tìm việc sửa xe",
    ),
    (
        "Đảng viên cựu chiến binh nhận giúp thương binh nặng: mỗi tháng đến thăm hai lần",
        "Quyên góp áo ấm gửi đồng bào vùng lũ: mỗi nhà một bao, gom tại nhà văn hóa",
    ),
    (
        "Phát huy vai trò người đứng đầu trong xây dựng Đảng: bí thư đối thoại với thanh niên mỗi quý",
        "Phát huy vai trò người đứng đầu trong xây dựng Đảng: luân phiên chủ trì để bồi dưỡng cán bộ kế cận",
    ),
    (
        "Làm sạch dữ liệu đất đai: đối chiếu thửa đất của phường với sổ đã cấp",
        "Ký số văn bản nội bộ: mỗi chuyên viên tự ký trên máy, bỏ in giấy trình duyệt",
    ),
    (
        "Tăng cường tuần tra ban đêm tại các tuyến đường vắng của khu phố 11, bố trí bốn tổ tự quản thay phiên nhau",
        "Tăng cường quản lý người nghiện tại khu phố 11, bố trí cán bộ y tế phát thuốc thay thế tại nhà",
    ),
    (
        "Bảo tồn di tích đình làng Mẫu: dọn cỏ, sơn cột, ghi lại lời kể các cụ",
        "Quy hoạch bảng hiệu phố cổ: cùng màu gỗ, chữ vừa tầm mắt, tháo đèn nhấp nháy",
    ),
    (
        "Công khai, minh bạch việc bình xét hộ nghèo. Họp tổ bỏ phiếu kín, niêm yết bảy ngày.",
        "Công khai, minh bạch đấu thầu bãi giữ xe. Mở hồ sơ trước dân, ghi hình buổi mở thầu.",
    ),
    (
        "Nhân dân phản ánh xe rác đến trễ, nước rỉ ra mặt đường. Chi bộ làm việc với công ty, dán lịch ở đầu ngõ.",
        "Nhân dân phản ánh khói bếp than tổ ong của các quán phở. Chi bộ vận động đổi sang bếp điện.",
    ),
    (
        "Quán triệt nghị quyết về đột phá phát triển giáo dục: xây phòng học thông minh cho lớp một",
        "Quán triệt nghị quyết về hội nhập quốc tế: lớp tiếng Anh giao tiếp cho người bán hàng",
    ),
    (
        "Học Bác tinh thần tự học: mỗi đảng viên học một kỹ năng máy tính trong năm",
        "Học Bác lối sống giản dị: không tổ chức sinh nhật lãnh đạo tại nhà hàng",
    ),
    (
        "Kết nạp đảng viên là chủ hộ kinh doanh: gặp gỡ hội tiểu thương, chọn người có uy tín",
        "Rà soát đảng viên bỏ sinh hoạt: gửi thư ba lần, làm quy trình xóa tên đúng điều lệ",
    ),
)

UNSEEN_COPIES: tuple[Pair, ...] = (
    ("Giảm tiếng ồn từ xưởng mộc trong hẻm 41", "Giảm bớt tiếng ồn của các xưởng mộc trong ngõ 7"),
    (
        "Vận động chủ nhà trọ không tăng tiền phòng dịp đầu năm học. Sinh viên phản ánh giá phòng lên ba trăm nghìn. "
        "Kết quả: 20 chủ trọ ký cam kết giữ giá.",
        "Sinh viên phản ánh giá phòng trọ lên bốn trăm nghìn đầu năm học. Vận động các chủ nhà trọ không tăng "
        "tiền phòng. Kết quả: 32 chủ trọ cam kết giữ giá.",
    ),
    (
        "Nâng cao hiệu quả công tác tiếp công dân, giải quyết đơn thư khiếu nại tại phường",
        "nang cao hieu qua tiep cong dan, giai quyet khieu nai don thu cua phuong",
    ),
    (
        "Trồng rau sạch trên sân thượng: mỗi gia đình ba thùng xốp, đổi hạt giống cho nhau vào chủ nhật",
        "Trồng rau sạch sân thượng: mỗi nhà ba thùng xốp và chủ nhật đổi hạt giống với nhau",
    ),
    (
        "Đảng viên trẻ làm video ngắn giới thiệu gương người tốt việc tốt ở khu phố, mỗi tuần một video",
        "Mỗi tuần một video ngắn của đảng viên trẻ, giới thiệu gương người tốt, việc tốt trong khu dân cư",
    ),
    (
        "Kiểm soát người lạ vào chung cư: thẻ từ hỏng, bảo vệ không ghi sổ. Thay đầu đọc thẻ, ghi sổ khách, "
        "lập nhóm báo tin giữa các tầng.",
        "Chung cư: thẻ từ hỏng, bảo vệ không ghi sổ nên người lạ ra vào. Ghi sổ khách, thay đầu đọc thẻ và "
        "lập nhóm báo tin các tầng với nhau.",
    ),
    (
        "Chi bộ trạm y tế: tiêm đủ vắc xin cho trẻ dưới hai tuổi, đến tận nhà gia đình chưa tiêm",
        "chi bo tram y te: den tan nha gia dinh chua tiem, tiem du vac xin cho tre duoi 2 tuoi",
    ),
    ("Xóa điểm bán hàng rong trước bệnh viện", "Xóa các điểm bán hàng rong ở trước cổng bệnh viện"),
    (
        "Cải tạo nhà vệ sinh học sinh: hôi, thiếu nước, các cháu nhịn cả buổi. Phụ huynh góp công sơn lại, "
        "lắp bồn rửa tay mới.",
        "Nhà vệ sinh học sinh hôi và thiếu nước nên các em nhịn cả buổi. Cải tạo lại: lắp bồn rửa tay mới, "
        "phụ huynh góp công sơn.",
    ),
    (
        "Thực hiện kết luận về sắp xếp bộ máy: bố trí lại chỗ làm việc, không để hồ sơ thất lạc khi bàn giao",
        "Thực hiện kết luận sắp xếp bộ máy: sắp lại chỗ làm việc, không để thất lạc hồ sơ lúc bàn giao",
    ),
    (
        "Phụ nữ đảng viên giúp chị em vay vốn quay vòng mua máy may tại nhà",
        "Nữ đảng viên giúp chị em vay vốn xoay vòng để mua máy may làm ở nhà",
    ),
    (
        "Chống thất thoát nước sạch: đồng hồ cũ chạy sai, ống rò ngầm dưới đường Thông Mẫu",
        "Chống thất thoát nước sạch ở đường Dừa Thử: ống ngầm bị rò, đồng hồ cũ chạy sai",
    ),
    (
        "Rèn tác phong đúng giờ: họp trễ mười phút thành thói quen. Bấm chuông đúng giờ, ai trễ tự ghi sổ.",
        "Thói quen họp trễ mười phút. Rèn tác phong đúng giờ: đúng giờ bấm chuông, người trễ tự ghi vào sổ.",
    ),
    (
        "Phối hợp giữa chi bộ nhà trường và gia đình trong giáo dục đạo đức, lối sống cho học sinh",
        "Chi bộ nhà trường phối hợp với gia đình giáo dục lối sống, đạo đức cho học sinh",
    ),
    (
        "Bán hàng bình ổn giá dịp Tết cho công nhân khu nhà lưu trú",
        "Tổ chức bán hàng bình ổn giá cho công nhân khu lưu trú dịp Tết Nguyên đán",
    ),
    (
        "Quản lý sử dụng vỉa hè làm nơi giữ xe có thu tiền: niêm yết giá, không chiếm lối đi của người khuyết tật",
        "Quản lý việc giữ xe có thu tiền trên vỉa hè: giá niêm yết và không chiếm lối đi người khuyết tật",
    ),
)

UNSEEN_UNRELATED: tuple[Pair, ...] = (
    ("Giảm tiếng ồn từ xưởng mộc trong hẻm 41", "Bắc cầu dân sinh qua mương trong hẻm 41"),
    (
        "Vận động chủ nhà trọ không tăng tiền phòng dịp đầu năm học",
        "Vận động chủ nhà trọ lắp đồng hồ điện riêng từng phòng để phòng chập cháy",
    ),
    (
        "Nâng cao hiệu quả công tác tiếp công dân, giải quyết đơn thư khiếu nại tại phường",
        "Nâng cao hiệu quả công tác văn thư, lưu trữ, số hóa tài liệu cũ tại phường",
    ),
    (
        "Trồng rau sạch trên sân thượng: mỗi gia đình ba thùng xốp",
        "Thu gom rác vườn sau bão: mỗi tổ một xe ben, cưa cành gãy",
    ),
    (
        "Đảng viên trẻ làm video ngắn giới thiệu gương người tốt việc tốt ở khu phố",
        "Đảng viên trẻ trực chốt phòng dịch, đưa thuốc cho người cách ly ở khu phố",
    ),
    (
        "Kiểm soát người lạ vào chung cư: thay đầu đọc thẻ, ghi sổ khách",
        "Bạo lực học đường: lập đường dây nóng, thầy cô trực ở nhà xe giờ ra về",
    ),
    (
        "Chi bộ trạm y tế: tiêm đủ vắc xin cho trẻ dưới hai tuổi",
        "Chi bộ trạm y tế: khám mắt, thay kính miễn phí cho người già",
    ),
    ("Xóa điểm bán hàng rong trước bệnh viện", "Gỡ băng rôn quá hạn trên dải phân cách"),
    (
        "Đẩy mạnh cải cách hành chính, nâng mức độ hài lòng của người dân về thủ tục cấp phép kinh doanh",
        "Đẩy mạnh cải cách hành chính, cắt giảm họp hành và báo cáo giấy trong nội bộ cơ quan",
    ),
    (
        "Thực hiện kết luận về sắp xếp bộ máy: bố trí lại chỗ làm việc khi bàn giao",
        "Thực hiện chỉ thị về phòng cháy rừng: phát đường băng cản lửa, trực chòi canh",
    ),
    (
        "Phụ nữ đảng viên giúp chị em vay vốn quay vòng mua máy may tại nhà",
        "Nhận nuôi bữa sáng cho học trò nghèo: quán phở tặng ba mươi tô mỗi thứ Hai",
    ),
    (
        "Chống thất thoát nước sạch: đồng hồ cũ chạy sai, ống rò ngầm",
        "Chống lãng phí cơm thừa ở nhà ăn cơ quan: đăng ký suất trước chín giờ",
    ),
    (
        "Học Bác rèn tác phong đúng giờ: bấm chuông, ai trễ tự ghi sổ",
        "Học Bác tình yêu thương trẻ nhỏ: đọc sách cho các cháu ở thư viện tối thứ Bảy",
    ),
    (
        "Công tác phát triển đảng viên: tìm người trong hội cựu thanh niên xung phong",
        "Công tác phát triển đảng viên: thẩm tra lý lịch nhanh, trả hồ sơ trong mười ngày",
    ),
    (
        "Chi bộ khu phố bàn việc giữ gìn an ninh trật tự: quản lý người bán dạo dùng loa xin tiền",
        "Chi bộ khu phố bàn việc giữ gìn an ninh trật tự: thu hồi súng tự chế, pháo nổ dịp Tết",
    ),
    (
        "Quản lý sử dụng vỉa hè làm nơi giữ xe có thu tiền: niêm yết giá",
        "Quản lý xe điện ba bánh chở khách: kẻ bến chờ, bảng giá, cấm chở quá người",
    ),
)
