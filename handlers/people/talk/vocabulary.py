"""The words that greetings, small talk and plain questions are made of, as `heard` writes them. Each kind has words
that it must have (patterns) and words that it may have (sets): one word beside these, and it is of no kind.
"""

import re

from handlers.language.spoken_words import bag

# How people call each other and the bot, and what they put at the beginning and the end of a line.
_ADDRESS = bag(
    "a ah oi em anh chi bac co chu chau con ong ba o dong bi thu thua kinh da vang vâng nhe nha nhen nghe nghen "
    "nhi hen he ha hi voi giup dum gium toi minh ban tro ly bot chibo cho hoi xin chao vay the la do day kia ne "
    "luon di , ? nhieu qua nay"
)
# What may stand beside a "vang" that was typed without accents and means yes.
POLITE_YES = bag(
    "vang da a ah oi em anh chi bac co chu chau con ong ba o dong thua duoc roi dung ok u nhe nha , nghe cam on "
    "biet hieu ro nho"
)
GREETING = (
    re.compile(r"^(?:da |kinh |xin |em |v[aâ]ng )*(?:chao|hello|helo|hi|alo|lo|hey)\b|^(?:em|chau|ban|tro ly) oi\b"),
)
GREETING_WORDS = _ADDRESS | bag(
    "hello helo alo lo hey buoi sang trua chieu ngay moi ca chuc tot lanh vui ve khoe manh khong nguoi cac lau "
    "gap duoc mot"
)
THANKS = (re.compile(r"\b(?:cam on|cam ta|camon|thanks|thank|tks|biet on)\b"),)
THANKS_WORDS = _ADDRESS | bag(
    "cam on ta camon thanks thank you tks biet rat vi da nhac bao va nua lan su do ok tot gioi de thuong chu dao "
    "nhiet tinh"
)
FAREWELL = (re.compile(r"\b(?:chuc|tam biet|bye|bai bai|ngu ngon|hen gap lai)\b"),)
FAREWELL_WORDS = _ADDRESS | bag(
    "chuc tam biet bye bai ngu ngon hen gap lai ngay mot buoi sang trua chieu tot lanh vui ve khoe manh moi dieu "
    "may man hanh phuc gia dinh suc cuoi tuan dem va niem nghi ngoi"
)
ASSENT = (re.compile(r"\b(?:v[aâ]ng|da|ok|u|dong y|nhat tri|(?:biet|ro|hieu|nho) roi|hay qua|tot qua)\b"),)
ASSENT_WORDS = _ADDRESS | bag("ok u y nhat tri biet ro hieu nho roi hay tot thi")
# "Ok rồi" may be a report: only what is known, clear or understood "rồi" is mere assent.
NO_ASSENT = re.compile(r"(?<!biet )(?<!ro )(?<!hieu )(?<!nho )\broi\b")
CHAT = (
    re.compile(
        r"\b(?:nong|lanh|ret|gioi|thuong|vui|hi ?hi|ha ?ha|he ?he|kha|ngoan|thong minh)\b|"
        r"\b(?:an|uong) (?:\S+ )?(?:\S+ )?chua\b|\b(?:co )?khoe (?:khong|chua|re)\b|\bdao nay (?:the nao|sao)\b|"
        r"\bten (?:la )?(?:gi|chi)\b|\b(?:em|chau|ban) la (?:ai|nguoi|may)\b|\b(?:may|bao nhieu) tuoi\b|"
        r"\b(?:do dai hoc|tot nghiep|day thang|thoi noi|(?:sinh|de) (?:con|chau|duoc)|len chuc|"
        r"co chau (?:noi|ngoai))\b"
    ),
)
CHAT_WORDS = _ADDRESS | bag(
    "troi thoi tiet nong lanh ret mua nang gio bua hom ngay sang chieu du dữ ghe that gioi thuong vui noi chuyen "
    "hihi haha hehe kha khen hay thong minh ngoan de ma cung nhac me hen an com uong nuoc cafe ca phe chua khoe khong "
    "re dao the nao sao ten gi nguoi may ai tuoi bao nhieu co nha moi vua do dai hoc tot nghiep sinh trai gai duoc "
    "thang noi ngoai len chuc mung lam lai roi thi dau cap"
)
MEETING = (
    re.compile(r"\b(?:hop|sinh hoat|lich)\b"),
    re.compile(
        r"\b(?:may gio|gio nao|luc nao|khi nao|bao gio|(?:hom|bua|ngay|buoi|tuan|thang) nao|thu may|ngay may|mung may|"
        r"dau|cho nao|noi nao|dia diem|chung nao)\b|\bco (?:\S+ ){0,4}(?:hop|sinh hoat)(?: \S+){0,4} khong\b|"
        r"\b(?:xem|coi|gui|cho) (?:\S+ ){0,2}lich (?:hop|sinh hoat)\b|^lich (?:hop|sinh hoat)\b"
    ),
)
MEETING_WORDS = _ADDRESS | bag(
    "hop sinh hoat bo chuyen de thuong ky dinh dang uy buoi cuoc bua hom lan sap mai ngay may gio nao luc khi bao "
    "dau dia diem noi tuan thang sau thi khong nua bat dien ra biet xem coi gui lich chung vao duoc sang trua "
    "chieu mung hai tu nam bay nhat 2 3 4 5 6 7 cua ve va to chuc den"
)
TASKS = (
    re.compile(r"\b(?:viec|nhiem vu|phai lam|can lam)\b"),
    re.compile(
        r"\b(?:co|con|duoc giao|nhan) (?:\S+ ){0,2}(?:may|bao nhieu|nhung|cac) (?:cai |dau )?"
        r"(?:cong viec|viec|nhiem vu)\b|"
        r"\b(?:viec|nhiem vu) (?:\S+ ){0,6}?(?:gi|chi|nao)\b|\b(?:phai|can) lam (?:gi|chi|nhung gi)\b|"
        r"^(?:cac )?viec cua (?:toi|minh|em|bac|anh|chi|co|chu|chau|ong|ba)\b|"
        r"\b(?:xem|coi) (?:lai )?(?:cac |danh sach )?viec\b"
    ),
)
TASKS_WORDS = _ADDRESS | bag(
    "may bao nhieu viec cong nhiem vu gi nao dang phai can lam duoc giao chua xong nhung cac danh sach xem coi "
    "nhac het nua trong tuan thang cua lai biet khong noi dau cai"
)
# Questions that may name a task: what they ask, and the small words around. What is left names the task.
_WHEN = r"(?:den |toi |la |vao )*(?:bao gio|khi nao|luc nao|(?:ngay|hom|bua|chung) nao|ngay may|bao lau|may ngay)"
_END = r"(?:den han|het han|toi han|han chot|han nop|han|phai nop|phai xong|phai hoan thanh|can xong)"
DUE = (re.compile(rf"\b{_WHEN}\b"), re.compile(rf"\b{_END}\b"))
NO_DUE = re.compile(r"\bgia han\b|\bxin\b")
WHO = (
    re.compile(
        r"\bai (?:dang |se |duoc |phai |la nguoi )?(?:phu trach|chiu trach nhiem|lam|lo|giao|nhan|"
        r"dam nhan|theo doi|quan ly)\b|"
        r"\b(?:giao|phan cong) cho ai\b|\bnguoi phu trach la ai\b"
    ),
)
STATE = (
    re.compile(r"\b(?:xong|hoan thanh)(?: het| duoc)? chua\b(?: \S+){0,3}$|\b(?:toi|den) dau roi\b(?: \S+){0,3}$"),
)
# What stands at the ends of such a question and names nothing, as it is typed.
SMALL_WORDS = bag(
    "dạ da thưa thua em e anh a chị chi bác bac cô co chú chu ơi oi ạ nhé nhe vậy vay v rứa thế the thì thi là la "
    "nhỉ nhi hen hả ha đó đấy day việc viec cái nữa nua được duoc phải phai rồi cho hỏi hoi xin đồng chí có tới "
    "đến den toi của đang đây luôn , . ? !"
)
