"""What is said of Zalo's own limits."""

from markupsafe import Markup

UNREADABLE = Markup(
    "Zalo không chuyển nội dung tin vừa rồi, nên em không đọc được. Thường đó là tệp hoặc đường dẫn dán vào. Đồng chí "
    "gõ bằng chữ giúp, đừng dán đường dẫn. Nếu đã gõ chữ mà vẫn thế (Zalo làm vậy để bảo vệ một số tài khoản), đồng "
    "chí gọi bí thư chi bộ: bí thư ghi giúp được."
)
