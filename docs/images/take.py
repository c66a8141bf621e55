"""Takes the README's pictures of a brief: python docs/images/take.py outputs/brief.html

Writes brief-light.png and brief-dark.png beside this file. It opens the page in Chromium, shows the first
sentence of "what is agreed" with its Arabic pinned, and needs the `test` extra and a Chromium on the path.
Fonts are the machine's own: install fonts-noto-core for the Arabic to look as most readers see it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


def take(page: Path, folder: Path) -> list[Path]:
    """Both pictures of a brief.html."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("no Chromium on the path: apt-get install chromium")
    pictures = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        for scheme in ("light", "dark"):
            view = browser.new_page(
                viewport={"width": 1360, "height": 850},
                device_scale_factor=1.5,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            view.goto(page.resolve().as_uri())
            cites = view.locator(".section .sentences .cite")
            if cites.count():
                cites.first.click()
                view.mouse.move(2, 2)
            pictures.append(folder / f"brief-{scheme}.png")
            view.screenshot(path=pictures[-1])
        browser.close()
    return pictures


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for picture in take(Path(sys.argv[1]), Path(__file__).parent):
        print(picture)
