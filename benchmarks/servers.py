"""The two servers that are compared: our suite, and a stock Voila on notebooks made for the purpose."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nbformat

from kcvets.content import notebooks_folder
from kcvets.content.path import pages
from kcvets.forms.asks import keys_of

PAGE, STORY = "03-knowledge", "10-arpita"
OURS = "from kcvets.app.server import serve; serve({port}, False)"
PLAIN = """\
import ipywidgets as widgets
widgets.VBox([widgets.Textarea() for _ in range({fields})])"""
ECHO = """\
import ipywidgets as widgets
area, label = widgets.Textarea(), widgets.Label()
area.observe(lambda change: setattr(label, "value", change.new), "value")
widgets.VBox([area, label])"""
TOKEN = "stock"  # guards nothing: it only lets us shut its kernels down
START_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server.

    Parameters
    ----------
    process : subprocess.Popen
        The server; its kernels are its children.
    front : str
        An address that logs a browser in and starts no kernel.
    plain : str
        Address of the page whose opening and memory are measured.
    story : str
        Address of a story's page, whose opening is measured too; of a stock server, `plain` once more.
    typing : str
        Address of the page on which the round trip of a key stroke is measured.
    """

    process: subprocess.Popen
    front: str
    plain: str
    story: str
    typing: str

    def kernels(self) -> list[int]:
        """Process ids of the kernels running now."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid), "-f", "ipykernel"], capture_output=True, text=True)
        return [int(line) for line in found.stdout.split()]

    def kernel(self, id: str) -> str:
        """Address of one kernel, with the token that `front` carries."""
        return urlsplit(self.front)._replace(path=f"/api/kernels/{id}").geturl()


def field_count() -> int:
    """How many fields our page has for answers in words, counted in the content."""
    page = next(page for page in pages(notebooks_folder()) if page.name == PAGE)
    return sum(len(keys_of(ask)) for ask in page.asks if not ask.startswith("check/"))


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Our suite, with a journal of its own under `folder`."""
    command = [sys.executable, "-c", OURS.format(port=_free_port())]
    with _process(command, folder) as process:
        front = re.search(r"http://\S+", process.stdout.readline()).group()
        page, story = (f"{front.partition('?')[0]}voila/render/{name}.ipynb" for name in (PAGE, STORY))
        yield Server(process, front, page, story, page)


@contextmanager
def stock(folder: Path, fields: int) -> Iterator[Server]:
    """Voila as it comes, on loopback, with a page of plain Textareas and a page that echoes what is typed."""
    notebooks = folder / "notebooks"
    notebooks.mkdir(parents=True)
    for name, code in {"plain": PLAIN.format(fields=fields), "echo": ECHO}.items():
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]), notebooks / f"{name}.ipynb")
    port = _free_port()
    options = ("--no-browser", "--Voila.ip=127.0.0.1", f"--port={port}", f"--token={TOKEN}")
    command = [sys.executable, "-m", "voila", str(notebooks), *options]
    with _process(command, folder) as process:
        _wait_until_listening(process, port)
        root = f"http://127.0.0.1:{port}/"
        render = f"{root}voila/render/"
        plain = f"{render}plain.ipynb"
        yield Server(process, f"{root}?token={TOKEN}", plain, plain, f"{render}echo.ipynb")


@contextmanager
def _process(command: list[str], folder: Path) -> Iterator[subprocess.Popen]:
    """A server with settings, profile and journal of its own: nothing of the person who measures changes the figures."""
    own = {
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "KCVETS_HOME": "home",
    }
    environment = {**os.environ, **{name: str(folder / place) for name, place in own.items()}}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,  # Ctrl+C reaches us alone, and we stop the server in good order
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_listening(process: subprocess.Popen, port: int) -> None:
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The stock Voila server did not start.")
