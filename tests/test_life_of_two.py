"""The life of a couple, in any order: nobody sees what was not shared, and no word is lost.

Three people find each other, share, change, withdraw, pause, leave, meet again, change all their
keys, come back by recovery code, delete their account, and the host restores a backup now and then.
After each of ten thousand steps everything is compared with a model of what each may see.
"""

import os
from collections import Counter

import pytest

from tests.life import Life

pytestmark = pytest.mark.django_db(transaction=True)

LIVES, LONG, RUNS = 10, 250, 4  # ten lives of 250 steps, four times: 10,000 steps
EVERYTHING = {
    "wrote", "changed what is private", "found each other", "thought better of it",
    "refused a third", "shared", "changed what is shared", "refused to change what is the other’s",
    "withdrew", "put back", "paused", "went on", "left with words", "left without",
    "changed all keys", "changed all keys together", "came back by recovery code",
    "deleted the account", "restored",
}  # fmt: skip


@pytest.mark.parametrize("run", range(RUNS))
def test_nobody_sees_what_was_not_shared_and_no_word_is_lost(run, tmp_path):
    happened = Counter[str]()
    for _ in range(LIVES):
        seed = int.from_bytes(os.urandom(6))
        life = Life(seed, tmp_path)
        life.begin()
        try:
            for _ in range(LONG):
                life.step()
                life.check()
        except BaseException:
            print(f"Life({seed}) went wrong after {len(life.story)} steps: {life.story[-12:]}")
            raise
        happened += life.happened
    assert EVERYTHING - happened.keys() == set(), happened


def test_the_same_seed_lives_the_same_life(tmp_path):
    """What went wrong once can be looked at again."""
    stories = []
    for _ in range(2):
        life = Life(7, tmp_path)
        life.begin()
        for _ in range(60):
            life.step()
        stories.append(life.story)
    assert stories[0] == stories[1]
