"""Projects and codebooks that other programs wrote are read; what has no place here is told, and what would do harm is refused."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from kcvets.errors import ContentError, KcvetsError
from kcvets.research.coding.model import Case, Code, Coding, Memo, Project
from kcvets.research.coding.refi import LeftOut, Read, read_codebook, read_project, write_project

SPACE = "urn:QDA-XML:project:1.0"
ADA, CODE, BELOW, TEXT, STRETCH, CODING, NOTE, OTHER, CASE, VARIABLE = (str(UUID(int=number)) for number in range(1, 11))
USERS = f'<Users><User guid="{ADA}" name="Ada"/></Users>'
CODES = f'<CodeBook><Codes><Code guid="{CODE}" name="Strengths" isCodable="true"/></Codes></CodeBook>'
AT = 'creatingUser="{ADA}" creationDateTime="2024-09-15T15:36:47Z"'.replace("{ADA}", ADA)
WHEN = "2024-09-15T15:36:47+00:00"
TENFOLD = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f'<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">{TENFOLD}]>'
DOCTYPES = [BOMB, '<!DOCTYPE p SYSTEM "http://example.org/p.dtd">', '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>']


def project_file(
    folder: Path, body: str, texts: dict[str, bytes | str] | None = None, *, origin: str = "X", name: str = "project.qde", head: str = ""
) -> Path:
    """A project as some program might have written it, with texts by the name of their file."""
    file = folder / "given.qdpx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, f'{head}<Project xmlns="{SPACE}" name="Carers" origin="{origin}">{body}</Project>')
        for path, content in (texts or {}).items():
            packed.writestr(f"sources/{path}", content)
    return file


def source(inner: str = "", attributes: str = 'plainTextPath="internal://a.txt"', kind: str = "TextSource") -> str:
    """A text in a project."""
    return f'<Sources><{kind} guid="{TEXT}" name="One" {attributes}>{inner}</{kind}></Sources>'


def stretch(start: object, end: object, name: str = "", inner: str = "", coding: str = CODING, id: str = STRETCH) -> str:
    """A stretch with a coding."""
    coded = f'<Coding guid="{coding}" {AT}><CodeRef targetGUID="{CODE}"/></Coding>' if coding else ""
    place = f'startPosition="{start}" endPosition="{end}"'
    return f'<PlainTextSelection guid="{id}" name="{name}" {place} {AT}>{inner}{coded}</PlainTextSelection>'


def told(read: Read) -> list[str]:
    """What was left out, as a person is told."""
    return [str(one) for one in read.left_out]


def coded(read: Read) -> list[str]:
    """The words under each coding."""
    return [read.project.texts[one.text][one.start : one.end] for one in read.project.codings]


def faults(file: Path) -> list[str]:
    """What is wrong with a file that is refused."""
    with pytest.raises(ContentError) as raised:
        read_project(file)
    return [fault.wrong for fault in raised.value.faults]


def test_a_project_as_nvivo_writes_it_is_read_whole(tmp_path: Path) -> None:
    paths = f'plainTextPath="internal://{TEXT}.txt" richTextPath="internal://{TEXT}.docx" {AT}'
    body = f"""{USERS}<CodeBook><Codes><Code guid="{CODE}" isCodable="true" name="Strengths" color="#abc">
    <Description>What works</Description><Code guid="{BELOW}" isCodable="false" name="Friends"/></Code></Codes></CodeBook>
    <Variables><Variable guid="{VARIABLE}" name="Age group" typeOfVariable="Text"><Description/></Variable></Variables>
    <Cases><Case guid="{CASE}" name="Anna"><VariableValue><VariableRef targetGUID="{VARIABLE}"/><TextValue>20-29</TextValue></VariableValue>
    <SourceRef targetGUID="{TEXT}"/><SelectionRef targetGUID="{STRETCH}"/></Case></Cases>
    {source(stretch(7, 10, "two") + stretch(0, 3, "one", coding="", id=OTHER), paths)}
    <Notes><Note guid="{NOTE}" name="Annotation 1" plainTextPath="internal://n.txt" richTextPath="internal://n.docx" {AT}/></Notes>
    <Links><Link guid="{UUID(int=99)}" originGUID="{NOTE}" targetGUID="{OTHER}" direction="OneWay"/></Links>"""
    texts = {f"{TEXT}.txt": "\ufeffone\r\n\r\ntwo".encode(), f"{TEXT}.docx": b"PK", "n.txt": "See this.", "n.docx": b"PK"}
    read = read_project(project_file(tmp_path, body, texts, origin="NVivo for Mac 15"))
    assert read.project == Project(
        "Carers",
        (Code(CODE, "Strengths", "", "What works", "#aabbcc", True), Code(BELOW, "Friends", CODE, codable=False)),
        {"One": "one\r\n\r\ntwo"},
        (Coding(CODING, "One", 7, 10, CODE, "Ada", WHEN),),
        (Memo(NOTE, "One", "note", "Annotation 1\n\nSee this.", "Ada", WHEN),),
        (Case("Anna", ("One",), {"Age group": "20-29"}),),
    )
    assert {"1 × stretch of text: One", "1 × stretch of a case: Anna", "2 × formatted copy of a text"} <= {*told(read)}
    assert read.remarks == ()


def test_a_project_as_atlas_ti_writes_it_is_read_whole(tmp_path: Path) -> None:
    body = f"""{USERS}{CODES.replace(CODE, CODE.upper())}
    {source(stretch(4, 7, "two") + stretch(0, 3, "o...", "<Description>Why?</Description>", OTHER, NOTE))}
    <Sets><Set guid="{CASE}" name="Group"><Description>What for</Description><MemberCode targetGUID="{CODE}"/></Set></Sets>
    <Graphs><Graph guid="{VARIABLE}" name="Network"><Vertex guid="{BELOW}" firstX="1" firstY="1"/></Graph></Graphs>"""
    body = body.replace(f'targetGUID="{CODE}"', f'targetGUID="{{{CODE.upper()}}}"')
    read = read_project(project_file(tmp_path, body, {"a.txt": "one\r\ntwo"}, origin="ATLAS.ti Win 9.0.19", name="Trial.qde"))
    assert coded(read) == ["two", "one"]
    assert ["Text 'One': its positions count two characters of a line break as one" in one for one in read.remarks] == [True]
    assert [(one.about, one.kind, one.words, one.coder, one.at) for one in read.project.memos] == [(OTHER, "note", "Why?", "Ada", WHEN)]
    assert told(read) == ["1 × set: Group", "1 × description: Group", "1 × graph: Network"]
    assert repr(read).splitlines()[0] == "Carers (codes: 1, texts: 1, codings: 2, memos: 1, cases: 0)"
    assert repr(read).splitlines()[1:] == [*read.remarks, "Left out:", *told(read)]


def test_a_project_as_maxqda_writes_it_is_read_whole(tmp_path: Path) -> None:
    value = f'<VariableValue><VariableRef targetGUID="{VARIABLE}"/><IntegerValue>4</IntegerValue></VariableValue>'
    body = f"""{CODES}<Variables><Variable guid="{VARIABLE}" name="Years" typeOfVariable="Integer"/></Variables>
    <Cases><Case guid="{CASE}">{value}<SourceRef targetGUID="{TEXT}"/></Case></Cases>
    <Sources><TextSource guid="{TEXT}" name="One"><PlainTextContent>one two</PlainTextContent>{stretch(4, 7)}
    <Coding guid="{OTHER}"><CodeRef targetGUID="{CODE}"/></Coding><NoteRef targetGUID="{NOTE}"/></TextSource>
    <TextSource guid="{BELOW}" name="One"><PlainTextContent/>{value}</TextSource></Sources>
    <Notes><Note guid="{NOTE}" modifyingUser="{ADA}"><PlainTextContent>A remark</PlainTextContent>
    <PlainTextSelection guid="{ADA}" startPosition="4" endPosition="7"/></Note></Notes>"""
    read = read_project(project_file(tmp_path, body))
    assert read.project.texts == {"One": "one two", f"One ({BELOW})": ""}
    assert coded(read) == ["two", "one two"] and {one.coder for one in read.project.codings} == {ADA, ""}
    assert [(memo.about, memo.words) for memo in read.project.memos] == [("One", "A remark")]
    assert read.project.cases == (Case("One", ("One",), {"Years": "4"}), Case(f"One ({BELOW})", (f"One ({BELOW})",), {"Years": "4"}))
    assert told(read) == ["1 × attribute typeOfVariable of Variable", "1 × attribute modifyingUser of Note", "1 × stretch of text"]


def test_a_text_without_a_name_has_that_of_its_file(tmp_path: Path) -> None:
    body = source(attributes='plainTextPath="board 2017.txt"').replace('name="One"', "")
    assert read_project(project_file(tmp_path, body, {"board 2017.txt": "a"})).project.texts == {"board 2017": "a"}


def test_people_of_the_same_name_stay_two(tmp_path: Path) -> None:
    users = f'<Users><User guid="{ADA}" name="Ada"/><User guid="{OTHER}" name="Ada"/></Users>'
    second = stretch(2, 3, id=NOTE, coding=BELOW).replace(ADA, OTHER)
    read = read_project(project_file(tmp_path, users + CODES + source(stretch(0, 1) + second), {"a.txt": "abc"}))
    assert [one.coder for one in read.project.codings] == ["Ada", f"Ada ({OTHER})"]


def test_pictures_recordings_and_what_is_coded_in_them_are_counted(tmp_path: Path) -> None:
    coding = '<Coding guid="{}"><CodeRef targetGUID="{}"/></Coding>'
    parts = "".join(
        f'<{kind}Source guid="{UUID(int=100 + number)}" name="{kind.lower()}" path="internal://x">'
        f'<{kind}Selection guid="{UUID(int=200 + number)}" name="secret words" {place}>'
        f"{coding.format(UUID(int=300 + number), CODE)}</{kind}Selection></{kind}Source>"
        for number, (kind, place) in enumerate(
            {
                "Picture": 'firstX="1" firstY="1" secondX="2" secondY="2"',
                "Audio": 'begin="0" end="9"',
                "Video": 'begin="0" end="9"',
                "PDF": 'page="1" firstX="1" firstY="1" secondX="2" secondY="2"',
            }.items()
        )
    )
    words = f'<Representation guid="{OTHER}" plainTextPath="internal://p.txt">{stretch(0, 3)}</Representation>'
    parts = parts.replace("</PDFSource>", f"{words}</PDFSource>")
    parts = parts.replace("<AudioSelection", f'<Transcript guid="{NOTE}" name="transcript" plainTextPath="internal://x"/><AudioSelection')
    read = read_project(project_file(tmp_path, f"{USERS}{CODES}<Sources>{parts}</Sources>", {"p.txt": "pdf words"}))
    assert read.project.texts == {"pdf": "pdf words"} and coded(read) == ["pdf"]
    assert told(read) == [
        "1 × picture: picture",
        "1 × part of a picture: picture",
        "1 × coding: picture",
        "1 × sound recording: audio",
        "1 × transcript: transcript",
        "1 × part of a sound recording: audio",
        "1 × coding: audio",
        "1 × video: video",
        "1 × part of a video: video",
        "1 × coding: video",
        "1 × PDF (its pages): pdf",
        "1 × part of a page: pdf",
        "1 × coding: pdf",
    ]


def test_whatever_is_unknown_here_is_told_wherever_it_stands(tmp_path: Path) -> None:
    project = Project(
        "Carers",
        (Code(CODE, "Strengths", description="What works"), Code(BELOW, "Friends", CODE)),
        {"t": "some words"},
        (Coding(CODING, "t", 0, 4, BELOW, "Ada", WHEN),),
        (Memo(NOTE, CODE, "idea", "So?", "Ada", WHEN), Memo(OTHER, "", "note", "All of it", "Ada", WHEN)),
        (Case("P1", ("t",), {"years": "5"}),),
        {"t": ("Ada",)},
    )
    file = tmp_path / "p.qdpx"
    write_project(project, file)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    root = etree.fromstring(parts["project.qde"])
    for element in list(root.iter()):
        element.set("odd", "1")
        unknown = etree.SubElement(element, "{urn:else}Odd")
        with zipfile.ZipFile(file, "w") as packed:
            for name, content in {**parts, "project.qde": etree.tostring(root)}.items():
                packed.writestr(name, content)
        read = read_project(file)
        assert read.project == project
        named = {one.kind: one.count for one in read.left_out}
        assert named == {f"attribute odd of {etree.QName(element).localname}": 1, "element {urn:else}Odd": 1}
        element.remove(unknown)
        del element.attrib["odd"]


def test_a_memo_at_two_places_is_taken_once_and_the_other_place_is_told(tmp_path: Path) -> None:
    body = CODES.replace("/></Codes>", f'><NoteRef targetGUID="{NOTE}"/></Code></Codes>') + source(f'<NoteRef targetGUID="{NOTE}"/>')
    body += f'<Notes><Note guid="{NOTE}" name="Question (2)"><PlainTextContent>Why?</PlainTextContent></Note></Notes>'
    read = read_project(project_file(tmp_path, body, {"a.txt": "x"}))
    assert read.project.memos == (Memo(NOTE, CODE, "question", "Why?", "", ""),)
    assert read.left_out == (LeftOut("further place of a memo", "One", 1),)
    link = f'<Links><Link guid="{OTHER}" name="about" originGUID="{NOTE}" targetGUID="{TEXT}"/></Links>'
    read = read_project(project_file(tmp_path, body + link, {"a.txt": "x"}))
    assert told(read) == ["1 × further place of a memo: One", "1 × link: about"]


def test_what_has_no_guid_is_taken_for_nothing_else(tmp_path: Path) -> None:
    stretches = (
        stretch(0, 3, id="") + f'<PlainTextSelection startPosition="0" endPosition="1"><NoteRef targetGUID="{NOTE}"/></PlainTextSelection>'
    )
    body = CODES + source(stretches) + f'<Notes><Note guid="{NOTE}"><PlainTextContent>Hm</PlainTextContent></Note></Notes>'
    read = read_project(project_file(tmp_path, body, {"a.txt": "one"}))
    assert coded(read) == ["one"] and [one.about for one in read.project.memos] == [""]
    assert told(read) == ["1 × stretch of text: One", "1 × further place of a memo: One"]


def test_a_comment_on_a_stretch_without_a_code_becomes_a_memo_that_quotes_it(tmp_path: Path) -> None:
    comment = stretch(0, 3, inner="<Description>Hm.</Description>", coding="")
    read = read_project(project_file(tmp_path, source(comment), {"a.txt": "one two"}))
    assert [(memo.about, memo.words) for memo in read.project.memos] == [("One", "“one”\n\nHm.")]
    assert told(read) == ["1 × stretch of text: One"]


def test_codings_of_nothing_and_of_a_case_are_left_out_and_told(tmp_path: Path) -> None:
    nothing, of_a_case = stretch(2, 2), stretch(0, 3, coding=OTHER, id=NOTE).replace(CODE, CASE)
    body = f'{CODES}<Cases><Case guid="{CASE}" name="Anna"/></Cases>{source(nothing + of_a_case)}'
    read = read_project(project_file(tmp_path, body, {"a.txt": "one two"}))
    assert not read.project.codings and told(read) == ["2 × stretch of text: One", "2 × coding: One"]


def test_a_text_that_is_kept_elsewhere_is_left_out_with_its_codings_and_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("absolute://" + str(tmp_path / "secret.txt"), "relative:///secret.txt"):
        read = read_project(project_file(tmp_path, CODES + source(stretch(0, 3), f'plainTextPath="{path}"')))
        assert not read.project.texts
        assert told(read) == ["1 × text without its plain words: One", "1 × stretch of text: One", "1 × coding: One"]


@pytest.mark.parametrize(
    ("text", "start", "end", "name", "origin", "found"),
    [
        ("one\r\ntwo", 5, 8, "two", "X", "two"),
        ("one\r\ntwo", 5, 8, "", "X", "two"),
        ("one\r\ntwo", 4, 7, "two", "X", "two"),
        ("one\r\ntwo", 4, 7, "", "ATLAS.ti Mac", "two"),
        ("one\r\ntwo", 5, 8, "two", "ATLAS.ti Mac", "two"),
        ("one\r\ntwo", 0, 4, "", "ATLAS.ti Mac", "one\r\n"),
        ("one\rtwo", 4, 7, "", "ATLAS.ti Mac", "two"),
        ("one\ntwo", 5, 8, "two", "NVivo", "two"),
        ("one\n\ntwo three", 7, 16, "two three", "NVivo", "two three"),
        ("🎶 one 🎶 two", 10, 13, "two", "X", "two"),
        ("🎶 one 🎶 two", 8, 11, "two", "X", "two"),
        ("🎶\r\n🎶 two", 6, 9, "two", "X", "two"),
        ("🎶\r\n🎶 two", 7, 10, "two", "X", "two"),
        ("cafe\u0301 two", 6, 9, "two", "X", "two"),
    ],
)
def test_positions_are_mapped_back_however_a_program_counts(
    text: str, start: int, end: int, name: str, origin: str, found: str, tmp_path: Path
) -> None:
    read = read_project(project_file(tmp_path, USERS + CODES + source(stretch(start, end, name)), {"a.txt": text}, origin=origin))
    assert coded(read) == [found]
    assert bool(read.remarks) == (text[start:end] != found), "a way of counting is told where it is not the standard's"


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    faulty = f'<Code guid="{CODE}" name="Again" isCodable="true"/><Code guid="7" name="b" isCodable="true"/>'
    codes = CODES.replace("</Codes>", f"{faulty}</Codes>")
    unknown = stretch(0, 1, coding=OTHER, id=NOTE).replace(CODE, VARIABLE)
    wrong = stretch(0, 9) + unknown + stretch("a", 2, id=BELOW) + stretch(3, 1, id=BELOW)
    missing = f'<TextSource guid="{BELOW}" plainTextPath="internal://../x.txt"/><TextSource guid="{CASE}" plainTextPath="b.txt"/>'
    body = codes + source(wrong).replace("</Sources>", missing + f'<TextSource guid="{TEXT}" plainTextPath="a.txt"/></Sources>')
    assert faults(project_file(tmp_path, body, {"a.txt": "one", "b.txt": b"\xff\xfe"})) == [
        f"{CODE} is the GUID of another code too",
        "'7' is no GUID",
        "they are not both whole numbers",
        "from 0 to 9 is no stretch of text 'One', which has 3 characters",
        f"the codebook has no code {VARIABLE}",
        "from 3 to 1 is no stretch of text 'One', which has 3 characters",
        "there is no internal://../x.txt among the sources",
        "b.txt is not text in UTF-8",
        "another text, or a code, has it too",
    ]


def test_a_fault_names_the_file_the_place_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        read_project(project_file(tmp_path, CODES + source(stretch(0, 9)), {"a.txt": "one"}))
    assert str(raised.value).startswith("given.qdpx: PlainTextSelection, line 1: startPosition and endPosition: from 0 to 9")
    assert str(raised.value).endswith("Export it once more from the program it comes from.")


def test_two_codings_of_one_guid_are_refused(tmp_path: Path) -> None:
    twice = stretch(0, 1) + stretch(1, 2, id=OTHER)
    assert faults(project_file(tmp_path, CODES + source(twice), {"a.txt": "one"})) == [f"{CODING} is the GUID of something else too"]


@pytest.mark.parametrize("head", DOCTYPES)
@pytest.mark.parametrize("body", ["", "<Description>&e;</Description>", '<Users><User guid="&e;"/></Users>'])
def test_entities_are_neither_expanded_nor_fetched(head: str, body: str, tmp_path: Path) -> None:
    with pytest.raises(KcvetsError, match="declares a document type|is no sound XML"):
        read_project(project_file(tmp_path, body.replace("&e;", "&i;" if head is BOMB else "&e;"), head=head))


def test_what_is_no_project_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.qdpx"
    for content in (b"", b"not a zip", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)):
        file.write_bytes(content)
        with pytest.raises(KcvetsError, match=r"x\.qdpx (is damaged or no REFI-QDA project|holds no project\.qde)"):
            read_project(file)
    with pytest.raises(KcvetsError, match="cannot be read"):
        read_project(tmp_path / "none.qdpx")
    with pytest.raises(KcvetsError, match="cannot be read"):
        read_codebook(tmp_path)
    with pytest.raises(KcvetsError, match=r"several \.qde files"):
        read_project(project_file(tmp_path, "", name="a.qde").rename(file) and _with(file, "b.qde", b""))
    for content in (b"<Project/>", b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'):
        file.unlink()
        with pytest.raises(KcvetsError, match="is no REFI-QDA project"):
            read_project(_with(file, "project.qde", content))
    with pytest.raises(KcvetsError, match="no sound XML"):
        read_codebook(_written(tmp_path / "c.qdc", b"<CodeBook>"))
    with pytest.raises(KcvetsError, match="is no REFI-QDA codebook"):
        read_codebook(_written(tmp_path / "c.qdc", b"<CodeBook/>"))


def test_a_file_that_was_cut_off_or_changed_is_refused_or_read_and_never_crashes(tmp_path: Path) -> None:
    whole = project_file(tmp_path, USERS + CODES + source(stretch(0, 3)), {"a.txt": "one two"}).read_bytes()
    for at in range(0, len(whole), 7):
        for content in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            try:
                read_project(_written(tmp_path / "x.qdpx", content))
            except KcvetsError as error:
                assert "x.qdpx" in str(error)


@pytest.mark.parametrize(("says", "wrong"), [(201 * 2**20, "more than 200 MB of text"), (10, "is damaged")])
def test_an_archive_that_grows_beyond_measure_or_beyond_what_it_says_is_refused(says: int, wrong: str, tmp_path: Path) -> None:
    content = bytearray(project_file(tmp_path, source(), {"a.txt": bytes(2**22)}).read_bytes())
    at = content.rindex(b"PK\x01\x02") + 24  # where an archive says how large its last part is
    content[at : at + 4] = struct.pack("<I", says)
    with pytest.raises(KcvetsError, match=wrong):
        read_project(_written(tmp_path / "x.qdpx", bytes(content)))


def test_a_description_larger_than_any_project_needs_is_refused_before_it_is_read(tmp_path: Path) -> None:
    content = bytearray(project_file(tmp_path, "").read_bytes())
    at = content.rindex(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 65 * 2**20)
    with pytest.raises(KcvetsError, match=r"project\.qde in x\.qdpx is larger than 64 MB"):
        read_project(_written(tmp_path / "x.qdpx", bytes(content)))
    with pytest.raises(KcvetsError, match=r"given\.qdpx holds more than 2,000,000 tags"):
        read_project(project_file(tmp_path, "<a/>" * 2_000_000))
    with (tmp_path / "c.qdc").open("wb") as large:
        large.truncate(65 * 2**20)
    with pytest.raises(KcvetsError, match=r"c\.qdc is larger than 64 MB"):
        read_codebook(tmp_path / "c.qdc")


def test_nothing_is_unpacked_wherever_a_part_of_the_archive_wants_to_go(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    file = project_file(inside, source(attributes='plainTextPath="internal://../../../evil.txt"'), {"../../../evil.txt": "x"})
    before = sorted(tmp_path.rglob("*"))
    assert read_project(file).project.texts == {"One": "x"}
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_that_holds_a_part_twice_or_locked_or_oddly_packed_is_refused(tmp_path: Path) -> None:
    file = project_file(tmp_path, source(), {"a.txt": "one"})
    with pytest.raises(KcvetsError, match="twice"):
        read_project(_with(file, "Sources\\A.txt", b"two"))
    content = bytearray(project_file(tmp_path, "").read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(KcvetsError, match="locked with a password"):
        read_project(_written(file, bytes(content)))
    file.unlink()
    with pytest.raises(KcvetsError, match="packed in a way"):
        read_project(_with(file, "project.qde", b"<x/>", zipfile.ZIP_BZIP2))


def test_codebooks_of_other_programs_are_read_and_their_sets_told(tmp_path: Path) -> None:
    below = f'<Code guid="{BELOW}" name="a.1" isCodable="true" color="#F00"/>'
    codes = f'<Code guid="{{{CODE.upper()}}}" name="a" isCodable="false">{below}</Code>'
    codes += f'<Code guid="{OTHER}" name="b" isCodable="1" color="red" description="Hello,&#10;world"/>'
    sets = f'<Sets><Set guid="{CASE}" name="Group"><MemberCode guid="{CODE}"/></Set></Sets>'
    book = '<CodeBook xmlns="urn:QDA-XML:codebook:{}" origin="ATLAS.ti Win 9"><!-- c --><Codes>{}</Codes>{}</CodeBook>'
    for version in ("1.0", "0:4"):
        read = read_codebook(_written(tmp_path / "c.qdc", book.format(version, codes, sets).encode("utf-16")))
        assert read.codes == (
            Code(CODE, "a", codable=False),
            Code(BELOW, "a.1", CODE, colour="#FF0000"),
            Code(OTHER, "b", description="Hello,\nworld"),
        )
        assert repr(read).splitlines() == ["Codes: 3", "Left out:", "1 × attribute color of Code", "1 × set: Group"]


def _written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


def _with(file: Path, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive, with one part more."""
    kept = io.BytesIO(file.read_bytes() if file.exists() else b"")
    with zipfile.ZipFile(kept, "a", how) as packed:
        packed.writestr(name, content)
    return _written(file, kept.getvalue())
