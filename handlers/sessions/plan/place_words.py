"""The words by which people tell of a place: by its name or number, or, where it bears none, by what it is beside ("ngõ
sau trường tiểu học"). Words that people write, and none that they read.
"""

import re

from handlers.language.names import fold
from handlers.language.spelling import composed, tones_now


def any_of(listed: str) -> str:
    """A pattern of all that is listed, between bars."""
    return "|".join(part.strip() for line in listed.split("\n") for part in line.split("|") if part.strip())


# What goes before a name or a number, without accents.
PLACES = any_of(
    """
    duong | pho | tuyen | kiet | hem | ngo | ngach | to | to dan pho | khu pho | khu | cho | truong | cau | cong vien
    ben xe | lang | thon | xom | chung cu | nha van hoa | san | kenh | ho | bai | dinh | chua | toa nha | lo | nga ba
    nga tu
    """
)
_BESIDE = any_of(
    """
    sau | sau lưng | phía sau | trước | trước mặt | phía trước | trước cổng | cạnh | bên cạnh | bên hông | kế | kế bên
    kề | sát | sát bên | gần | giáp | đối diện | quanh | xung quanh | dọc | dọc theo | dưới chân | dưới gầm | đầu | cuối
    giữa | ngang | khu vực | đoạn từ | đoạn qua
    """
)
_LANDMARKS = any_of(
    """
    trường (?:tiểu học|mầm non|mẫu giáo|trung học|cấp|thcs|thpt|học|cũ) | nhà trẻ | nhà thờ | thánh thất | nhà văn hóa
    nhà sinh hoạt | nhà cộng đồng | trạm y tế | bệnh viện | trạm điện | trạm biến áp | trạm bơm | trụ sở | ủy ban
    bưu điện | đồn công an | công an phường | cây xăng | trạm xăng | bến xe | bến đò | bến cá | ao làng | công viên
    vườn hoa | sân vận động | sân bóng | nghĩa trang | nghĩa địa | chung cư | khu tập thể | nhà trọ | đường tàu
    đường ray | nhà ga | ga tàu | ngã ba | ngã tư | vòng xoay | bùng binh | tượng đài | cổng làng | cổng chào | cây đa
    giếng làng | bờ kè | bờ sông | bờ biển | bãi biển | bãi tắm | bãi rác | siêu thị | xí nghiệp | nhà máy
    khu công nghiệp | nhà (?:ông|bà(?! con)|anh|chị|cô|chú|bác)
    """
)
_SHORT_LANDMARKS = any_of(
    """
    chợ | chùa | đình(?! chỉ) | miếu | đền(?! bù| ơn) | cầu(?! thang| lông| đường) | cống(?! hiến) | mương | suối | sông
    kênh(?! thông| truyền| liên) | hồ(?! sơ) | ubnd | xưởng
    """
)
_PART = "(?:cổng |sân |bờ |chân |hông |khu |một )?"
_ACCENTED = re.compile(rf"\b(?:{_BESIDE}) {_PART}(?:{_LANDMARKS}|{_SHORT_LANDMARKS})\b")
# Without accents "chợ" is "cho" and "hồ" is "ho": there, a landmark of one word tells a place only behind another.
_PLAIN = re.compile(
    rf"\b(?:{fold(_BESIDE)}) (?:cong |san |bo |chan |hong |khu |mot )?(?:{fold(_LANDMARKS)})\b"
    rf"|\b(?:{PLACES}|bai dat|via he|long duong|goc) (?:{fold(_BESIDE)}) (?:{fold(_SHORT_LANDMARKS)})\b(?! ba con)"
)


def beside_landmark(words: str) -> bool:
    """Whether a place is told by what it is beside."""
    typed = " ".join(tones_now(composed(words)).lower().split())
    pattern = _PLAIN if typed.isascii() else _ACCENTED
    return pattern.search(typed) is not None
