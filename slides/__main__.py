"""``make slides``: every deck as a page that works offline, and as a PDF handout."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from slides.decks import decks, faults, page

BUILT = Path("build/slides")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def main() -> None:
    """Build all decks into ``build/slides``, or say what is wrong with them."""
    wrong = [fault for deck in decks() for fault in faults(deck)]
    if wrong:
        sys.exit("\n".join(map(str, wrong)))
    BUILT.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=FLAGS, **({"executable_path": chromium} if chromium else {}))
        sheet = browser.new_page()
        for number, deck in enumerate(decks(), 1):
            (BUILT / f"{deck.stem}.html").write_text(page(deck, "screen"), encoding="utf-8")
            sheet.set_content(page(deck, "handout"))
            sheet.pdf(path=BUILT / f"{deck.stem}.pdf", format="A4", tagged=True, outline=True, prefer_css_page_size=True)
            print(f"{number} of {len(decks())}: {BUILT / deck.stem}.html and .pdf", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
