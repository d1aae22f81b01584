"""Contributions become one dataset: every one is checked first, nothing is half-collected, and the same folder gives the same file."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from research_rows import CODES, folder, given, put, row, table

from kcvets.errors import ContentError, KcvetsError
from kcvets.records.contribution import fingerprint
from kcvets.research import collecting
from kcvets.research.collecting import add_table, collect, contribution_file, rebuild
from kcvets.research.folder import StudyFolder
from kcvets.research.tables import write_table

KILLED = """
import os, signal, sys
from pathlib import Path
from kcvets.research import collecting
from kcvets.research.folder import StudyFolder
collecting.{step} = lambda *told: os.kill(os.getpid(), signal.SIGKILL)
collecting.collect(StudyFolder(Path(sys.argv[1])), map(Path, sys.argv[2:]), "autumn")
"""


@pytest.fixture
def carers(tmp_path: Path) -> StudyFolder:
    """The example study, nothing collected."""
    return folder(tmp_path / "study")


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(given()), **fields})


def with_entry(**fields: object) -> str:
    told = json.loads(given(["She sings.", "He counts."]))
    told["entries"][1] |= fields
    return json.dumps(told)


def told(carers: StudyFolder) -> list[dict]:
    return [json.loads(line) for line in carers.log_file.read_text(encoding="utf-8").splitlines()]


def everything(carers: StudyFolder) -> dict[str, bytes]:
    return {file.relative_to(carers.path).as_posix(): file.read_bytes() for file in carers.path.rglob("*") if file.is_file()}


def test_entries_become_rows_with_the_persons_answers(carers: StudyFolder, tmp_path: Path):
    assert collect(carers, [put(tmp_path, "one.json", given(["She sings.", "=1+1"]))], "autumn") == 1
    first, second = carers.dataset().to_dict("records")
    person = first["person"]
    assert first == {
        "id": f"{person}-1",
        "person": person,
        "cohort": "autumn",
        "date": "2027-02",
        "model": "practice",
        "quadrant": "knowledge",
        "prompt": "practice.knowledge.reveals",
        "story": "arpita",
        "text": "She sings.",
        "carer_in_the_room": "yes",
        "qualified": "longer ago",
    }
    assert (second["id"], second["person"], second["text"]) == (f"{person}-2", person, "=1+1")
    assert {str(kind) for kind in carers.dataset().dtypes} == {"string"}


def test_the_persons_name_does_not_tell_the_fingerprint(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    person = carers.dataset()["person"][0]
    assert len(person) == 10 and person.startswith("p-") and person[2:] not in fingerprint(CODES[0])


def test_made_up_contributions_say_so_in_every_id(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", changed(synthetic=True))], "autumn")
    assert carers.dataset()["id"].str.startswith("synthetic-p-").all()


def test_two_people_never_share_a_name(carers: StudyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Clashing:
        def __init__(self, told: bytes) -> None:
            self.turn = told.split()[-1].decode()

        def hexdigest(self) -> str:
            return self.turn * 64

    monkeypatch.setattr(collecting, "sha256", Clashing)
    files = [put(tmp_path, f"{code[0]}.json", given(code=code)) for code in CODES[:3]]
    collect(carers, files[:2], "autumn")
    collect(carers, files[2:], "spring")
    assert {*carers.dataset()["person"]} == {"p-00000000", "p-11111111", "p-22222222"}


def test_the_same_folder_gives_the_same_file_in_whatever_order_it_came(tmp_path: Path):
    files = [put(tmp_path, f"{code[0]}.json", given(["One.", "Two."], code)) for code in CODES]
    one, other = folder(tmp_path / "one"), folder(tmp_path / "other")
    collect(one, files, "autumn")
    for file in reversed(files):
        collect(other, [file], "autumn")
    assert one.dataset_file.read_bytes() == other.dataset_file.read_bytes()
    assert [*one.dataset()["person"].drop_duplicates()] == [person for person, _ in one.dataset().groupby("person", sort=False)]


def test_rows_are_sorted_by_cohort_person_and_number(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given([str(number) for number in range(1, 12)]))], "spring")
    collect(carers, [put(tmp_path, "other.json", given(["Other."], CODES[1]))], "autumn")
    assert [*carers.dataset()["text"]] == ["Other.", *(str(number) for number in range(1, 12))]


def test_words_are_as_the_journals_documents_show_them(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", json.dumps(json.loads(given(["One\r\ntwo\x0bthree\x00four \ud83d"]))))], "autumn")
    assert carers.dataset()["text"][0] == "One\ntwo\nthree\ufffdfour \ufffd"


def test_the_same_file_again_adds_nothing(carers: StudyFolder, tmp_path: Path):
    file = put(tmp_path, "one.json", given())
    assert collect(carers, [file, file, put(tmp_path, "copy.json", given())], "autumn") == 1
    before = everything(carers)
    assert collect(carers, [file], "autumn") == 0 and everything(carers) == before


def test_the_log_tells_counts_and_no_words(carers: StudyFolder, tmp_path: Path):
    collect(
        carers, [put(tmp_path, "one.json", given(["One.", "Two."])), put(tmp_path, "other.json", given(["sentinel"], CODES[1]))], "autumn"
    )
    (line,) = told(carers)
    assert {name: line[name] for name in line if name != "at"} == {"what": "collected", "contributions": 2, "entries": 3}


def test_contributions_are_kept_as_they_came(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given(["é 🎶 \r\n"]))], "autumn")
    file = contribution_file(carers, fingerprint(CODES[0]))
    assert json.loads(file.read_text(encoding="utf-8"))["given"] == json.loads(given(["é 🎶 \r\n"]))


def test_every_fault_of_every_file_is_told_at_once(carers: StudyFolder, tmp_path: Path):
    files = [
        put(tmp_path, "a.json", changed(study="drivers", withdrawal="")),
        put(tmp_path, "b.json", with_entry(text="", model="x")),
        tmp_path / "c.json",
    ]
    with pytest.raises(ContentError) as refused:
        collect(carers, files, "\n")
    assert [(fault.file, fault.field) for fault in refused.value.faults if fault.file != "collect"] == [
        ("a.json", "study"),
        ("a.json", "withdrawal"),
        ("b.json", "model"),
        ("b.json", "text"),
        ("c.json", "the file"),
    ]
    assert {fault.file for fault in refused.value.faults} == {"collect", "a.json", "b.json", "c.json"}
    assert [*everything(carers)] == ["study.toml"]


def test_another_contribution_with_the_same_code_is_refused(carers: StudyFolder, tmp_path: Path):
    one, other = put(tmp_path, "one.json", given()), put(tmp_path, "other.json", given(["He counts."]))
    with pytest.raises(ContentError, match="one.json has the same withdrawal code"):
        collect(carers, [one, other], "autumn")
    collect(carers, [one], "autumn")
    before = everything(carers)
    with pytest.raises(ContentError, match="other.json.*same withdrawal code was collected before"):
        collect(carers, [other], "autumn")
    assert everything(carers) == before


def test_the_same_contribution_in_another_cohort_is_refused(carers: StudyFolder, tmp_path: Path):
    file = put(tmp_path, "one.json", given())
    collect(carers, [file], "autumn")
    with pytest.raises(ContentError, match="in the cohort 'autumn'"):
        collect(carers, [file], "spring")


def test_a_copy_does_not_bring_back_what_was_withdrawn(carers: StudyFolder, tmp_path: Path):
    carers.log("withdrawn", fingerprint=fingerprint(CODES[0]))
    with pytest.raises(ContentError, match="this contribution was withdrawn. Delete the file"):
        collect(carers, [put(tmp_path, "one.json", given())], "autumn")


def test_a_withdrawal_that_was_killed_is_finished_and_half_a_line_of_the_log_does_not_matter(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, f"{code[0]}.json", given(code=code)) for code in CODES[:2]], "autumn")
    with carers.log_file.open("a", encoding="utf-8") as file:
        file.write('{"at": "2027-0')
    carers.log("withdrawn", fingerprint=fingerprint(CODES[0]), releases=[])
    with carers.log_file.open("a", encoding="utf-8") as file:
        file.write('{"at": "2027-0')
    assert rebuild(carers) == 1 and not contribution_file(carers, fingerprint(CODES[0])).exists()


def test_a_contribution_taken_out_is_gone_when_the_dataset_is_put_together_again(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, f"{code[0]}.json", given([f"words {code}"], code)) for code in CODES[:3]], "autumn")
    before = carers.dataset().set_index("id")["text"]
    (carers.contributions / ".left.json.part").write_text(f"words {CODES[0]}", encoding="utf-8")
    contribution_file(carers, fingerprint(CODES[0])).unlink()
    assert rebuild(carers) == 2
    after = carers.dataset().set_index("id")["text"]
    assert after.to_dict() == {id: text for id, text in before.items() if CODES[0] not in text}
    assert not any(CODES[0].encode() in held for held in everything(carers).values())


def test_a_dataset_of_which_all_was_withdrawn_is_empty_and_has_its_columns(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    contribution_file(carers, fingerprint(CODES[0])).unlink()
    assert rebuild(carers) == 0 and [*carers.dataset()] == [*table()]


def test_a_collection_that_is_interrupted_leaves_everything_as_before(carers: StudyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    before = everything(carers)

    def interrupted(folder: StudyFolder) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(collecting, "rebuild", interrupted)
        with pytest.raises(KeyboardInterrupt):
            collect(carers, [put(tmp_path, "other.json", given(code=CODES[1]))], "autumn")
    assert everything(carers) == before


@pytest.mark.parametrize("step", ["rebuild", "contribution_file"])
def test_a_collection_that_is_killed_leaves_the_dataset_and_goes_on_to_the_same_end(step: str, tmp_path: Path):
    files = [put(tmp_path, f"{code[0]}.json", given(code=code)) for code in CODES[:3]]
    killed, whole = folder(tmp_path / "killed"), folder(tmp_path / "whole")
    for carers in (killed, whole):
        collect(carers, files[:1], "autumn")
    before = killed.dataset_file.read_bytes()
    run = subprocess.run([sys.executable, "-c", KILLED.format(step=step), killed.path, *files])
    assert run.returncode == -signal.SIGKILL and killed.dataset_file.read_bytes() == before
    assert collect(killed, files, "autumn") == collect(whole, files, "autumn") == 2
    assert killed.dataset_file.read_bytes() == whole.dataset_file.read_bytes()
    assert {*everything(killed)} == {*everything(whole)}


def test_a_kept_contribution_that_something_else_changed_is_named(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    file = contribution_file(carers, fingerprint(CODES[0]))
    file.write_text("{", encoding="utf-8")
    with pytest.raises(KcvetsError, match=f"{file.name}.*collect that contribution again"):
        rebuild(carers)
    file.write_text(json.dumps({"cohort": "autumn", "person": "p-1", "given": json.loads(given(code=CODES[1]))}), encoding="utf-8")
    with pytest.raises(KcvetsError, match=f"{file.name}.*collect that contribution again"):
        rebuild(carers)


def test_a_table_from_elsewhere_stands_beside_contributions(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    write_table(table(row(1, text="From elsewhere."), row(2, cohort="spring")), tmp_path / "survey.xlsx")
    assert add_table(carers, tmp_path / "survey.xlsx") == 2
    assert [*carers.dataset()["id"][1:]] == ["r-1", "r-2"] and told(carers)[1]["what"] == "imported"
    collect(carers, [put(tmp_path, "other.json", given(code=CODES[1]))], "autumn")
    assert [*carers.dataset()["id"][2:]] == ["r-1", "r-2"]


def test_a_table_without_cohorts_is_given_one(carers: StudyFolder, tmp_path: Path):
    write_table(table(row(1), row(2)).drop(columns="cohort"), tmp_path / "survey.csv")
    add_table(carers, tmp_path / "survey.csv", cohort="survey of 2026")
    assert {*carers.dataset()["cohort"]} == {"survey of 2026"}


def test_the_same_table_again_adds_nothing(carers: StudyFolder, tmp_path: Path):
    write_table(table(row(1), row(2)), tmp_path / "survey.csv")
    write_table(table(row(1), row(2)), tmp_path / "survey.parquet")
    assert add_table(carers, tmp_path / "survey.csv") == 2
    before = everything(carers)
    assert add_table(carers, tmp_path / "survey.parquet") == 0 and everything(carers) == before


def test_a_table_with_an_id_that_is_there_already_is_refused(carers: StudyFolder, tmp_path: Path):
    write_table(table(row(1), row(2)), tmp_path / "survey.csv")
    add_table(carers, tmp_path / "survey.csv")
    before = everything(carers)
    write_table(table(row(2, text="Other."), row(3)), tmp_path / "more.csv")
    with pytest.raises(ContentError) as refused:
        add_table(carers, tmp_path / "more.csv")
    assert [(fault.file, fault.place, fault.field) for fault in refused.value.faults] == [("more.csv", "r-2", "id")] and everything(
        carers
    ) == before


def test_an_import_that_was_killed_lets_no_id_in_twice(carers: StudyFolder, tmp_path: Path):
    write_table(table(row(1)), tmp_path / "survey.csv")
    add_table(carers, tmp_path / "survey.csv")
    carers.dataset_file.unlink()  # as if it had never been written
    write_table(table(row(1, text="Other.")), tmp_path / "mended.csv")
    with pytest.raises(ContentError, match="r-1"):
        add_table(carers, tmp_path / "mended.csv")
    assert add_table(carers, tmp_path / "survey.csv") == 1


def test_a_faulty_table_adds_nothing(carers: StudyFolder, tmp_path: Path):
    write_table(table(row(1), row(2, model="x")), tmp_path / "survey.csv")
    with pytest.raises(ContentError, match="survey.csv: line 3: model"):
        add_table(carers, tmp_path / "survey.csv")
    assert [*everything(carers)] == ["study.toml"]


def test_a_variable_declared_later_is_empty_in_what_came_before(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given())], "autumn")
    write_table(table(row(1)), tmp_path / "survey.csv")
    add_table(carers, tmp_path / "survey.csv")
    with carers.study_file.open("a", encoding="utf-8") as file:
        file.write('[[variable]]\nname = "team"\nquestion = "Which team?"\nvalues = ["a", "b"]\nwhy = "To compare nobody."\n')
    rebuild(StudyFolder(carers.path))
    assert [*carers.dataset()["team"]] == ["", ""]


def test_new_texts_are_looked_through_like_those_before(carers: StudyFolder, tmp_path: Path):
    collect(carers, [put(tmp_path, "one.json", given(["Arpita Sen sings."]))], "autumn")
    carers.deidentify(workers=1)
    collect(carers, [put(tmp_path, "two.json", given(["I rang Zofia Nowak."], code=CODES[1]))], "autumn")
    with pytest.raises(KcvetsError, match="de-identify the dataset first"):
        carers.masks()
    carers.deidentify(workers=1)
    assert {*carers.masks()["id"]} == {*carers.dataset()["id"]}
