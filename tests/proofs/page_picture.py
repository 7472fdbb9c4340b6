"""The picture of the page in the README, made anew: `python -m tests.proofs.page_picture` (needs Chromium, its driver).

A secretary has the keyboard, looks at the plan and at the board; the calls stand beside it.
"""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.browser.conftest import at_work, open_chrome
from tests.browser.page import Page

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "page.png"
SECRETARY = "DV001"


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        chrome = stack.enter_context(open_chrome(folder / "browser"))
        page = Page(chrome, stack.enter_context(at_work(folder / "demo")))
        page.resize(1440, 960)
        page.open()
        page.tap("#curious-toggle")
        page.choose(SECRETARY)
        page.key("📌 Việc chi bộ")
        page.sees("Việc của Chi bộ")
        chrome.save_screenshot(str(PICTURE))
    print(PICTURE)


if __name__ == "__main__":
    main()
