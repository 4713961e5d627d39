from goldseam.ui.environment import gettext


def test_a_place_may_be_called_words_and_what_fills_it_is_escaped():
    assert gettext("For example: <b>%(words)s</b>", words="<i>") == "For example: <b>&lt;i&gt;</b>"


def test_a_percent_sign_is_written_twice_with_places_and_without():
    assert gettext("100 %% sure") == "100 % sure"
    assert gettext("%(n)s %% sure", n=40) == "40 % sure"
