"""The cases of a project that is read, with what is known of each."""

from __future__ import annotations

from lxml import etree

from kcvets.research.coding.model import Case
from kcvets.research.coding.refi.given import Given, unique
from kcvets.research.coding.refi.sources import Sources
from kcvets.research.coding.refi.terms import as_guid

VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
Variables = dict[str, tuple[str, etree._Element]]


def read_cases(given: Given, sources: Sources) -> list[Case]:
    """Every case. What is known of a text that no case has makes a case of that text, under its name."""
    markup, variables = given.markup, _variables(given)
    cases: dict[str, Case] = {}
    for element in markup.all(markup.root, "Cases", "Case"):
        case = _case(given, element, variables, sources, cases)
        cases[case.name] = case
        given.comment(element, "", f"{case.name}\n\n")
    in_a_case = {id for case in cases.values() for id in case.texts}
    for id, element in sources.elements.items():
        values = {} if id in in_a_case else _values(given, element, variables)
        if values:
            name = unique(id, as_guid(element.get("guid", "")), cases)
            cases[name] = Case(name, (id,), values)
    return list(cases.values())


def _case(given: Given, element: etree._Element, variables: Variables, sources: Sources, taken: dict[str, Case]) -> Case:
    markup, texts = given.markup, []
    markup.take(element)
    for reference in markup.all(element, "SourceRef"):
        text = given.ids.get(as_guid(reference.get("targetGUID", "")))
        if text in sources.texts:
            markup.take(reference)
            markup.get(reference, "targetGUID")
            texts.append(text)
    markup.get(element, "name")
    guid = markup.guid(element)
    name = element.get("name", texts[0] if len(texts) == 1 else guid)  # MAXQDA and Quirkos have cases without a name
    return Case(unique(name, guid, taken), tuple(texts), _values(given, element, variables))


def _variables(given: Given) -> Variables:
    """By GUID, the name of each variable, and where it stands."""
    markup, named = given.markup, dict[str, str]()
    found: Variables = {}
    for element in markup.all(markup.root, "Variables", "Variable"):
        guid = markup.guid(element)
        name = unique(markup.get(element, "name"), guid, named)
        named[name], found[guid] = guid, (name, element)
        if element.get("typeOfVariable", "").strip() == "Text":
            markup.get(element, "typeOfVariable")  # of the others, that they are more than text is left out
    return found


def _values(given: Given, element: etree._Element, variables: Variables) -> dict[str, str]:
    """By variable, what is known of something."""
    markup, values = given.markup, dict[str, str]()
    for known in markup.all(element, "VariableValue"):
        for reference in markup.all(known, "VariableRef")[:1]:
            name, defined = variables.get(as_guid(reference.get("targetGUID", "")), ("", None))
            if defined is None or name in values:
                continue
            markup.take(known, reference, defined)
            markup.get(reference, "targetGUID")
            values[name] = "".join(markup.words(known, kind) for kind in VALUES)
    return values
