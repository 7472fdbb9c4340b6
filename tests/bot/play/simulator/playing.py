"""Two invented people and the servers that they play on."""

from bot.clock import MovableClock
from bot.play.simulator.cast import Cast
from bot.play.simulator.players import Players, players_of
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.server import ZaloServer

CAST = (
    Cast("AN", "Lê An (mẫu)", "Đảng viên", "Chi bộ 1 (mẫu)", 7),
    Cast("BINH", "Trần Bình (mẫu)", "Bí thư", "Chi bộ 1 (mẫu)", 8),
)


def play(clock: MovableClock) -> Players:
    """Everybody at servers that have just begun."""
    zalo = ZaloServer(clock, "43:token", public_url="http://127.0.0.1:1/zalo")
    return players_of(clock, {"telegram": TelegramServer(clock, "42:token"), "zalo": zalo}, CAST)
