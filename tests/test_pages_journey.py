"""The whole journey, by the keyboard alone; and nothing a page holds back reaches the browser before its reader has committed."""

from __future__ import annotations

import re
import signal
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Suite, open_notebook
from keyboard import LARGER_TEXT, UNSEEN, Keyboard, saved
from playwright.sync_api import BrowserContext, Locator, Page, expect

from kcvets.content import library, notebooks_folder
from kcvets.content.shapes import Story
from kcvets.journal import EntryKey, Journal

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOLD = library().story("arpita")
KNOWLEDGE = library().questions("practice", "knowledge").prompts[0].label
KEY = EntryKey("practice.knowledge.reveals", model="practice", quadrant="knowledge")
CLOSING = {prompt.id: prompt.label for prompt in library().closing().prompts}
REASONS = {
    TOLD.decisions[0].why: "A reader will tell me about a book before a chair.",
    TOLD.decisions[1].why: "She would rather hear it from me than read it.",
    TOLD.decisions[2].why: "So that the first step is a short one.",
}
PRACTICE = "I saw the tidy kitchen first and the cold room last."
STORY = "That I listened before I looked."
LEARNED = {
    CLOSING["what"]: "Her remark on the way out of the door.",
    CLOSING["so-what"]: "I ask people to give things up too easily.",
    CLOSING["now-what"]: "Towards asking what could be lent.",
    CLOSING["action"]: "Ring the library about its reading group.",
}
DAY, TYPED = "2030-05-05", "05052030"  # the same whether the day or the month is typed first


def step(page: Page, title: str) -> Locator:
    """The line about a notebook on the path that home shows."""
    path = page.get_by_role("heading", name="The path").locator("xpath=following::ol")
    return path.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))


def work_through_arpita(page: Page, keyboard: Keyboard) -> None:
    """All three decisions, the areas of wellbeing, one Knowledge answer compared, and a dated action."""
    for decision in TOLD.decisions:
        keyboard.choose(page.get_by_role("group", name=decision.question), decision.options[1].label)
        keyboard.answer(decision.why, REASONS[decision.why])
        keyboard.activate(page.get_by_role("button", name="Commit to this, and read on").last)
        keyboard.sees("What followed")
    expect(page.get_by_role("heading", name="Something to offer")).to_be_visible()

    for area in page.get_by_role("checkbox").all()[:2]:
        keyboard.reach(area)
        keyboard.press("Space")
    keyboard.activate(page.get_by_role("button", name="Compare with our view"))
    keyboard.sees("How we read it")

    keyboard.answer(KNOWLEDGE, STORY)
    keyboard.activate(page.get_by_role("button", name="Compare with the practitioner").first)
    keyboard.sees("What the practitioner answered")

    for label, text in LEARNED.items():
        keyboard.answer(label, text)
    keyboard.reach(page.get_by_label(CLOSING["action-date"]))
    keyboard.type(TYPED)
    keyboard.activate(page.get_by_role("button", name="Draft a CPD entry"))
    keyboard.sees("A draft for your CPD record")
    draft = page.locator(".kc-after").filter(has=page.get_by_role("heading", name="A draft for your CPD record")).last
    expect(draft).to_contain_text(f"{LEARNED[CLOSING['action']]} (by {DAY})")
    saved(page, CLOSING["action"])


def under_headings(document: Path) -> list[tuple[str, str]]:
    """What a Word document says under each of its headings."""
    with zipfile.ZipFile(document) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
    found: list[tuple[str, str]] = []
    for paragraph in body.iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        text = "".join(part.text or "" for part in paragraph.iter(f"{WORD}t"))
        if style is not None and style.get(f"{WORD}val", "").startswith("Heading"):
            found.append((text, ""))
        elif found:
            heading, words = found.pop()
            found.append((heading, f"{words}{text}\n"))
    return found


@pytest.mark.parametrize(("width", "text"), [(320, 1), (1280, 2)])
def test_the_whole_journey_by_keyboard(context: BrowserContext, suite: Suite, tmp_path: Path, width: int, text: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(LARGER_TEXT.format(times=text))
    keyboard = Keyboard(page)
    open_notebook(page, suite, "00-start-here")

    keyboard.follow(step(page, "What strengths-based is").get_by_role("link"), "01-what-strengths-based-is")
    keyboard.choose(page.get_by_role("group").first, "Not strengths-based")
    keyboard.activate(page.get_by_role("button", name="Choose, and see why").first)
    expect(page.locator(".kc-after h4:focus")).to_have_count(1)
    assert page.evaluate(UNSEEN) == ""
    keyboard.go_home()
    expect(step(page, "What strengths-based is")).to_contain_text("1 of ")

    keyboard.follow(step(page, "Knowledge").get_by_role("link"), "03-knowledge")
    keyboard.answer(KNOWLEDGE, PRACTICE)
    saved(page, KNOWLEDGE)
    keyboard.go_home()

    keyboard.follow(step(page, "Arpita").get_by_role("link"), "10-arpita")
    work_through_arpita(page, keyboard)
    keyboard.go_home()
    expect(step(page, "Knowledge")).to_contain_text("1 of ")
    expect(step(page, "Arpita")).to_contain_text("13 of ")
    carry_on = page.get_by_role("heading", name="Carry on where you left off").locator("xpath=following::ol[1]")
    keyboard.follow(carry_on.get_by_role("link"), "10-arpita")

    suite.stop()
    suite.start()
    open_notebook(page, suite, "10-arpita")
    for decision in TOLD.decisions:
        expect(page.get_by_role("radio", name=decision.options[1].label)).to_be_checked()
    for label, text in {**REASONS, **LEARNED, KNOWLEDGE: STORY}.items():
        expect(page.get_by_role("textbox", name=label)).to_have_value(text)
    expect(page.get_by_label(CLOSING["action-date"])).to_have_value(DAY)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)

    keyboard.go_home()
    keyboard.reach(page.get_by_role("button", name="Word document"))
    with page.expect_download() as download:
        keyboard.press("Enter")
    download.value.save_as(tmp_path / "words.docx")
    answers = under_headings(tmp_path / "words.docx")
    for label, text in {**REASONS, **LEARNED}.items():
        assert [text in words for heading, words in answers if heading == label] == [True]
    assert [PRACTICE in words or STORY in words for heading, words in answers if heading == KNOWLEDGE] == [True, True]


def test_focus_goes_through_a_page_and_back(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    keyboard = Keyboard(page)
    keyboard.reach(page.get_by_role("link", name="Skip to the main content"))
    keyboard.reach(page.get_by_role("link", name="Next"))
    keyboard.reach(page.get_by_role("link", name="Skip to the main content"), "Shift+Tab")


def test_settling_two_versions_leaves_the_focus_in_the_answer(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    Journal.open(suite.home).save(KEY, "from elsewhere", question="", writer="another window", sequence=1, base=None)
    keyboard = Keyboard(page)
    keyboard.answer(KNOWLEDGE, "from here")
    keyboard.activate(page.get_by_role("button", name="Keep both"))
    expect(page.get_by_role("group", name="Two versions")).to_have_count(0)
    expect(page.get_by_role("textbox", name=KNOWLEDGE)).to_be_focused()


def test_settling_while_the_last_words_are_still_on_their_way_settles_them_too(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "03-knowledge")
    Journal.open(suite.home).save(KEY, "from elsewhere", question="", writer="another window", sequence=1, base=None)
    answer = page.get_by_role("textbox", name=KNOWLEDGE)
    answer.fill("from here")
    page.get_by_role("group", name="Two versions").wait_for()
    suite.process.send_signal(signal.SIGSTOP)
    answer.press_sequentially(", and more")
    page.get_by_role("button", name="Keep both").click()
    suite.process.send_signal(signal.SIGCONT)
    expect(page.get_by_role("group", name="Two versions")).to_have_count(0)
    assert [version.text for version in Journal.open(suite.home).current(KEY)] == ["from here, and more\n\nfrom elsewhere"]


def test_committing_too_early_says_what_is_missing_and_leads_there(page: Page, suite: Suite) -> None:
    open_notebook(page, suite, "10-arpita")
    keyboard = Keyboard(page)
    commit = page.get_by_role("button", name="Commit to this, and read on")
    keyboard.activate(commit)
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    assert page.evaluate(UNSEEN) == ""
    keyboard.activate(summary.get_by_role("link", name="Say why"))
    why = page.get_by_role("textbox", name=TOLD.decisions[0].why)
    expect(why).to_be_focused()
    expect(why).to_have_accessible_description("Say why, in a few words of your own")
    assert page.evaluate(UNSEEN) == ""
    keyboard.activate(summary.get_by_role("link", name="Choose what you would do"), "Shift+Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    assert page.evaluate(UNSEEN) == ""

    keyboard.choose(page.get_by_role("group").first, TOLD.decisions[0].options[1].label)
    keyboard.activate(commit)
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(["Say why, in a few words of your own"])
    expect(page.get_by_role("heading", name="What followed")).to_have_count(0)


class Received:
    """Everything that has reached a page: responses, messages of the kernel, and what the page made of them."""

    def __init__(self, page: Page) -> None:
        self.page, self.responses, self.messages = page, [], []
        page.on("response", lambda response: self.responses.append(response))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda message: self.messages.append(message)))

    def among(self, phrases: set[str]) -> set[str]:
        """Which of the phrases have reached it by now."""
        messages = [m if isinstance(m, str) else m.decode("utf-8", errors="replace") for m in self.messages]
        texts = [self.page.content(), *messages, *(response.text() for response in self.responses if response.ok)]
        return {phrase for phrase in phrases if any(phrase in text for text in texts)}


def phrase(text: str) -> str:
    """The longest piece of a text that reads the same in HTML, JSON and TOML."""
    return max(re.findall(r"[A-Za-z][A-Za-z ,]{20,}", text), key=len).strip()


def held_back(told: Story) -> set[str]:
    """A phrase from everything a story shows only after the first decision."""
    options = [option for decision in told.decisions for option in decision.options]
    texts = [scene.text for scene in told.scenes[1:]] + [decision.account.text for decision in told.decisions]
    texts += [text for option in options for text in (option.followed, option.support.text)]
    texts += [passage.text for passage in (*told.readings, *told.reasons, *told.less, *told.asides)]
    texts += [text for touched in told.touched for text in (touched.before, touched.after)]
    return {phrase(text) for text in texts}


def test_nothing_is_revealed_before_the_reader_has_committed(page: Page, suite: Suite) -> None:
    chosen, *others = TOLD.decisions[0].options
    everything, received = held_back(TOLD), Received(page)
    first_scene = phrase(TOLD.scenes[0].text)
    open_notebook(page, suite, "10-arpita")
    page.get_by_role("button", name="Commit to this, and read on").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert received.among({first_scene, *everything}) == {first_scene}

    page.get_by_role("radio", name=chosen.label).check()
    page.get_by_role("textbox", name=TOLD.decisions[0].why).fill("Because.")
    page.get_by_role("button", name="Commit to this, and read on").click()
    expect(page.get_by_role("heading", name="What followed")).to_be_visible()
    now = received.among(everything)
    assert {phrase(chosen.followed), phrase(TOLD.decisions[0].account.text)} <= now
    assert not now & {phrase(option.followed) for option in (*others, *TOLD.decisions[1].options)}
    assert not now & {phrase(reading.text) for reading in TOLD.readings}


def test_an_exercise_explains_no_option_that_was_not_chosen(page: Page, suite: Suite) -> None:
    options = library().check("knowledge").questions[0].options
    explained, received = {phrase(option.feedback) for option in options}, Received(page)
    open_notebook(page, suite, "03-knowledge")
    assert received.among(explained) == set()
    page.get_by_role("radio", name=options[0].label).check()
    page.get_by_role("button", name="Choose, and see why").first.click()
    expect(page.get_by_role("heading", name="Another way to see it")).to_be_visible()
    assert received.among(explained) == {phrase(options[0].feedback)}


def test_no_notebook_file_holds_what_its_page_holds_back() -> None:
    files = "\n".join(file.read_text(encoding="utf-8") for file in notebooks_folder().glob("*.ipynb"))
    checks = [library().check(name) for name in library().names("checks")]
    explained = {phrase(option.feedback) for check in checks for question in check.questions for option in question.options}
    assert {sentence for sentence in held_back(TOLD) | explained if sentence in files} == set()
