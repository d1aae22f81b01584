"""A coded project leaves in the standard that other programs read, and nothing of it is lost when it comes back."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kcvets.errors import ContentError, KcvetsError
from kcvets.research.coding.model import Case, Code, Coding, Memo, Project
from kcvets.research.coding.refi import read_codebook, read_project, write_codebook, write_project

SCHEMAS = {name: etree.XMLSchema(file=Path(__file__).parent / "data" / "refi" / name) for name in ("Project.xsd", "Codebook.xsd")}
AT = "2027-01-31T09:30:00+00:00"
CODE, BELOW, CODING, OTHER, MEMO = (str(UUID(int=number)) for number in range(1, 6))
TEXT = "She asked her neighbour.\r\nHe said yes, 👩‍🦽 and cafe\u0301.\rThen\nno more."
SMALL = Project(
    "What carers do",
    (Code(CODE, "Strengths", "", "What works.\nNot what is missing.", "#a0b1c2", codable=False), Code(BELOW, "Friends", CODE)),
    {"t-1": TEXT, "t-2": "", "t-3": "\ufeffwith a mark before it"},
    (Coding(CODING, "t-1", 4, 23, BELOW, "Ada", AT), Coding(OTHER, "t-1", 10, 60, BELOW, "Ben", AT)),
    (Memo(MEMO, CODING, "question", "Does she ask,\r\nor is she asked?", "Ben", AT),),
    (Case("P1", ("t-1", "t-3"), {"years": "5", "role": ""}), Case("P2", ())),
    {"t-1": ("Ada", "Ben"), "t-2": ("Ada",)},
)
NASTY_NAMES = ["../../etc/passwd", "con", "<b>&amp;\"'", "a\r\nb\tc\rd", "]]>", "=1+1", "e\u0301 🎶", " before and after ", "", "x" * 3000]
NASTY_WORDS = [*NASTY_NAMES, "\ufeff", "\ufeff\ufeffx", "\x00\x01\x1b\uffff\u0085\u2028", "\r\n\r\n\n\r", "👩‍🦽" * 50, "long " * 2_000]

names = st.sampled_from(NASTY_NAMES) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\r\n"), max_size=12
)
words = st.sampled_from(NASTY_WORDS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
times = st.sampled_from(["", AT, "2027-01-31T09:30:00.120+00:00"])


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Projects of every shape."""
    first = draw(st.integers(1, 2**120))
    ids = [str(UUID(int=number)) for number in range(first, first + 24)]
    codes: list[Code] = []
    for id in ids[: draw(st.integers(0, 8))]:
        parent = draw(st.sampled_from(["", *(code.id for code in codes)]))
        colour = draw(st.sampled_from(["", "#12aBcd"]))
        codes.append(Code(id, draw(names), parent, draw(names), colour, draw(st.booleans())))
    texts = {id: draw(words) for id in draw(st.lists(names, unique=True, max_size=4))}
    codings = []
    for id in ids[8 : 8 + draw(st.integers(0, 8))] if codes and any(texts.values()) else ():
        text = draw(st.sampled_from([id for id, said in texts.items() if said]))
        start = draw(st.integers(0, len(texts[text]) - 1))
        end = draw(st.integers(start + 1, len(texts[text])))
        codings.append(Coding(id, text, start, end, draw(st.sampled_from(codes)).id, draw(names), draw(times)))
    about = ["", *texts, *(code.id for code in codes), *(coding.id for coding in codings)]
    kinds = st.sampled_from(["note", "idea", "question", "decision"])
    memos = [
        Memo(id, draw(st.sampled_from(about)), draw(kinds), draw(words), draw(names), draw(times))
        for id in ids[16 : 16 + draw(st.integers(0, 8))]
    ]
    within = st.lists(st.sampled_from([*texts]), unique=True, max_size=3).map(tuple) if texts else st.just(())
    known = st.dictionaries(names, names, max_size=3)
    cases = [Case(name, draw(within), draw(known)) for name in draw(st.lists(names, unique=True, max_size=3))]
    done = {id: tuple(draw(st.lists(names, unique=True, max_size=3))) for id in texts}
    return Project(draw(names), tuple(codes), texts, tuple(codings), tuple(memos), tuple(cases), done)


def as_a_tree(codes: tuple[Code, ...], parent: str = "") -> list[Code]:
    """Codes, each followed by those below it."""
    return [each for code in codes if code.parent == parent for each in (code, *as_a_tree(codes, code.id))]


def in_the_files_order(project: Project) -> Project:
    """A project as a file can hold it: codes as a tree, codings text by text, coders by name."""
    by_text = [coding for id in project.texts for coding in project.codings if coding.text == id]
    done = {id: tuple(sorted(coders)) for id, coders in project.done.items() if coders}
    return replace(project, codes=tuple(as_a_tree(project.codes)), codings=tuple(by_text), done=done)


def valid(content: bytes, schema: str) -> None:
    """Fail where a document is not as the schema has it."""
    SCHEMAS[schema].assertValid(etree.fromstring(content))


def described(file: Path) -> bytes:
    """The description of a project in its archive."""
    with zipfile.ZipFile(file) as packed:
        return packed.read("project.qde")


def refused(project: Project, file: Path) -> list[tuple[str, str]]:
    """Place and field of each fault for which a project is not written."""
    with pytest.raises(ContentError) as raised:
        write_project(project, file)
    assert not list(file.parent.iterdir()), "something was written all the same"
    return [(fault.place, fault.field) for fault in raised.value.faults]


@given(project=projects())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_project_comes_back_as_it_was_and_fits_the_schema(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "p.qdpx"
    write_project(project, file)
    read = read_project(file)
    assert read.project == in_the_files_order(project)
    assert read.left_out == () and read.remarks == ()
    valid(described(file), "Project.xsd")
    written = file.read_bytes()
    write_project(read.project, file)
    assert file.read_bytes() == written, "what was read is written as it was"


@given(codes=projects().map(lambda project: project.codes).filter(bool))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_codebook_comes_back_as_it_was_and_fits_the_schema(codes: tuple[Code, ...], tmp_path: Path) -> None:
    file = tmp_path / "c.qdc"
    write_codebook(codes, file)
    read = read_codebook(file)
    assert list(read.codes) == as_a_tree(codes) and read.left_out == ()
    valid(file.read_bytes(), "Codebook.xsd")


def test_the_schema_refuses_what_it_should(tmp_path: Path) -> None:
    write_project(SMALL, tmp_path / "p.qdpx")
    with pytest.raises(etree.DocumentInvalid):
        valid(described(tmp_path / "p.qdpx").replace(b"startPosition", b"begin"), "Project.xsd")
    write_codebook(SMALL.codes, tmp_path / "c.qdc")
    with pytest.raises(etree.DocumentInvalid):
        valid((tmp_path / "c.qdc").read_bytes().replace(b' isCodable="true"', b""), "Codebook.xsd")


def test_positions_count_the_characters_of_the_text_as_it_is_written(tmp_path: Path) -> None:
    write_project(SMALL, tmp_path / "p.qdpx")
    root = etree.fromstring(described(tmp_path / "p.qdpx"))
    space = {"q": root.nsmap[None]}
    source = root.find(".//q:TextSource[@name='t-1']", space)
    with zipfile.ZipFile(tmp_path / "p.qdpx") as packed:
        text = packed.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
    assert text == TEXT
    found = {text[int(each.get("startPosition")) : int(each.get("endPosition"))] for each in source.iterfind("q:PlainTextSelection", space)}
    assert found == {TEXT[4:23], TEXT[10:60]}


def test_the_same_project_gives_the_same_bytes_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(SMALL, tmp_path / "a.qdpx")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setattr("time.time", lambda: 0.0)
    write_project(SMALL, tmp_path / "b.qdpx")
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_no_name_becomes_a_path(tmp_path: Path) -> None:
    project = replace(SMALL, texts={**SMALL.texts, "../../x": "a", "/etc/y": "b", "c:\\z": "c"})
    write_project(project, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as packed:
        found = {str(UUID(Path(name).stem)) for name in packed.namelist() if name != "project.qde" and name.startswith("sources/")}
    assert len(found) == len(project.texts) + len(project.memos)


def test_guids_in_capitals_are_the_same_guids(tmp_path: Path) -> None:
    codes = tuple(replace(code, id=code.id.upper(), parent=code.parent.upper()) for code in SMALL.codes)
    codings = tuple(replace(coding, code=coding.code.upper()) for coding in SMALL.codings)
    write_project(replace(SMALL, codes=codes, codings=codings), tmp_path / "p.qdpx")
    assert read_project(tmp_path / "p.qdpx").project == SMALL


@pytest.mark.parametrize(
    ("change", "place", "field"),
    [
        ({"title": "a\x0bb"}, "project", "title"),
        ({"codes": (Code(CODE, "a\ud800"),), "codings": (), "memos": ()}, "code 'a\\ud800'", "name"),
        ({"codes": (Code(CODE, "a", description="\x00"), SMALL.codes[1])}, "code 'a'", "description"),
        ({"codes": (Code(CODE, "a", description="x" * 1_000_001), SMALL.codes[1])}, "code 'a'", "description"),
        ({"codes": (*SMALL.codes, Code("4", "b"))}, "code 'b'", "id"),
        ({"codes": (*SMALL.codes, Code("", "b"))}, "code 'b'", "id"),
        ({"codes": (*SMALL.codes, Code(CODE, "b"))}, "code 'b'", "id"),
        ({"codes": (*SMALL.codes, Code(str(uuid4()), "b", MEMO))}, "code 'b'", "parent"),
        ({"codes": (*SMALL.codes, Code(str(uuid4()), "b", colour="red"))}, "code 'b'", "colour"),
        ({"texts": {**SMALL.texts, "a": "\udc80"}}, "text 'a'", "words"),
        ({"texts": {**SMALL.texts, "a\x01": ""}}, "text 'a\\x01'", "id"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-2", 0, 0, CODE, "", ""))}, f"coding '{MEMO}'", "start and end"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-1", 4, len(TEXT) + 1, CODE, "", ""))}, f"coding '{MEMO}'", "start and end"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-9", 0, 1, CODE, "", ""))}, f"coding '{MEMO}'", "text"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-1", 0, 1, MEMO, "", ""))}, f"coding '{MEMO}'", "code"),
        ({"codings": (*SMALL.codings, Coding(CODE, "t-1", 0, 1, CODE, "", ""))}, f"coding '{CODE}'", "id"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-1", 0, 1, CODE, "\x7f\x00", ""))}, f"coding '{MEMO}'", "coder"),
        ({"codings": (*SMALL.codings, Coding(MEMO, "t-1", 0, 1, CODE, "", "yesterday"))}, f"coding '{MEMO}'", "at"),
        ({"memos": (*SMALL.memos, Memo(MEMO, "", "note", "", "", ""))}, f"memo '{MEMO}'", "id"),
        ({"memos": (Memo(MEMO, "t-9", "note", "", "", ""),)}, f"memo '{MEMO}'", "about"),
        ({"memos": (Memo(MEMO, "", "joke", "", "", ""),)}, f"memo '{MEMO}'", "kind"),
        ({"memos": (Memo(MEMO, "", "note", "\ud800", "", ""),)}, f"memo '{MEMO}'", "words"),
        ({"cases": (*SMALL.cases, Case("P1", ()))}, "case 'P1'", "name"),
        ({"cases": (Case("P1", ("t-9",)),)}, "case 'P1'", "texts"),
        ({"cases": (Case("P1", (), {"a": "\x02"}),)}, "case 'P1'", "value of 'a'"),
        ({"done": {"t-1": ("\x03",)}}, "text 't-1'", "done by '\\x03'"),
        ({"done": {"t-9": ("Ada",)}}, "text 't-9'", "done"),
    ],
)
def test_what_the_standard_cannot_hold_is_named_and_nothing_is_written(
    change: dict[str, object], place: str, field: str, tmp_path: Path
) -> None:
    assert refused(replace(SMALL, **change), tmp_path / "p.qdpx") == [(place, field)]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    faulty = replace(SMALL, title="\x01", texts={}, cases=(Case("\x02", ("t-9",)),))
    assert len(refused(faulty, tmp_path / "p.qdpx")) == 1 + len(SMALL.codings) + 2 + len(SMALL.done)


def test_codes_that_lie_too_deep_for_a_careful_reader_are_refused(tmp_path: Path) -> None:
    ids = [str(UUID(int=number)) for number in range(1, 202)]
    chain = [Code(id, f"code {number}", ids[number - 1] if number else "") for number, id in enumerate(ids)]
    write_codebook(chain[:200], tmp_path / "c.qdc")
    assert list(read_codebook(tmp_path / "c.qdc").codes) == chain[:200]
    with pytest.raises(ContentError, match="more than 200 codes deep"):
        write_codebook(chain, tmp_path / "c.qdc")


def test_a_project_that_cannot_be_written_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "p.qdpx"
    write_project(SMALL, file)
    before = file.read_bytes()
    with pytest.raises(ContentError):
        write_project(replace(SMALL, title="\x00"), file)
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]


def test_a_file_has_the_ending_by_which_other_programs_know_it(tmp_path: Path) -> None:
    with pytest.raises(KcvetsError, match=r"end in \.qdpx"):
        write_project(SMALL, tmp_path / "p.zip")
    with pytest.raises(KcvetsError, match=r"end in \.qdc"):
        write_codebook(SMALL.codes, tmp_path / "c.xml")
    with pytest.raises(KcvetsError, match="add a code first"):
        write_codebook([], tmp_path / "c.qdc")
