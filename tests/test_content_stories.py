"""A story can be walked from its first scene to an end, whatever the reader chooses."""

from __future__ import annotations

import pytest
from broken_content import STORIES, assert_told

from kcvets.content import library
from kcvets.content.story_rules import next_steps


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.fixture)
def test_a_story_that_cannot_be_walked_is_told(tmp_path, case):
    assert_told(tmp_path, case)


@pytest.mark.parametrize("name", library().names("stories"))
def test_every_choice_in_a_story_of_the_suite_leads_to_an_end(name):
    story = library().story(name)
    steps = next_steps(story)

    def ends(place: str) -> set[str]:
        return {place} if not steps[place] else set().union(*map(ends, steps[place]))

    endings = ends(story.scenes[0].id)
    assert endings and endings <= {scene.id for scene in story.scenes}
