"""The words that the comparison of themes knows: which say little, which mean the same, which announce a place.

All of it without accents and in lower case, as the comparison reads. These are words of the language, not of the bot.
"""

Phrase = tuple[str, ...]


def _phrases(listed: str) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in listed.replace("\n", "|").split("|") if phrase.strip())


def _words(listed: str) -> list[str]:
    return listed.split()


# Words that hold a sentence together: they say nothing about what it is about.
BINDING = frozenset(
    _words(
        """
    va voi cua cho cac nhung mot la co thi ma o tai tu den trong ngoai tren duoi theo ve do vi nen de bi duoc dang
    da se con van khong chua can phai hay hoac cung rat nhieu it moi tung cai nay kia khi luc nam thang ngay qua lai
    ra vao len xuong nhu bang gi nao sao the neu tuy dong thoi viec su hon nhat ca toan gan xa giua sau truoc hien
    tiep tuc noi chung rieng gom ta minh ho ai dau thuong het tat thay nhau vua thuc
        """
    )
)

# Phrases that stand in every cell's plan whatever it is about. Each counts little.
BOILERPLATE = _phrases(
    """
    chi bo | chi uy | dang vien | dang uy | dang bo | dang | to chuc dang | can bo | cap uy | bi thu
    nang cao | tang cuong | phat huy | vai tro | trach nhiem | neu guong | guong mau | tien phong | tien phong guong mau
    chat luong | hieu qua | giai phap | bien phap | thuc hien | trien khai | cong tac | nhiem vu
    thuc trang | tinh hinh | muc tieu | muc dich | ket qua | y thuc | nhan thuc | van dong | tuyen truyen
    tham gia | to chuc | phoi hop | chuyen de | sinh hoat | ba con | nhan dan | nguoi dan | ho dan
    khu dan cu | khu pho | to dan pho | dia ban | dia phuong | phuong | tuyen duong | duong pho | cong dong
    xay dung | giai quyet | khac phuc | han che | ton tai | nguyen nhan | gop phan | bao dam | dam bao
    lanh dao | chi dao | quan ly | moi dang vien | tung ho | ky cam ket | mat tran | doan the | phan anh
    kien nghi | buc xuc | thao luan | thong nhat | phan cong | truoc ngay | cuoi nam | so ket | danh gia
    chuyen bien | ro net | thiet thuc | cu the | lam tot | quy dinh | phan dau | cu tri | thoi gian | thuong xuyen
    hoc tap va lam theo tu tuong dao duc phong cach | hoc tap lam theo tu tuong dao duc phong cach
    quan tam | van de | noi dung | cach lam | dua vao | trong quy | moi thang | hang thang | hang tuan | moi tuan
    """
)

# Sentences and halves of sentences that plans, resolutions and speeches have ready: they are in any theme, whoever
# wrote it, and say nothing of what it is about.
STOCK = _phrases(
    """
    cu tri | tiep xuc cu tri | buoi tiep xuc | phan anh nhieu lan | nhieu lan phan anh | hoi dong nhan dan
    giu vung an ninh trat tu | giu vung an ninh chinh tri | giu vung | an ninh chinh tri | trat tu an toan xa hoi
    an toan cho nhan dan | an toan cho nguoi dan | binh yen cho nhan dan | toi pham te nan xa hoi | te nan xa hoi
    su hai long cua nguoi dan | muc do hai long | danh gia hai long | hai long | lay nguoi dan lam trung tam
    trung tam phuc vu | phuc vu nhan dan | tao thuan loi nhat | tao moi dieu kien thuan loi | thuan loi nhat
    giao dich | nha nuoc va nhan dan cung lam | moi ho gop mot phan | gop mot phan | cung lam cung giu cung huong
    dan biet dan ban dan lam dan kiem tra dan giam sat dan thu huong
    dan biet dan ban dan lam dan kiem tra dan giam sat | dan biet dan ban dan lam dan kiem tra | phat huy dan chu
    dan chu o co so | quy che dan chu | dan van kheo | can bo cong chuc vien chuc nguoi lao dong
    can bo cong chuc vien chuc | cong chuc vien chuc nguoi lao dong | nen tang tu tuong cua dang | nen tang tu tuong
    dau tranh phan bac | quan diem sai trai thu dich | quan diem sai trai | the luc thu dich | kien quyet
    bao ve nen tang tu tuong cua dang | ung dung cong nghe thong tin | cong nghe thong tin | cong tac dang
    cong tac dan van | cong tac xay dung dang | giu nghiem ky luat | ky luat ky cuong | ky cuong | dua vao quy uoc
    quy uoc | huong uoc | ai vi pham thi nhac nho tai pham thi xu phat | vi pham thi nhac nho | tai pham thi xu phat
    xu ly nghiem | theo quy dinh cua phap luat | chap hanh phap luat | tu giac chap hanh
    chap hanh tot chu truong duong loi cua dang | chinh sach phap luat cua nha nuoc | chu truong cua dang
    moi chi hoi chi doan | chi hoi | chi doan | doan tuyen tu quan | tuyen duong tu quan | to tu quan | tu quan
    la trach nhiem cua toan xa hoi | toan xa hoi | ca he thong chinh tri | he thong chinh tri | toan dan
    khoi dai doan ket toan dan toc | dai doan ket toan dan toc | dai doan ket | dong bao co dao | suc manh tong hop
    tao viec lam tang thu nhap cai thien doi song | tang thu nhap | cai thien doi song | nang cao doi song
    doi song vat chat va tinh than | doi song nhan dan | doi song van hoa | nep song van minh | van hoa van minh
    dua nghi quyet vao cuoc song | dua nghi quyet dai hoi vao cuoc song | vao cuoc song | chuong trinh hanh dong
    ro nguoi ro viec ro thoi gian ro trach nhiem ro san pham ro tham quyen | ro nguoi ro viec ro thoi gian
    ro nguoi ro viec | phan cong ro | noi di doi voi lam | noi phai di doi voi lam | khong noi suong
    nguon luc xa hoi hoa | xa hoi hoa | huy dong nguon luc | huy dong suc dan | gop theo kha nang
    cong khai thu chi | cong khai minh bach | gop mot ngay cong | ngay cong | truoc ngay dai hoi
    ngay hoi dai doan ket | chao mung dai hoi | khong ai bi bo lai phia sau | khong de ai bi bo lai phia sau
    di truoc lang nuoc theo sau | lang nuoc theo sau | dang vien di truoc | di dau | lam guong | ra quan | vao cuoc
    dong loat | nghiem tuc | quyet liet | dong thuan | tao su dong thuan cao | su dong thuan
    viec gi co loi cho dan thi het suc lam | loi ich cua nhan dan | nha truong gia dinh va xa hoi
    mot viec lam cu the thiet thuc | viec lam cu the | viec lam thiet thuc | theo doi giup do | phu trach tung ho
    phu trach nam ho | phat huy vai tro | trong tinh hinh moi | giai doan hien nay | trong thoi gian toi
    phat dong phong trao | phong trao | thi dua | chu dong | phong ngua | khong con tai dien | tai dien
    tai lan chiem | mot thang khong con | dam bao quyen loi | quyen va nghia vu | nghia vu cong dan
    """
)

# What the fields of work are called: two themes of one field share these, whatever each is about.
FIELD_WORDS = _phrases(
    """
    ve sinh moi truong | ve sinh | moi truong | rac thai | rac | an ninh trat tu | an ninh | trat tu do thi | trat tu
    do thi | chinh trang do thi | chinh trang | my quan | cai cach hanh chinh | thu tuc hanh chinh | thu tuc | ho so
    hanh chinh | chuyen doi so | dich vu cong truc tuyen | dich vu cong | truc tuyen | phat trien dang vien
    phat trien dang | ket nap | hoc tap va lam theo bac | hoc tap | lam theo bac | lam theo | tu tuong | dao duc
    phong cach | ho chi minh | bac ho | bac | xay dung dang | chong tham nhung | tham nhung | lang phi | tieu cuc
    tiet kiem | nghi quyet | cap tren | an sinh xa hoi | an sinh | ho ngheo | ho can ngheo | nguoi cao tuoi | gia dinh
    nguoi ngheo | van minh | sach dep | xanh sach dep | via he | quan chung | quan chung uu tu | cong khai
    """
)

# Words that people put for one another when they change a text. All of a line are read as its first.
ALIKE = tuple(
    _phrases(line)
    for line in """
    ba con | nhan dan | nguoi dan | ho dan | cu dan | dan cu
    tuyen truyen | van dong | thuyet phuc | nhac nho
    giu gin | bao ve | gin giu | duy tri
    nang cao | tang cuong | day manh | cai thien
    giai phap | bien phap | cach lam | phuong an
    trien khai | thuc hien | tien hanh | to chuc
    giam | giam bot | giam thieu | keo giam
    thuong xuyen | lien tuc | hang ngay | moi ngay
    buc xuc | phan anh | keu ca | phan nan | kien nghi
    xu ly | giai quyet | khac phuc
    vut | do | xa
    khu pho | to dan pho | khoi pho | khu dan cu | dia ban
    ban dem | ve dem | buoi toi | dem
    sang som | buoi sang
    kho khan | vuong mac | tro ngai
    giu sach | lam sach | don sach | don ve sinh | don dep
    tu giac | chu dong | tu nguyen
    huong dan | chi dan | ho tro | giup do | giup
    lan chiem | chiem dung | lan
    kiet | hem | ngo | ngach
    hoc tap va lam theo tu tuong dao duc phong cach | hoc tap lam theo tu tuong dao duc phong cach
    """.strip().splitlines()
)

# What a place's letter may follow.
PLACE_HEADS = frozenset(_words("duong pho kiet hem ngo ngach to khu khoi xa thon ap lo cho cau truong lop"))

# What is part of a place's name where one follows. "Chợ", "trường" stay: they say what it is about.
NAMED_HEADS = frozenset(_words("duong pho kiet hem ngo ngach to thon xom ap lo"))
