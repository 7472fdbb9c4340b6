"""Headless Chromium from Debian's packages, and a demo that runs beside it in a thread of its own."""

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock
from bot.play.demo import Demo
from bot.play.simulated import simulated
from tests.key import KEY

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.browser.page import Page

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
# "required": a missing browser is a failure; "apart": these tests are run on their own (`make test-browser`).
WANTED = os.environ.get("BROWSER_TESTS", "")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLENTY = 60
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser; where there is none, one line says so, unless it is required."""
    missing = pytest.mark.skip(reason="no Chromium with its driver (Debian: apt install chromium chromium-driver)")
    apart = pytest.mark.skip(reason="they drive Chromium, and run apart: make test-browser")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if WANTED == "apart":
                item.add_marker(apart)
            elif WANTED != "required" and not (CHROMIUM and DRIVER):
                item.add_marker(missing)


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Chrome]":
    with open_chrome(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@contextmanager
def open_chrome(folder: Path) -> "Iterator[Chrome]":
    """Headless Chromium with what it keeps in `folder`."""
    assert CHROMIUM and DRIVER, "BROWSER_TESTS=required, but there is no Chromium with its driver"
    # The driver is loaded when a browser is wanted, not when tests are collected that skip.
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*ARGUMENTS, f"--user-data-dir={folder}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def demo_url(tmp_path: Path) -> Iterator[str]:
    """The address of a fresh demo that begins on a Wednesday at nine in the morning."""
    with at_work(tmp_path) as url:
        yield url


@contextmanager
def at_work(folder: Path) -> Iterator[str]:
    """A demo over `folder`, in a thread of its own; its address."""
    with _Running(folder, _wednesday) as url:
        yield url


@pytest.fixture
def page(chrome: "Chrome", demo_url: str) -> "Iterator[Page]":
    """The page on a desktop's width; at the end, nothing may have gone wrong in it."""
    from tests.browser.page import Page

    page = Page(chrome, demo_url)
    page.resize(1280, 800)
    yield page
    errors = [entry["message"] for entry in chrome.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]
    chrome.get("about:blank")
    assert [error for error in errors if "409 (Conflict)" not in error] == []


def _wednesday() -> MovableClock:
    clock = MovableClock()
    now = clock.now().astimezone(ZONE)
    day = now.date() + timedelta(days=(2 - now.weekday()) % 7 or 7)
    clock.move(datetime.combine(day, time(9), ZONE) - now)
    return clock


class _Running:
    """The demo in a thread of its own, since the driver's calls wait."""

    def __init__(self, folder: Path, clock: Callable[[], MovableClock]) -> None:
        self._folder, self._clock = folder, clock
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._url = ""

    def __enter__(self) -> str:
        self._thread.start()
        assert self._started.wait(PLENTY), "the demo has not started"
        return self._url

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PLENTY)

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with simulated(self._folder, self._clock(), KEY) as everything:
            demo = Demo(everything, self._folder)
            async with demo.listen(0) as site:
                self._url = site.url
                self._started.set()
                await demo.run(self._stop)
