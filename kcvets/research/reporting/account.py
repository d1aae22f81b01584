"""What a report's template asks for, piece by piece: counts that passed the disclosure check, figures, agreement, quotations, origins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from kcvets.errors import KcvetsError
from kcvets.records.paper import Paragraph, Part, Picture, Table
from kcvets.research.agreement.per_code import agreement_by_code
from kcvets.research.agreement.shown import told as interval
from kcvets.research.coding.counts import coders, final
from kcvets.research.coding.model import Project
from kcvets.research.coding.project import project
from kcvets.research.disclosure.counting import ALL, EMPTY
from kcvets.research.disclosure.tables import Checked, checked
from kcvets.research.exploring.counts import values
from kcvets.research.exploring.figures import said
from kcvets.research.exploring.names import column_name, value_name
from kcvets.research.exploring.safe import IN_ALL, figure_of
from kcvets.research.reporting import origins, quoting
from kcvets.research.reporting.coded import coded_texts, of_texts
from kcvets.research.reporting.opening import Opened
from kcvets.research.reporting.pieces import Piece
from kcvets.research.reporting.templates import named

QUARTER = "quarter"
MADE_UP = "Everything in this report is made up: the study, the people, their texts, what these are about, and the coding."
NOBODY_CODED = Piece((Paragraph("No text here has been coded yet, so there is nothing to count."),))
AGREED_HEAD = ("Code", "Agreed", "Alpha (95% interval)", "AC1 (95% interval)")


class Account:
    """The texts of a cohort, or about a case story, and what can be said about them to others.

    Every table is judged beside those asked for before, and beside what is noted as shown of the study.

    Parameters
    ----------
    opened : Opened
        The study.
    texts : DataFrame
        The settled texts that the report is about.
    coder : str
        Whose coding counts where several people coded and no agreed coding is there.
    """

    def __init__(self, opened: Opened, texts: pd.DataFrame, coder: str) -> None:
        self.study, self.texts, self.coder = opened.study, _with_quarters(texts), coder or opened.coder
        self.made_up, self.released = opened.made_up, opened.released

    def collected(self) -> Piece:
        """Of which study, how many texts of how many people, and from when."""
        told = self.study.study
        months = sorted({*self.texts["date"].str[:7]} - {""})
        when = f", written {_between(months)}" if months and self._texts_shown else ""
        terms = f"They agreed to version {told.terms.version} of its terms."
        parts = [Paragraph(f"The study: {told.title} {told.purpose}"), Paragraph(f"{self._how_many()}{when}. {terms}")]
        if self.made_up:
            parts.insert(0, Paragraph(MADE_UP))
        return Piece(tuple(parts))

    def by(self, column: str, caption: str) -> Piece:
        """People by a column: a figure where enough may be shown, the table, and what was hidden.

        Parameters
        ----------
        column : str
            Of the texts, or ``"quarter"`` for quarters of a year.
        caption : str
            What is shown.
        """
        return self._drawn(self._check(column), caption)

    def variables(self) -> Piece:
        """People by what the study asked them: a table for each variable."""
        parts = [part for each in self.study.study.variables for part in _parts(self._check(each.name), f"{each.question} (people)")]
        return Piece(tuple(parts) or (Paragraph("The study asked its contributors nothing beside their texts."),))

    def crossed(self, rows: str, columns: str, caption: str) -> Piece:
        """People where two columns meet.

        Parameters
        ----------
        rows, columns, caption : str
            As for `by`.
        """
        return Piece(tuple(_parts(self._check(rows, columns), caption)))

    def themes(self) -> Piece:
        """In how many people's texts each theme of the codebook was found: a figure and the table."""
        found = coded_texts(self._final, self.texts, themes=True)
        return self._drawn(self._checked(found, "theme"), "People in whose texts a theme was found") if len(found) else NOBODY_CODED

    def codes(self) -> Piece:
        """The same of each code."""
        return Piece(tuple(_parts(self._codes, "People in whose texts a code was found"))) if self._codes else NOBODY_CODED

    def agreement(self) -> Piece:
        """How far coders agreed, code by code; codes that too few people's texts carry are left out."""
        if len(coders(self._project)) < 2:
            return Piece((Paragraph("No two people coded these texts. So nothing can be said about how far another would have agreed."),))
        shown = {*self._codes.table["people"].dropna().index} if self._codes else set()
        table = agreement_by_code(self._project)
        rows = [_agreed(one) for one in table[table["code"].isin(shown)].itertuples()]
        if not rows:
            return Piece((Paragraph("Every code was found in the texts of too few people for figures on it to be shown."),))
        left = len(table) - len(rows)
        note = f"Left out, because too few people's texts carry them: {left} of {len(table)} codes." if left else "Every code in use is here."
        return Piece((Table("Agreement between coders, sentence by sentence", AGREED_HEAD, tuple(rows)), Paragraph(note)))

    def whose(self) -> Piece:
        """Who coded, and whose coding the counts rest on."""
        people = len(coders(self._project))
        if people < 2:
            return Piece((Paragraph("One person coded these texts." if people else "Nobody has coded these texts yet."),))
        told = "The counts rest on the coding that they agreed on where there is one, and elsewhere on that of one of them."
        return Piece((Paragraph(f"{people} people coded these texts. {told}"),))

    def reviewed(self) -> Piece:
        """Who looked for what identifies somebody, and what may remain."""
        return Piece(tuple(map(Paragraph, origins.reviewed(self.study, {*self.texts["id"]}, self._texts_shown))))

    def quotations(self) -> Piece:
        """The passages that the researcher chose and that went through the check; of the others, how many there are."""
        return Piece(tuple(map(Paragraph, quoting.told(self.study, {*self.texts["id"]}, self.released))))

    def traced(self) -> Piece:
        """What the report was made from and with, so that it can be made again."""
        return Piece((Table("What this report was made from", ("What", "Which"), tuple(origins.traced(self.study))),))

    @cached_property
    def _project(self) -> Project:
        return of_texts(project(self.study), {*self.texts["id"]})

    @cached_property
    def _final(self) -> Project:
        return final(self._project, self.coder) if coders(self._project) else self._project

    def _how_many(self) -> str:
        people, texts = self._totals
        if pd.isna(people):
            return "How many people gave texts is not shown"
        return f"{people:,} people gave {'texts' if pd.isna(texts) else f'{texts:,} texts'}"

    @property
    def _texts_shown(self) -> bool:
        return not any(map(pd.isna, self._totals))

    @cached_property
    def _totals(self) -> tuple:
        """How many people and texts there are; NA where that cannot be shown."""
        return tuple(self._check("cohort", None, counted).table.loc[ALL, counted] for counted in ("people", "texts"))

    @cached_property
    def _codes(self) -> Checked | None:
        found = coded_texts(self._final, self.texts)
        return self._checked(found, "code") if len(found) else None

    def _check(self, rows: str, columns: str | None = None, counted: str = "people") -> Checked:
        by = {name: pd.Categorical(self.texts[name], values(self.texts, name)) for name in (rows, columns) if name and name != QUARTER}
        return self._checked(self.texts.assign(**by), rows, columns, counted)

    def _checked(self, frame: pd.DataFrame, rows: str, columns: str | None = None, counted: str = "people") -> Checked:
        found = checked(frame, rows, columns, counted=counted, released=self.released)
        found.release(self.released)
        return found

    def _drawn(self, found: Checked, caption: str) -> Piece:
        parts = _parts(found, caption)
        if not found.anything:
            return Piece(tuple(parts))
        drawn = figure_of(found, caption)
        return Piece((Picture(drawn.png(), drawn.alt), *parts), drawn.svg)


def of_cohort(study: str, cohort: str, coder: str = "", handed_out: bool = False) -> Account:
    """The account of a cohort, for a template.

    Parameters
    ----------
    study : str
        The study's folder; where empty, a study that is made up.
    cohort : str
        Which cohort.
    coder : str
        Whose coding counts where several people coded and no agreed coding is there.
    handed_out : bool
        Whether the report leaves the team, so that its numbers count as shown.

    Raises
    ------
    KcvetsError
        Where there is no such cohort.
    """
    opened = Opened(study, handed_out)
    return Account(opened, _only(opened.texts, "cohort", [cohort]), coder)


def of_story(study: str, story: str, cohorts: Sequence[str] = (), coder: str = "", handed_out: bool = False) -> Account:
    """The account of what was written about a case story.

    Parameters
    ----------
    study, coder, handed_out
        As for `of_cohort`.
    story : str
        Which story.
    cohorts : sequence of str
        Of which cohorts; all where empty.

    Raises
    ------
    KcvetsError
        Where nobody wrote about it, or there is no such cohort.
    """
    opened = Opened(study, handed_out)
    texts = opened.texts.assign(story=story) if opened.made_up else opened.texts
    texts = _only(texts, "story", [story])
    return Account(opened, _only(texts, "cohort", cohorts) if cohorts else texts, coder)


def _only(texts: pd.DataFrame, column: str, wanted: Sequence[str]) -> pd.DataFrame:
    there = sorted({*texts[column]} - {""})
    if faults := [*named(wanted, there, column)]:
        raise KcvetsError(" ".join(faults))
    return texts[texts[column].isin(wanted)]


def _with_quarters(texts: pd.DataFrame) -> pd.DataFrame:
    """With a column that says in which quarter of a year a text was written; of months, too few people would be left in each."""
    known = pd.PeriodIndex(texts["date"].where(texts["date"] != ""), freq="M").asfreq("Q")
    present = known.dropna()
    every = pd.period_range(present.min(), present.max(), freq="Q") if len(present) else present
    said = [("" if pd.isna(one) else _quarter(one)) for one in known]
    return texts.assign(**{QUARTER: pd.Categorical(said, [*map(_quarter, every), *([""] if "" in said else [])])})


def _between(months: Sequence[str]) -> str:
    first, last = (value_name("date", month) for month in (months[0], months[-1]))
    return f"in {first}" if first == last else f"between {first} and {last}"


def _quarter(one: pd.Period) -> str:
    return f"{one.start_time:%B} to {one.end_time:%B %Y}"


def _agreed(one) -> tuple[str, ...]:
    share = "" if pd.isna(one.percent) else f"{one.percent:.0%}"
    return one.code, share, interval(one.alpha, one.alpha_low, one.alpha_high), interval(one.ac1, one.ac1_low, one.ac1_high)


def _parts(found: Checked, caption: str) -> list[Part]:
    """A checked table as a report has it, with what was hidden and what to change; where nothing can be shown, that alone."""
    told = [Paragraph(one, quiet=True) for one in found.told]
    if not found.anything:
        return [Paragraph(f"{caption}: nothing of this can be shown."), *told]
    rows, columns = found.table.index.name, found.table.columns.name
    head = [_said(columns, name) if columns else str(name).capitalize() for name in found.table.columns]
    cells = [(_said(rows, name), *map(said, numbers)) for name, *numbers in found.table.itertuples()]
    return [Table(caption, (column_name(rows), *head), tuple(cells)), *told]


def _said(column: str, name: str) -> str:
    return IN_ALL if name == ALL else value_name(column, "" if name == EMPTY else name)
