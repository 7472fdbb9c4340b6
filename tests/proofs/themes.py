"""Invented themes of the twelve fields, and how people edit what they copy: what the proof of likeness is made from.

Each subject is (theme, what residents raise, aim, result); {d} is a street, {k} an alley, {p} a quarter, {n} a number.
"""

STREETS = (
    "Liễu Nam", "Trần Mẫu", "Lê Thử", "Nguyễn Ví Dụ", "Hoàng Giả", "Phan Tạm", "Võ Minh Họa", "Bạch Đằng Mẫu",
    "Hải Thử", "Đông Sơn Mẫu", "Cầu Vồng", "Núi Nhỏ", "Sông Xanh", "Đồi Thông", "Bãi Dài", "An Hòa Mẫu",
    "Tân Lập Thử", "Mỹ Khê Mẫu",
)  # fmt: skip

SUBJECTS = {
    "Vệ sinh môi trường": (
        (
            "Không để rác qua đêm ở kiệt {k} đường {d}",
            "Bà con bức xúc vì rác vứt ở đầu kiệt {k} từ chập tối, sáng ra chó bới tung",
            "Mỗi nhà mang rác ra đúng giờ xe đến",
            "{n} hộ ký cam kết, một tháng không còn túi rác ở đầu kiệt",
        ),
        (
            "Phân loại rác tại nguồn ở khu phố {p}",
            "Nhiều gia đình khu phố {p} chưa biết tách thức ăn thừa với chai nhựa",
            "Hướng dẫn từng bếp có hai thùng riêng",
            "{n} bếp có hai thùng, bán ve chai gây quỹ cho trẻ em",
        ),
        (
            "Khơi thông cống thoát nước đường {d}",
            "Cứ mưa lớn là đoạn {d} ngập đến đầu gối vì miệng cống bị bịt",
            "Mở nắp cống và nạo vét trước mùa mưa",
            "{n} hố ga được nạo vét, mưa lớn không còn ngập quá một giờ",
        ),
        (
            "Bỏ thói quen đốt vàng mã, đốt lá cây trên đường {d}",
            "Khói đốt lá chiều nào cũng bay vào nhà trẻ trên đường {d}",
            "Thu gom lá khô làm phân ủ cho vườn",
            "Không còn điểm đốt nào trong {n} tuần liền",
        ),
        (
            "Diệt lăng quăng, phòng sốt xuất huyết tổ {p}",
            "Tổ {p} có {n} ca sốt xuất huyết, nhiều chum vại đọng nước sau nhà",
            "Chiều thứ Bảy cùng lật úp dụng cụ chứa nước",
            "Kiểm tra lại không còn bọ gậy ở {n} vườn",
        ),
        (
            "Giảm túi ni lông ở chợ {d}",
            "Tiểu thương chợ {d} phát ni lông cho cả mớ rau nhỏ",
            "Tập cho người đi chợ mang giỏ",
            "{n} sạp treo biển không phát túi, ban quản lý chợ xác nhận",
        ),
        (
            "Xử lý nước thải chăn nuôi gần kênh {d}",
            "Nước từ mấy chuồng heo chảy thẳng xuống kênh {d} bốc mùi hôi",
            "Hộ nuôi làm hầm biogas hoặc chuyển nghề",
            "{n} chuồng có hầm chứa, nước kênh trong trở lại",
        ),
    ),
    "An ninh trật tự": (
        (
            "Chống trộm xe máy ở khu phố {p}",
            "Từ đầu năm khu phố {p} mất {n} xe máy để trước hiên",
            "Khóa cổng, gắn đèn và báo nhau qua nhóm",
            "Ba tháng liền không mất xe nào",
        ),
        (
            "Không để thanh niên tụ tập nẹt pô trên đường {d}",
            "Đêm cuối tuần có tốp thanh niên đua xe nẹt pô trên đường {d}",
            "Gặp cha mẹ từng cháu cùng công an khu vực",
            "{n} gia đình viết cam kết quản con",
        ),
        (
            "Phòng cháy ở các nhà trọ kiệt {k}",
            "Dãy trọ kiệt {k} chỉ có một lối ra, bếp gas đặt cạnh giường",
            "Chủ trọ mở lối thoát thứ hai và đặt bình chữa cháy",
            "{n} dãy trọ có bình và thang dây, diễn tập một lần",
        ),
        (
            "Ngăn lừa đảo qua điện thoại với người già tổ {p}",
            "{n} cụ ở tổ {p} bị gọi giả danh ngân hàng, có người mất sạch sổ tiết kiệm",
            "Mỗi đoàn viên kèm ba cụ nhận biết cuộc gọi giả",
            "Không còn ai chuyển tiền theo cuộc gọi lạ",
        ),
        (
            "Giảm ồn karaoke kẹo kéo ở khu phố {p}",
            "Loa kẹo kéo hát tới nửa đêm, trẻ con khu phố {p} không học được",
            "Thống nhất giờ tắt loa trong quy ước",
            "Số cuộc gọi báo ồn giảm còn dưới {n} mỗi tháng",
        ),
        (
            "Đăng ký tạm trú cho người thuê nhà đường {d}",
            "Nhiều phòng trọ đường {d} thay người liên tục mà không khai báo",
            "Chủ nhà khai trên ứng dụng trong ngày",
            "Đối chiếu {n} phòng, đủ tên người ở",
        ),
    ),
    "Trật tự đô thị": (
        (
            "Trả lại vỉa hè đường {d} cho người đi bộ",
            "Vỉa hè đường {d} bị hàng quán kê bàn, người đi bộ xuống lòng đường",
            "Quán lùi vào trong vạch sơn",
            "{n} quán ký cam kết và giữ vạch ba tháng",
        ),
        (
            "Dẹp chợ cóc trước cổng trường đường {d}",
            "Chợ cóc họp sát cổng trường, giờ tan học phụ huynh không có chỗ đón",
            "Đưa người bán vào lô trống trong chợ",
            "{n} người bán vào chợ, cổng trường thông thoáng",
        ),
        (
            "Xóa quảng cáo dán bậy trên cột điện kiệt {k}",
            "Cột điện và tường kiệt {k} dán chi chít số khoan cắt, cho vay",
            "Mỗi chi đoàn nhận hai mươi cột cạo và sơn lại",
            "{n} cột sạch, hai tháng không bị dán lại",
        ),
        (
            "Sắp xếp chỗ đậu ô tô trong khu phố {p}",
            "Ô tô đậu hai bên khiến xe cứu thương không vào được khu phố {p}",
            "Kẻ ô, chia ngày chẵn lẻ",
            "Xe chữa cháy thử đi qua {n} ngõ đều lọt",
        ),
        (
            "Xử lý mái che, bục bệ lấn kiệt {k}",
            "Nhiều nhà xây bục dắt xe và mái tôn chìa ra giữa kiệt {k}",
            "Chủ nhà tự tháo trước, phường hỗ trợ xe chở",
            "Tháo {n} bục và mái, kiệt rộng thêm nửa mét",
        ),
        (
            "Tháo dỡ biển hiệu quá khổ đường {d}",
            "Biển hiệu đường {d} che tầm nhìn ngã ba và sắp rơi",
            "Làm lại biển theo kích thước mẫu",
            "{n} biển được thay, không còn biển chìa ra đường",
        ),
    ),
    "Chỉnh trang đô thị": (
        (
            "Lắp đèn chiếu sáng kiệt {k}",
            "Kiệt {k} tối om, chị em đi làm ca về sợ",
            "Mỗi nhà góp một bóng năng lượng mặt trời",
            "{n} bóng đèn sáng suốt đêm",
        ),
        (
            "Biến bãi đất trống đường {d} thành vườn hoa",
            "Bãi đất bỏ hoang đường {d} thành nơi đổ xà bần",
            "Góp công san nền, trồng hoa và đặt ghế",
            "Khánh thành vườn {n} mét vuông, có lịch tưới",
        ),
        (
            "Sơn lại tường rào và vẽ bích họa kiệt {k}",
            "Tường cũ loang lổ, bong tróc dọc kiệt {k}",
            "Nhờ sinh viên vẽ tranh làng chài",
            "Vẽ xong {n} mét tường",
        ),
        (
            "Hiến đất mở rộng kiệt {k}",
            "Kiệt {k} hẹp hai mét, xe chữa cháy không vào",
            "Đảng viên hiến trước mỗi nhà ba mươi phân",
            "{n} hộ lùi rào, kiệt rộng ba mét rưỡi",
        ),
        (
            "Hạ ngầm, bó gọn dây cáp viễn thông đường {d}",
            "Dây cáp chùng như mạng nhện, vướng xe tải trên đường {d}",
            "Làm việc với ba nhà mạng cắt dây chết",
            "Bó gọn {n} mét cáp, không còn dây chạm đầu",
        ),
        (
            "Trồng cây bóng mát sân nhà văn hóa khu phố {p}",
            "Sân nhà văn hóa khu phố {p} nắng chang chang, cụ già không ngồi được",
            "Xin cây bàng Đài Loan từ vườn ươm",
            "{n} cây sống qua mùa khô",
        ),
    ),
    "Cải cách hành chính": (
        (
            "Rút ngắn thời gian chờ ở quầy hộ tịch",
            "Sáng thứ Hai khách ngồi chờ quầy hộ tịch hơn một tiếng",
            "Phát số theo khung giờ và thêm người giờ cao điểm",
            "Chờ trung bình dưới {n} phút, đo bằng máy lấy số",
        ),
        (
            "Bỏ yêu cầu bản sao giấy tờ đã có trên hệ thống",
            "Người làm chế độ chính sách vẫn bị đòi sổ hộ khẩu photo",
            "Cán bộ tự tra cứu dữ liệu dân cư",
            "{n} thủ tục không đòi bản sao nữa",
        ),
        (
            "Nụ cười và lời xin lỗi ở bộ phận một cửa",
            "Phiếu góp ý chê nhân viên trả lời cộc lốc, không nhìn khách",
            "Tập huấn giao tiếp, viết thư xin lỗi khi trễ hẹn",
            "Phiếu hài lòng đạt {n} phần trăm",
        ),
        (
            "Trả kết quả chứng thực trong buổi sáng",
            "Khách đem hợp đồng chứng thực phải quay lại hôm sau",
            "Lãnh đạo trực ký ba lượt mỗi buổi",
            "{n} bộ chứng thực trả ngay trong buổi",
        ),
        (
            "Niêm yết phí, lệ phí dễ đọc cho người già",
            "Bảng giá chữ nhỏ treo cao, cụ già không đọc nổi",
            "Làm bảng chữ to và bản đọc tiếng nói",
            "{n} cụ đọc thử đều hiểu",
        ),
        (
            "Làm thủ tục lưu động tại nhà cho người khuyết tật",
            "Người ngồi xe lăn không lên được tầng hai trụ sở",
            "Tổ lưu động đến nhà chiều thứ Năm",
            "{n} lượt phục vụ tại nhà trong quý",
        ),
    ),
    "Chuyển đổi số": (
        (
            "Cài VNeID mức hai cho người cao tuổi tổ {p}",
            "{n} cụ ở tổ {p} có điện thoại mà chưa có định danh",
            "Sinh viên tới nhà cài cùng công an",
            "Kích hoạt xong {n} tài khoản",
        ),
        (
            "Nộp học phí, tiền điện không dùng tiền mặt",
            "Phụ huynh xếp hàng đóng học phí mỗi đầu tháng",
            "Mở quầy hướng dẫn quét mã ở cổng trường",
            "{n} phụ huynh chuyển khoản",
        ),
        (
            "Đưa đặc sản chợ {d} lên sàn thương mại điện tử",
            "Tiểu thương chợ {d} ế hàng vì khách mua qua mạng",
            "Lớp chụp ảnh, viết mô tả, đóng gói",
            "{n} gian hàng có đơn đầu tiên",
        ),
        (
            "Camera cộng đồng và nhóm Zalo khu phố {p}",
            "Nhóm chat khu phố {p} toàn tin rác, camera hỏng một nửa",
            "Chỉnh lại quy tắc nhóm và thay đầu ghi",
            "{n} camera chạy, tin rác bị gỡ trong ngày",
        ),
        (
            "Số hóa sổ sách chi bộ và điểm danh bằng mã",
            "Biên bản viết tay thất lạc, tra lại mất cả buổi",
            "Quét sổ ba năm và lưu theo tên",
            "{n} cuốn sổ có bản quét tra được",
        ),
        (
            "Phát hiện tin giả, bảo mật tài khoản mạng xã hội",
            "Nhiều người chia sẻ clip cũ gây hoang mang",
            "Thực hành tra nguồn ảnh và bật xác thực hai lớp",
            "{n} người bật xác thực hai lớp",
        ),
    ),
    "Phát triển đảng viên": (
        (
            "Tìm nguồn kết nạp trong công nhân khu công nghiệp",
            "Xưởng may {n} công nhân chưa có đảng viên nào",
            "Gặp chủ doanh nghiệp và công đoàn chọn người giỏi nghề",
            "{n} công nhân học lớp cảm tình",
        ),
        (
            "Giúp đảng viên dự bị viết bản tự kiểm điểm",
            "Đảng viên dự bị lúng túng viết nhận xét khi chuyển chính thức",
            "Phân người kèm và đọc góp từng bản",
            "{n} hồ sơ chuyển chính thức đúng hạn",
        ),
        (
            "Giữ liên lạc với đảng viên đi làm ăn xa",
            "{n} đảng viên vào Nam làm ăn không về họp",
            "Họp trực tuyến và chuyển sinh hoạt tạm thời",
            "Tất cả có nơi sinh hoạt và đóng phí",
        ),
        (
            "Vận động giáo viên trẻ phấn đấu vào Đảng",
            "Trường mầm non ba năm không kết nạp được ai",
            "Hiệu trưởng giao việc khó cho cô giáo trẻ",
            "{n} cô giáo được giới thiệu",
        ),
        (
            "Đưa đoàn viên xuất sắc sau nghĩa vụ quân sự vào nguồn",
            "Bộ đội xuất ngũ về không ai gặp, lại đi xuất khẩu lao động",
            "Đón ngày ra quân và giao phụ trách dân quân",
            "{n} quân nhân xuất ngũ vào nguồn",
        ),
    ),
    "Học tập và làm theo Bác": (
        (
            "Học Bác cách tiết kiệm điện nước nơi công sở",
            "Phòng họp trống vẫn bật máy lạnh, vòi rỉ cả tuần",
            "Mỗi phòng một người khóa van, tắt quạt",
            "Tiền điện giảm {n} phần trăm",
        ),
        (
            "Học Bác tác phong gần dân, nghe dân",
            "Cán bộ ít xuống tổ, nghe qua báo cáo",
            "Mỗi tháng ngồi uống trà với ba nhà",
            "{n} lượt ngồi cùng dân, trả lời mười việc",
        ),
        (
            "Mỗi đảng viên một cuốn sách về Bác",
            "Tủ sách chi bộ phủ bụi, không ai mượn",
            "Kể lại một trang tâm đắc đầu buổi họp",
            "{n} bài kể được ghi âm phát loa",
        ),
        (
            "Làm theo Bác: trồng cây đầu xuân, chăm cây cả năm",
            "Tết nào cũng trồng mà cây chết khô vì không tưới",
            "Gắn tên người chăm vào từng gốc",
            "{n} gốc còn sống sau mười hai tháng",
        ),
        (
            "Nói đi đôi với làm, giữ lời hứa với cử tri",
            "Lời hứa sau tiếp xúc cử tri bị quên",
            "Lập sổ lời hứa dán ở trụ sở",
            "{n} lời hứa có ngày xong",
        ),
    ),
    "Xây dựng Đảng": (
        (
            "Làm cho buổi họp chi bộ bớt đọc, thêm bàn",
            "Họp hai giờ thì đọc văn bản hết một giờ rưỡi",
            "Gửi tài liệu trước, đọc tóm tắt năm phút",
            "Số người phát biểu tăng lên {n}",
        ),
        (
            "Tự phê bình thẳng thắn, không nể nang",
            "Kiểm điểm cuối kỳ ai cũng hoàn thành tốt",
            "Mỗi người nêu một việc chưa làm được",
            "{n} khuyết điểm có hạn sửa",
        ),
        (
            "Thu nộp đảng phí đúng hạn qua tài khoản",
            "Đảng phí dồn ba tháng mới nộp một lần",
            "Nhắc ngày mùng năm và cho chuyển khoản",
            "{n} tháng liền nộp đủ trước mùng mười",
        ),
        (
            "Kiểm tra đảng viên chấp hành nơi cư trú",
            "Nhiều đảng viên đương chức không dự họp nơi ở",
            "Gửi phiếu nhận xét về cơ quan",
            "{n} phiếu trả về trước tháng mười hai",
        ),
        (
            "Bồi dưỡng kỹ năng điều hành cho bí thư mới",
            "Bí thư mới ngại cắt lời, buổi họp kéo dài",
            "Đóng vai tình huống và dự họp mẫu",
            "{n} bí thư tự điều hành được buổi chín mươi phút",
        ),
    ),
    "Chống tham nhũng, lãng phí": (
        (
            "Công khai thu chi quỹ khu phố {p}",
            "Người khu phố {p} hỏi quỹ đóng góp chi vào đâu",
            "Dán bảng thu chi từng quý ở bảng tin",
            "{n} khoản có chứng từ, không còn đơn hỏi",
        ),
        (
            "Giám sát công trình làm đường bê tông kiệt {k}",
            "Mặt bê tông kiệt {k} vừa đổ đã nứt",
            "Ban giám sát cân xi măng, chụp ảnh từng mẻ",
            "{n} biên bản giám sát, nhà thầu sửa chỗ nứt",
        ),
        (
            "Bớt cỗ bàn linh đình trong đám cưới, tân gia",
            "Một tháng {n} thiệp mời, nhiều nhà vay tiền đi tiệc",
            "Quy ước tiệc trà, không mời ngoài họ",
            "{n} đám tổ chức gọn",
        ),
        (
            "Dùng lại bàn ghế, máy tính thanh lý đúng cách",
            "Kho trụ sở cũ chất máy tính, bàn ghế mối mọt",
            "Kiểm kê và chuyển cho trường nghèo",
            "{n} bộ bàn ghế đến tay học trò",
        ),
        (
            "Kê khai tài sản trung thực",
            "Bản kê khai năm sau chép lại năm trước",
            "Đối chiếu biến động nhà đất",
            "{n} bản kê khai được giải trình",
        ),
    ),
    "Thực hiện nghị quyết cấp trên": (
        (
            "Đưa nghị quyết về kinh tế tư nhân tới hộ kinh doanh đường {d}",
            "Hộ kinh doanh đường {d} ngại lên doanh nghiệp vì sổ sách",
            "Kế toán trẻ kèm mở sổ và hóa đơn điện tử",
            "{n} hộ chuyển thành doanh nghiệp",
        ),
        (
            "Cụ thể hóa chỉ tiêu đại hội phường thành việc của tổ {p}",
            "Chỉ tiêu đại hội treo tường, tổ {p} không biết phần mình",
            "Chia chỉ tiêu theo từng tổ, có người nhận",
            "{n} chỉ tiêu có tên người chịu trách nhiệm",
        ),
        (
            "Sáp nhập tổ dân phố, giữ tình làng",
            "Sau sáp nhập hai tổ tranh nhau nhà sinh hoạt",
            "Chia lịch dùng nhà và bầu ban chung",
            "Họp chung {n} lần, hết đơn kiến nghị",
        ),
        (
            "Đột phá khoa học công nghệ: mỗi cơ quan một sáng kiến",
            "Nghị quyết nói đổi mới mà nhân viên sợ sai",
            "Quỹ thử nghiệm nhỏ và miễn trách khi thử",
            "{n} sáng kiến chạy thật",
        ),
        (
            "Nghị quyết về chăm sóc sức khỏe: khám sàng lọc toàn dân khu phố {p}",
            "Người khu phố {p} chỉ đi viện khi đã nặng",
            "Trạm y tế đo huyết áp, đường huyết tại nhà văn hóa",
            "{n} lượt khám, lập sổ theo dõi",
        ),
    ),
    "An sinh xã hội": (
        (
            "Đỡ đầu trẻ mồ côi khu phố {p}",
            "{n} cháu khu phố {p} mất cha mẹ sau dịch, sống với bà ngoại",
            "Mỗi nhóm đảng viên nhận một cháu đến mười tám tuổi",
            "{n} cháu có sổ tiết kiệm và người kèm học",
        ),
        (
            "Sửa mái dột cho gia đình khó khăn trước mùa bão",
            "Mái tôn nhà mấy cụ neo đơn thủng, mưa là dời giường",
            "Góp ngày công và tôn cũ",
            "{n} mái nhà lợp xong trước tháng chín",
        ),
        (
            "Tìm việc cho lao động mất việc vì xưởng đóng cửa",
            "Xưởng giày đóng cửa, {n} chị em nghỉ việc không lương",
            "Kết nối ba doanh nghiệp tuyển gần nhà",
            "{n} chị em ký hợp đồng mới",
        ),
        (
            "Bữa cơm bán trú cho người già cô đơn",
            "Nhiều cụ sống một mình ăn mì gói qua ngày",
            "Bếp nhà văn hóa nấu trưa, đoàn viên mang đến",
            "{n} suất cơm mỗi ngày",
        ),
        (
            "Mua bảo hiểm y tế cho hộ buôn gánh bán bưng",
            "Người bán hàng rong ốm không dám đi viện",
            "Góp quỹ mua trước nửa năm đầu",
            "{n} thẻ bảo hiểm trao tay",
        ),
        (
            "Cai rượu, giữ hạnh phúc cho phụ nữ bị bạo hành tổ {p}",
            "Chị em tổ {p} bị chồng say đánh mà không dám kể",
            "Lập nhà tạm lánh và nhóm đàn ông nói chuyện",
            "{n} vụ được can thiệp trong ngày",
        ),
    ),
}

# What cells write whatever it is about: openings, endings, aims. Shared by unrelated themes.
OPENINGS = (
    "", "", "Nâng cao vai trò nêu gương của đảng viên: ", "Chi bộ bàn giải pháp: ", "Phát huy trách nhiệm cộng đồng: ",
    "Tăng cường lãnh đạo của chi bộ về việc ", "Chuyên đề quý: ", "Thực trạng và giải pháp: ", "Đảng viên đi trước: ",
)  # fmt: skip
GENERAL = (
    "", "", "", "Nâng cao ý thức trách nhiệm của cán bộ, đảng viên và nhân dân trên địa bàn.",
    "Chi bộ phân công đảng viên phụ trách từng hộ, báo cáo trong buổi sinh hoạt hằng tháng.",
    "Phối hợp Mặt trận và các đoàn thể vận động nhân dân cùng tham gia.",
    "Mỗi đảng viên gương mẫu thực hiện trước và vận động gia đình làm theo.",
    "Cuối quý chi bộ kiểm tra, đánh giá kết quả và rút kinh nghiệm.",
    "Gắn với phong trào toàn dân đoàn kết xây dựng đời sống văn hóa.",
    "Đây là việc nhân dân quan tâm, được phản ánh nhiều lần tại các buổi họp tổ dân phố.",
)  # fmt: skip

# How people exchange words when they change a text. Written for this proof; the comparison does not know all of them.
EXCHANGED = (
    ("bà con", "người dân"), ("bức xúc", "phàn nàn"), ("vứt", "bỏ"), ("nhiều", "không ít"), ("hộ", "gia đình"),
    ("không còn", "hết hẳn"), ("cam kết", "giao ước"), ("nhà", "hộ"), ("mỗi", "từng"), ("đường", "phố"),
    ("tháng", "quý"), ("xong", "hoàn thành"), ("chưa", "không"), ("làm", "thực hiện"), ("hướng dẫn", "chỉ cho"),
    ("trước", "sớm hơn"), ("người", "bà con"), ("sạch", "gọn gàng"), ("kiểm tra", "rà soát"), ("đến", "tới"),
    ("hai", "đôi"), ("gặp", "đến thăm"), ("mưa lớn", "mưa to"), ("bị", "hay bị"), ("giảm", "bớt"), ("có", "đã có"),
    ("xe máy", "xe gắn máy"), ("trẻ em", "thiếu nhi"), ("cụ", "người cao tuổi"), ("phát", "đưa"), 
    ("bốc mùi", "hôi thối"),
    ("họp", "sinh hoạt"), ("khách", "công dân"), ("góp", "ủng hộ"), ("đêm", "buổi tối"), ("mở", "tổ chức"),
)  # fmt: skip
