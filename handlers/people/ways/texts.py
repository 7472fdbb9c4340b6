"""The words of leading somebody to where a line asks to be led."""

from markupsafe import Markup

UNDERSTOOD = {
    "move": Markup("Em hiểu: đồng chí muốn <b>dời buổi họp</b> («{words}»)."),
    "postpone": Markup("Em hiểu: đồng chí muốn <b>hoãn buổi họp</b> («{words}»)."),
    "cancel": Markup("Em hiểu: đồng chí muốn <b>hủy buổi họp</b> («{words}»)."),
    "who": Markup("Em hiểu: đồng chí muốn xem <b>ai dự, ai vắng</b> («{words}»)."),
    "opinion": Markup("Em hiểu: đồng chí có <b>ý kiến trước họp</b> («{words}»)."),
}
WHICH = Markup("{understood}\nĐồng chí chọn đúng buổi giúp.")
