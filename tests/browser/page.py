"""The page as a test drives it: choose a person, tap what is there, wait for words to appear. Nothing sleeps."""

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import ElementNotInteractableException, StaleElementReferenceException, TimeoutException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PLENTY = 60


class Page:
    """The page in a browser. Whatever it waits for, it waits for at most a minute."""

    def __init__(self, chrome: Chrome, url: str) -> None:
        self.chrome, self.url = chrome, url

    def resize(self, width: int, height: int, dark: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        wishes = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self) -> None:
        self.chrome.get(self.url)
        self.wait(lambda: self.all(".person"), "the list of people")

    def choose(self, key: str, greeted: bool = True) -> None:
        """Take up a person's phone, and wait for the bot's greeting there."""
        self.tap(f'[data-key="{key}"]')
        if greeted:
            self.sees("Chào đồng chí")

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def tap(self, selector: str, label: str = "") -> None:
        """Tap the last element that is there to be tapped and has these words."""

        def tapped() -> bool:
            having = [
                one for one in self.all(selector) if one.is_displayed() and one.is_enabled() and label in one.text
            ]
            if having:
                having[-1].click()
            return bool(having)

        self.wait(tapped, f"{selector} {label!r}")

    def button(self, label: str) -> None:
        """Tap the newest inline button with this label."""
        self.tap(".buttons button", label)

    def key(self, label: str) -> None:
        """Tap a key of the bot's keyboard."""
        self.tap(".keyboard button", label)

    def says(self, text: str) -> None:
        """Type and send. The line is drawn anew with the bot's keyboard, so it is typed until it stands there."""

        def typed() -> bool:
            (line,) = self.all("textarea")
            if line.get_property("value") != text:
                line.clear()
                line.send_keys(text)
            return line.get_property("value") == text

        self.wait(typed, "the line to write in")
        self.all("textarea")[0].send_keys(Keys.ENTER)

    def messages(self) -> list[str]:
        """The words of every message that is shown."""
        found: list[str] = self.chrome.execute_script(
            "return [...document.querySelectorAll('.message .text')].map((one) => one.textContent)"
        )
        return found

    def sees(self, words: str) -> None:
        self.wait(lambda: any(words in message for message in self.messages()), words)

    def run(self, script: str) -> Any:
        return self.chrome.execute_script(script)

    def wait(self, happened: Callable[[], object], what: str) -> None:
        ignored = [StaleElementReferenceException, ElementNotInteractableException, ValueError]
        waiting = WebDriverWait(self.chrome, PLENTY, poll_frequency=0.05, ignored_exceptions=ignored)
        try:
            waiting.until(lambda _: happened())
        except TimeoutException:
            raise AssertionError(f"not seen: {what}; but {self.messages()[-3:]}") from None
