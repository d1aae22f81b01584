"""Whole files, written completely or not at all, and erased."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kcvets.errors import JournalError
from kcvets.journal import export_to
from kcvets.journal.files import erase


def test_a_document_is_written_for_its_owner_only(tmp_path):
    path = export_to(str(tmp_path / "words.md"), "naïve\n")
    assert path == tmp_path / "words.md"
    assert path.read_bytes() == "naïve\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["words.md"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_replaced_only_when_allowed(tmp_path):
    path = tmp_path / "words.docx"
    path.write_bytes(b"theirs")
    with pytest.raises(JournalError, match="words.docx is there already.*choose another name"):
        export_to(path, b"mine")
    assert path.read_bytes() == b"theirs"
    export_to(path, b"mine", overwrite=True)
    assert path.read_bytes() == b"mine"
    assert [file.name for file in tmp_path.iterdir()] == ["words.docx"]


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("place", ["no-such-folder/words.md", "file/words.md", "folder"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, place, overwrite):
    (tmp_path / "file").write_bytes(b"a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(JournalError, match=Path(place).name):
        export_to(tmp_path / place, "mine", overwrite=overwrite)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_link_is_replaced_not_followed(tmp_path):
    (tmp_path / "aim").write_bytes(b"theirs")
    (tmp_path / "words.md").symlink_to(tmp_path / "aim")
    export_to(tmp_path / "words.md", "mine", overwrite=True)
    assert (tmp_path / "aim").read_bytes() == b"theirs"
    assert (tmp_path / "words.md").read_bytes() == b"mine"


@pytest.mark.parametrize("size", [0, 1, 4096, (1 << 20) + 1, 3 << 20])
def test_an_erased_file_is_overwritten_to_its_last_byte(tmp_path, size):
    path, witness = tmp_path / "secret", tmp_path / "witness"
    path.write_bytes(b"s" * size)
    os.link(path, witness)  # a second name for the same bytes, to look at them afterwards
    erase(path)
    assert not path.exists()
    assert witness.read_bytes() == bytes(size)


def test_erasing_what_is_not_there_is_nothing(tmp_path):
    erase(tmp_path / "nothing")


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_link_is_erased_and_what_it_leads_to_is_not(tmp_path):
    (tmp_path / "aim").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "aim")
    erase(tmp_path / "link")
    assert [file.name for file in tmp_path.iterdir()] == ["aim"]
    assert (tmp_path / "aim").read_bytes() == b"theirs"
