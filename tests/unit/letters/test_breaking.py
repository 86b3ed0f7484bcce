from upheld.letters.breaking import BREAK, HELD, breakable, count_held, days_held


def test_a_day_and_its_month_stay_on_one_line() -> None:
    """Wherever a text of the letter names a day, and nowhere else."""
    said = {"from": "to 31 March 2020", "rows": ["1 April", "3 Mayfield Road", "12 months"]}

    assert days_held(said) == {
        "from": f"to 31{HELD}March 2020",
        "rows": [f"1{HELD}April", "3 Mayfield Road", "12 months"],
    }


def test_a_count_that_ends_a_phrase_stays_with_what_it_counts() -> None:
    """No line of a note begins with a lone number and its full stop."""
    assert count_held("from 8% to 50%, of 13 cases: 4.") == "from 8% to 50%, of 13 cases: 4."
    assert count_held("It was one of 13, not of 4.") == f"It was one of{HELD}13, not of{HELD}4."


def test_a_word_too_long_for_a_line_may_break() -> None:
    """It is cut off by no edge; words of ordinary length are left as they are."""
    assert breakable(["a word", "x" * 26]) == ["a word", BREAK.join(["xxxxxx"] * 4 + ["xx"])]
