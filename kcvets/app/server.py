"""Serves the notebooks with Voila, on this machine's loopback address only."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
import webbrowser
from collections.abc import Awaitable
from pathlib import Path
from urllib.parse import quote

import jinja2
from jupyter_core.paths import jupyter_runtime_dir
from jupyter_server.base.handlers import JupyterHandler, Template404
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.ioloop import IOLoop
from tornado.web import authenticated
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from kcvets.content import library, notebooks_folder
from kcvets.content.path import HOME, pages, pages_beside

SHARE = Path(__file__).resolve().parent / "share"
TEMPLATE = SHARE / "voila" / "templates" / "kcvets"
LOOPBACK = "127.0.0.1"
FORGET_KERNEL_AFTER = 60  # seconds without a page: a reload or a slow first paint takes less, and 20 pages stay few
PAGE_SCRIPTS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget")
NOT_SERVED = (TornadoVoilaTreeHandler, VoilaContentsHandler, AllowListFileHandler)


class HomeHandler(JupyterHandler):
    """Sends ``/`` on to the page that was asked for, which also takes the token out of the address bar."""

    @authenticated
    def get(self) -> None:
        """Redirect to the page."""
        self.redirect(f"{self.base_url}voila/render/{self.settings['kcvets_page']}.ipynb")


class PageConnection(ZMQChannelsWebsocketConnection):
    """A page's connection to its kernel, counted in once and out once.

    A page left while it is still opening is otherwise counted out only, or out and then in, and its kernel stays for ever.
    """

    counted = left = False

    def connect(self) -> Awaitable[None] | None:
        """Count the page in, unless it has been left already."""
        if self.left:
            return asyncio.sleep(0)
        self.counted = True
        return super().connect()

    def disconnect(self) -> None:
        """Count the page out; the call this extends always counts down."""
        if not self.counted:
            self.multi_kernel_manager.notify_connect(self.kernel_id)
        self.counted, self.left = False, True
        super().disconnect()


class Suite(Voila):
    """Voila with the suite's own pages, and nothing else of the folder served."""

    page = HOME  # opened first

    def init_settings(self) -> dict:
        """Let our templates serve the login and error pages too, and refuse foreign host names."""
        settings = super().init_settings()
        settings["jinja2_env"].loader = jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(TEMPLATE), settings["jinja2_env"].loader]
        )
        settings["allow_remote_access"] = False
        settings["kcvets_page"] = self.page
        settings["default_handler_class"] = Template404
        return settings

    def init_handlers(self) -> list:
        """The home page in place of the file list."""
        kept = [handler for handler in super().init_handlers() if handler[1] not in NOT_SERVED]
        return [("/", HomeHandler), *kept]

    def launch_browser(self) -> None:
        """Open the browser by way of an owner-only file: a command line can be read by everyone on the machine."""
        self._redirect = Path(tempfile.mkdtemp(dir=_runtime())) / "open.html"
        with os.fdopen(os.open(self._redirect, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={self.address}"><title>kcvets</title>')
        webbrowser.open(self._redirect.as_uri())

    def stop(self) -> None:
        """Shut the kernels down and take the redirect file away."""
        super().stop()
        if self.open_browser:
            self._redirect.unlink(missing_ok=True)
            self._redirect.parent.rmdir()

    @property
    def address(self) -> str:
        """The home page's address, with the token that opens it."""
        return f"http://{self.ip}:{self.port}/?token={quote(self.token)}"

    def listen(self) -> None:
        """Listen, and say where once the port is known: the call itself does not come back."""
        IOLoop.current().add_callback(lambda: print(f"kcvets is open at {self.address}\nStop it with Ctrl+C.", flush=True))
        super().listen()


def configuration(port: int, open_browser: bool, ip: str, notebooks: Path, forget_after: int) -> Config:
    """Settings for one run.

    Parameters
    ----------
    port : int
        First port to try.
    open_browser : bool
        Whether to open the home page.
    ip : str
        The loopback address to listen on.
    notebooks : Path
        Folder of the notebooks.
    forget_after : int
        Seconds after which a kernel that no page is connected to is shut down.
    """
    config = Config()
    config.Voila.update(ip=ip, port=port, root_dir=str(notebooks), open_browser=open_browser)
    config.Voila.update(token=secrets.token_urlsafe(24), cookie_secret=_cookie_secret(), log_level="WARN", config_file_paths=[])
    config.Voila.kernel_websocket_connection_class = PageConnection
    config.VoilaConfiguration.update(template="kcvets", resources=_resources(notebooks))
    config.VoilaConfiguration.update(extension_allowlist=list(PAGE_SCRIPTS), show_tracebacks=True)  # of ours they are one sentence
    config.MappingKernelManager.update(cull_idle_timeout=forget_after, cull_interval=max(1, forget_after // 4))
    if sys.platform == "linux":  # elsewhere socket paths are too short for it; there the channels are TCP on loopback
        config.KernelManager.transport = "ipc"
    return config


def serve(
    port: int,
    open_browser: bool,
    *,
    ip: str = LOOPBACK,
    notebooks: Path | None = None,
    forget_after: int = FORGET_KERNEL_AFTER,
    page: str = HOME,
) -> None:
    """Serve until interrupted, and open `page` first; the other parameters are those of `configuration`."""
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(SHARE), os.environ.get("JUPYTER_PATH")]))
    suite = Suite(config=configuration(port, open_browser, ip, notebooks or notebooks_folder(), forget_after))
    suite.page = page
    suite.initialize([])
    suite.start()


def _resources(notebooks: Path) -> dict[str, object]:
    """What the template names: the pages in their order, and the document behind each cited id."""
    content = library()
    documents = content.documents()
    return {
        "kcvets_pages": [{"name": page.name, "title": page.title} for page in pages(notebooks)],
        "kcvets_titles": {page.name.rpartition("/")[2]: page.title for page in pages_beside(notebooks)},
        "kcvets_sources": {id: documents[row["document"]].short for id, row in content.sources.items()},
    }


def _runtime() -> Path:
    folder = Path(jupyter_runtime_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _cookie_secret() -> bytes:
    """Kept between runs, so that a page left open goes on by itself after a restart."""
    file = _runtime() / "kcvets-cookie-secret"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(secrets.token_bytes(32))
    return file.read_bytes()
