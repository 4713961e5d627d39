"""A recovery code is read back however it was written down, and a slip is noticed and placed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import CodeMistyped, RecoveryCode, new_recovery_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

codes = st.binary(min_size=26, max_size=26).map(
    lambda drawn: RecoveryCode(bytes(byte & 31 for byte in drawn))
)
positions = st.integers(0, 29)


def typed(code: RecoveryCode) -> str:
    return code.text.replace("-", "")


@given(codes)
def test_what_is_written_is_read_back(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(code.text) == code
    assert len(code.key) == 32


def test_it_is_six_groups_of_five() -> None:
    groups = new_recovery_code().text.split("-")
    assert [len(group) for group in groups] == [5] * 6
    assert set("".join(groups)) <= set(ALPHABET)


def test_it_holds_130_bits() -> None:
    code = new_recovery_code(lambda count: b"\xff" * count)
    assert code.secret == b"\x1f" * 26
    assert new_recovery_code() != new_recovery_code()


@given(codes, st.data())
def test_case_spaces_hyphens_and_lookalikes_do_not_matter(
    code: RecoveryCode, data: st.DataObject
) -> None:
    between = st.sampled_from(["", " ", "-", " – ", "\n", " . ", "\u00a0"])
    lookalikes = {"0": "0oO", "1": "1iIlL"}
    written = "".join(
        data.draw(st.sampled_from(lookalikes.get(character, character + character.lower())))
        + data.draw(between)
        for character in typed(code)
    )
    assert RecoveryCode.parse(written) == code


@given(codes)
def test_wide_characters_from_an_eastern_keyboard_are_read(code: RecoveryCode) -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in typed(code))
    assert RecoveryCode.parse(wide) == code


@given(codes, positions, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed_and_its_group_named(
    code: RecoveryCode, at: int, wrong: str
) -> None:
    right = typed(code)
    if right[at] == wrong:
        return
    with pytest.raises(CodeMistyped) as slip:
        RecoveryCode.parse(right[:at] + wrong + right[at + 1 :])
    assert slip.value.group == at // 5 + 1


@given(codes, st.integers(0, 28))
def test_two_swapped_neighbours_are_noticed_and_their_group_named(
    code: RecoveryCode, at: int
) -> None:
    right = typed(code)
    if right[at] == right[at + 1]:
        return
    with pytest.raises(CodeMistyped) as slip:
        RecoveryCode.parse(right[:at] + right[at + 1] + right[at] + right[at + 2 :])
    assert slip.value.group == at // 5 + 1


@given(codes, st.sets(positions, min_size=2, max_size=4), st.data())
def test_up_to_four_wrong_characters_are_always_noticed(
    code: RecoveryCode, places: set[int], data: st.DataObject
) -> None:
    written = list(typed(code))
    for at in places:
        others = [character for character in ALPHABET if character != written[at]]
        written[at] = data.draw(st.sampled_from(others))
    with pytest.raises(CodeMistyped):
        RecoveryCode.parse("".join(written))


def test_two_groups_in_the_wrong_order_are_noticed() -> None:
    code = RecoveryCode(bytes(range(26)))
    groups = code.text.split("-")
    with pytest.raises(CodeMistyped):
        RecoveryCode.parse("-".join([groups[1], groups[0], *groups[2:]]))


@pytest.mark.parametrize(("written", "group"), [("U", 3), ("!", 3), ("Ä", 3)])
def test_a_character_no_code_has_is_placed(written: str, group: int) -> None:
    right = typed(RecoveryCode(bytes(range(26))))
    with pytest.raises(CodeMistyped) as slip:
        RecoveryCode.parse(right[:12] + written + right[13:])
    assert slip.value.group == group


def test_a_group_with_a_character_missing_or_too_many_is_named() -> None:
    groups = RecoveryCode(bytes(range(26))).text.split("-")
    for altered in (groups[3][:-1], groups[3] + "7"):
        with pytest.raises(CodeMistyped) as slip:
            RecoveryCode.parse("-".join([*groups[:3], altered, *groups[4:]]))
        assert slip.value.group == 4


@pytest.mark.parametrize("text", ["", "-", "hello", "0" * 29, "0" * 31, "0" * 500, "U" * 500])
def test_what_is_no_code_is_turned_away(text: str) -> None:
    with pytest.raises(CodeMistyped):
        RecoveryCode.parse(text)


@given(codes, codes)
def test_each_code_has_a_key_of_its_own(one: RecoveryCode, other: RecoveryCode) -> None:
    assert (one.key == other.key) == (one == other)


@given(st.text(max_size=60))
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    with pytest.raises(CodeMistyped):
        RecoveryCode.parse(text)
