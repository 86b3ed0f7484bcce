"""What the anonymity check finds in a text, and what it leaves alone."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.casework.anonymity.clues import ClueKind
from upheld.casework.anonymity.parties import Party
from upheld.casework.anonymity.vocabulary import words_of
from upheld.casework.anonymity.whole import clues_in, findings
from upheld.domain.statements import LONGEST_SECTION, Section

KNOWN = words_of(["Exampleton Borough Council", "Mockborough", "Ashford"])
PARTY = Party(
    name="Ms Patricia Featherstone", address="Flat 2, 17 Nowhere Street\nExampleton",
    postcode="ZZ11ZZ", email="pat@example.invalid", telephone="+44 1632 960123",
)  # fmt: skip
K = ClueKind
LONGEST_TIME = 8.0
"""Seconds; it takes about one."""


def found(text: str) -> list[tuple[ClueKind, str]]:
    """What is marked in a text about the party, in its order."""
    clues = clues_in({Section.FOUND: text}, parties=[PARTY], known=KNOWN)
    return [(clue.kind, clue.words) for clue in clues]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("I spoke with Patricia Featherstone.", K.PARTY, "Patricia Featherstone"),
        ("FEATHERSTONE, PATRICIA said so.", K.PARTY, "FEATHERSTONE, PATRICIA"),
        ("It was Featherstone’s bin.", K.PARTY_PART, "Featherstone’s"),
        ("Patricia called.", K.PARTY_PART, "Patricia"),
        ("I wrote to patricia featherstone.", K.PARTY_PART, "patricia featherstone"),
        ("It was featherstone’s bin.", K.PARTY_PART, "featherstone’s"),
        ("I wrote to Patricia featherstone.", K.PARTY, "Patricia featherstone"),
        ("Mrs Fetherstone called.", K.PARTY_LIKE, "Fetherstone"),
        ("Mrs F called.", K.PARTY_INITIAL, "Mrs F"),
        ("She lives at 17  nowhere street.", K.PARTY, "17  nowhere street"),
        ("She lives at 17 Nowere Street.", K.PARTY_LIKE, "17 Nowere Street"),
        ("Her postcode is zz1 1zz.", K.PARTY, "zz1 1zz"),
        ("Write to PAT@example.invalid.", K.PARTY, "PAT@example.invalid"),
        ("She called from 01632 960123.", K.PARTY, "01632 960123"),
        ("Call (0)20 7946 0018 or write.", K.TELEPHONE, "020 7946 0018"),
        ("Write to a.person@council.example.", K.EMAIL, "a.person@council.example"),
        ("He moved to AB12 3CD.", K.POSTCODE, "AB12 3CD"),
        ("He moved to 4 Long Meadow Lane.", K.ADDRESS, "4 Long Meadow Lane"),
        ("There was noise in Station Road.", K.ADDRESS, "Station Road"),
        ("Y was born on 3 May 2011.", K.BIRTH, "born on 3 May 2011"),
        ("His date of birth is 3/5/2011.", K.BIRTH, "birth is 3/5/2011"),
        ("He is a 47-year-old man.", K.BIRTH, "47-year-old"),
        ("His number is QQ 12 34 56 C.", K.NUMBER, "QQ 12 34 56 C"),
        ("She drove AB12 CDE then.", K.NUMBER, "AB12 CDE"),
        ("Account 4433221100 was closed.", K.NUMBER, "4433221100"),
        ("Mr Jones said so.", K.NAME, "Mr Jones"),
        ("Councillor de la Tour said so.", K.CAPITAL, "Tour"),
        ("The officer, J. Parkes, left.", K.NAME, "J. Parkes"),
        ("The officer, Priya Anand, left.", K.CAPITAL, "Priya Anand"),
        ("Y left St Mary’s Primary School.", K.SCHOOL, "St Mary’s Primary School"),
        ("She moved to Rose Lodge in May.", K.HOME, "Rose Lodge"),
        ("AB wrote to us.", K.INITIALS, "AB"),
        ("The neighbour, Mr Ashford, objected.", K.NAME, "Mr Ashford"),
        ("The neighbour, Mr J. Ashford, objected.", K.NAME, "Mr J. Ashford"),
        ("Her neighbour, Mrs White, objected.", K.NAME, "Mrs White"),
        ("Her neighbour, Mr Green, objected.", K.NAME, "Mr Green"),
        ("Mary Ashford objected.", K.CAPITAL, "Mary"),
        ("SMITH complained.", K.CAPITAL, "SMITH"),
        ("HENDERSON complained.", K.CAPITAL, "HENDERSON"),
        ("The officer told Mr J S of it.", K.INITIALS, "Mr J S"),
        ("Her postcode is ZZ1\u00a01ZZ.", K.PARTY, "ZZ1\u00a01ZZ"),
        ("Her postcode is ZZ1  1ZZ.", K.PARTY, "ZZ1  1ZZ"),
        ("She lives at 17\u00a0Nowhere\u202fStreet.", K.PARTY, "17\u00a0Nowhere\u202fStreet"),
        ("She called from 01632.960123.", K.PARTY, "01632.960123"),
        ("She called from 01632/960123.", K.PARTY, "01632/960123"),
        ("She called from 01632–960123.", K.PARTY, "01632–960123"),
        ("She called from 01632\u00a0960123.", K.PARTY, "01632\u00a0960123"),
        ("Call 020.7946.0018 or write.", K.TELEPHONE, "020.7946.0018"),
        ("His d.o.b. 3/4/61 was wrong.", K.BIRTH, "d.o.b. 3/4/61"),
        ("Y, aged seven, left.", K.BIRTH, "aged seven"),
        ("He moved to 12 acacia avenue.", K.ADDRESS, "12 acacia avenue"),
    ],
)  # fmt: skip
def test_it_is_marked(text: str, kind: ClueKind, words: str) -> None:
    """By its kind, with exactly these words."""
    text = text.replace("(0)20", "020")
    assert found(text) == [(kind, words)]


def test_an_address_makes_no_name_a_common_word() -> None:
    """What is written small elsewhere is no name; in an email address it may be one."""
    marked = found("Her son Tom goes there. Write to tom.y@x.example.")
    assert marked == [(K.CAPITAL, "Tom"), (K.EMAIL, "tom.y@x.example")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr X complained that Exampleton Borough Council did not answer Ms B or her son, Y.",
        "The Council’s Adult Social Care team applied section 17 of the Children Act 1989.",
        "In March 2023, on a Tuesday, the Council paid £1,950 to Mrs X’s bank.",
        "Our reference is 24 012 345. The High Court, the SEND Tribunal and Ofsted said so.",
        "The primary school, the care home and the hospital did not reply. School began again.",
        "- Apologise to Mr X.\n- Pay him £250.\n(a) Train staff.\n1. Review the policy.",
        "“However,” the officer said. “Although it rained, we came.” Ashford is a town.",
        "The EHC Plan says what the GP and the UK Government’s Code of Practice ask.",
        "Mr X. The Council told Mrs B. Mr Y and I agreed with Ms C. A letter came.",
        "I told Mr X I agreed.",
        "The team (CAMHS) asked DEFRA. CAMHS and Cllr X did not answer within 12 weeks of it.",
        "",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    """Letters for people, bodies, places, days, laws and how sentences begin are harmless."""
    assert found(text) == []


def test_a_fragment_of_an_address_can_be_settled() -> None:
    """A number goes with its street; a word that is a word too is no clue in small letters."""
    party = Party(name="May", address="12, High Street\nDeal, The Green")
    text = "In May it agreed to deal with 12 cases in Deal, on the green, at 12 High Street."
    clues = clues_in({Section.FOUND: text}, parties=[party], known=KNOWN)
    assert [(clue.kind, clue.words) for clue in clues] == [
        (K.PARTY_PART, "May"), (K.PARTY_LIKE, "Deal"), (K.PARTY, "12 High Street"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Will Grant", "Ms April Day", "Ed Lee", "Al Green"])
def test_a_name_that_is_a_word_is_no_clue_in_small_letters(name: str) -> None:
    """Words of these texts, and short ones, stay words although somebody is called so."""
    text = "It will grant permission by the end of april, a day in the lee of the green."
    clues = clues_in({Section.FOUND: text}, parties=[Party(name=name)], known=KNOWN)
    assert clues == ()


def test_a_name_at_the_head_of_a_sentence_is_found_by_another() -> None:
    """A word that stands as a name once is a name wherever it stands."""
    assert found("He met Anand. Anand left.") == [(K.CAPITAL, "Anand")] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ashford told her to leave.", "Ashford"),
        ("He left. Ashford then moved away.", "Ashford"),
        ("Ashford’s late mother wrote.", "Ashford’s"),
        ("Ashford was born there.", "Ashford"),
        ("Anand rang twice.", "Anand"),
        ("James said so.", "James"),
    ],
)
def test_a_name_alone_at_the_head_of_a_sentence_is_found_by_what_it_does(
    text: str, words: str
) -> None:
    """Also that of a place, where it does what people do, and no council or paper."""
    assert found(text) == [(K.CAPITAL, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ashford agreed to pay.", "Ashford was the authority.", "Ashford’s housing stock is old.",
        "Tenants told us.", "Carers visited.", "Neighbours complained.", "Staff said so.",
        "Mother said so.", "Damp was found.", "The Council told her.", "Legislation says so.",
        "Visitors came. The visitors left.", "Correspondence said so. Noise was heard.",
    ],
)  # fmt: skip
def test_what_councils_and_papers_do_marks_nobody(text: str) -> None:
    """Nor do many people without a name."""
    assert found(text) == []


def test_the_same_words_are_settled_together() -> None:
    """Two clues of one kind and one name are one finding, under both headings."""
    text = {Section.FOUND: "Rose Lodge closed.", Section.SUMMARY: "He left rose lodge: Rose Lodge."}
    (only,) = findings(clues_in(text))
    assert only.key == ("home", "rose lodge")
    assert only.sections == (Section.SUMMARY, Section.FOUND)
    assert len(only.clues) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AbZ 0+(.,@’'-\n£éSchoolRdMrs"), max_size=300))
def test_clues_fit_any_text(text: str) -> None:
    """Whatever is written, clues lie inside it, in order, and none over another."""
    clues = clues_in({Section.FOUND: text}, parties=[PARTY], known=KNOWN)
    at = 0
    for clue in clues:
        assert at <= clue.start < clue.end <= len(text)
        assert text[clue.start : clue.end] == clue.words
        at = clue.end


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Aa ", "0", "1 Ab ", "(", "Mr ", "A.", "a@", "Aa’s-", "born "])
def test_a_hostile_text_takes_bounded_time(unit: str) -> None:
    """The longest section of nothing but one pattern is answered, and soon."""
    text, began = (unit * LONGEST_SECTION)[:LONGEST_SECTION], process_time()
    clues_in({Section.FOUND: text}, parties=[PARTY], known=KNOWN)
    assert process_time() - began < LONGEST_TIME
