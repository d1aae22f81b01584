"""Where the journal is, and that it is private."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kcvets.errors import JournalError
from kcvets.journal import JOURNAL_FILE, EntryKey, Journal, folder, journal_path
from kcvets.journal.place import prepare

posix = pytest.mark.skipif(os.name != "posix", reason="on Windows the profile's own access rules hold")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.fixture
def no_choice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A person who has set nothing."""
    for name in ("KCVETS_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_a_chosen_folder_is_used(monkeypatch, tmp_path):
    monkeypatch.setenv("KCVETS_HOME", str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"
    assert journal_path() == tmp_path / "mine" / JOURNAL_FILE
    assert Journal.open().path == journal_path()


def test_a_chosen_folder_may_be_relative_or_in_the_home_folder(monkeypatch, no_choice):
    monkeypatch.setenv("KCVETS_HOME", "~/mine")
    assert folder() == no_choice / "mine"
    monkeypatch.chdir(no_choice)
    monkeypatch.setenv("KCVETS_HOME", "near")
    assert folder() == no_choice / "near"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", ".local/share/kcvets"),
        ("emscripten", ".local/share/kcvets"),
        ("darwin", "Library/Application Support/kcvets"),
        ("win32", "AppData/Local/kcvets"),
    ],
)
def test_each_platform_has_its_place(monkeypatch, no_choice, platform, expected):
    monkeypatch.setattr(sys, "platform", platform)
    assert folder() == no_choice / expected


def test_the_systems_own_settings_are_followed(monkeypatch, no_choice):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(no_choice / "data"))
    assert folder() == no_choice / "data" / "kcvets"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert folder() == no_choice / ".local" / "share" / "kcvets"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(no_choice / "local"))
    assert folder() == no_choice / "local" / "kcvets"


def test_somebody_without_a_home_folder_is_told_what_to_do(monkeypatch):
    monkeypatch.setenv("KCVETS_HOME", "~nobody-of-this-name/mine")
    with pytest.raises(JournalError, match="set KCVETS_HOME"):
        folder()


@posix
def test_folder_and_file_are_for_their_owner_only(tmp_path):
    before = os.umask(0)
    try:
        journal = Journal.open(tmp_path / "some" / "home")
        journal.save(EntryKey("p"), "mine", writer="page", sequence=1, base=None)
    finally:
        os.umask(before)
    assert (mode(journal.path.parent), mode(journal.path)) == (0o700, 0o600)


@posix
def test_the_file_is_private_from_its_first_moment(tmp_path):
    prepare(tmp_path / "home" / JOURNAL_FILE)
    assert mode(tmp_path / "home" / JOURNAL_FILE) == 0o600


@posix
@pytest.mark.parametrize("create", [True, False])
def test_wider_access_is_taken_away(tmp_path, create):
    path = Journal.open(tmp_path / "home").path
    path.chmod(0o664)
    path.parent.chmod(0o755)
    Journal.open(tmp_path / "home", create=create)
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)


@posix
def test_a_folder_shared_by_everyone_is_refused_and_left_so(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    with pytest.raises(JournalError, match="shared by everyone.*KCVETS_HOME"):
        Journal.open(shared)
    assert mode(shared) == 0o1777


@posix
@pytest.mark.parametrize("target", ["a file", "nothing", "another journal"])
def test_a_link_in_place_of_the_journal_is_refused(tmp_path, target):
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    aim = Journal.open(elsewhere).path if target == "another journal" else tmp_path / "aim"
    if target == "a file":
        aim.write_bytes(b"theirs")
    before = aim.read_bytes() if aim.exists() else None
    (home / JOURNAL_FILE).symlink_to(aim)
    with pytest.raises(JournalError, match="is a link"):
        Journal.open(home)
    assert (aim.read_bytes() if aim.exists() else None) == before


@posix
def test_a_linked_folder_is_allowed(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "disk")
    assert Journal.open(tmp_path / "home").id == Journal.open(tmp_path / "disk").id


@posix
@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path)], ids=["folder", "pipe"])
def test_what_is_no_plain_file_is_refused(tmp_path, make):
    make(tmp_path / JOURNAL_FILE)
    with pytest.raises(JournalError, match="not a plain file"):
        Journal.open(tmp_path)


@pytest.mark.parametrize("name", ["spaced out", "a?b#c%20d&e=f", "Übergrößen-日本語", 'it\'s "quoted"'])
def test_a_folder_may_have_any_name(tmp_path, name):
    if os.name == "nt" and set(name) & set('?"'):
        pytest.skip("Windows allows no such name")
    journal = Journal.open(tmp_path / name)
    journal.save(EntryKey("p"), "here", writer="page", sequence=1, base=None)
    assert [path.name for path in (tmp_path / name).iterdir()] == [JOURNAL_FILE]
    assert Journal.open(tmp_path / name, create=False).current(EntryKey("p"))[0].text == "here"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows names that are not text")
def test_a_folder_may_have_a_name_that_is_not_text(tmp_path):
    home = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    assert Journal.open(home).id == Journal.open(home, create=False).id


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "home").write_bytes(b"not a folder")
    with pytest.raises(JournalError, match="home.*check the folder"):
        Journal.open(tmp_path / "home")
    assert (tmp_path / "home").read_bytes() == b"not a folder"
