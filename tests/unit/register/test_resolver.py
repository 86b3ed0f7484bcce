from datetime import date

import pytest

from upheld import reference
from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.register.queries import resolver as resolving
from upheld.register.queries.resolver import Resolver

DAY = date(2020, 5, 1)


@pytest.mark.parametrize(
    "row",
    reference.rows(reference.PUBLISHED_COUNCILS),
    ids=lambda row: f"{row['printed_name']} {row['year']}",
)
def test_every_printed_spelling_is_known(resolver: Resolver, row: dict[str, str]) -> None:
    """Every body is found by the name under which its figures were printed."""
    on = ReportingYear(int(row["year"])).end
    assert resolver.resolve(row["printed_name"], on=on) == row["authority"]


def test_every_body_is_found_by_its_own_names(resolver: Resolver) -> None:
    """A slug, and a body's last name on its first and last day, lead to that body."""
    for row in reference.rows("register/authorities.csv"):
        days = [date.fromisoformat(d) for d in (row["start"], row["end"]) if d]
        for day in days or [DAY]:
            assert resolver.resolve(row["slug"], on=day) == row["slug"]
            assert resolver.resolve(row["name"], on=day) == row["slug"]


def test_every_alias_leads_to_its_body(resolver: Resolver) -> None:
    """Each alias means its body on a day on which that body existed."""
    ends = {r["slug"]: r["end"] for r in reference.rows("register/authorities.csv")}
    for row in reference.rows("register/aliases.csv"):
        end = ends[row["slug"]]
        day = date.fromisoformat(end) if end else DAY
        assert resolver.resolve(row["alias"], on=day) == row["slug"]


def test_every_alias_is_needed(bare_resolver: Resolver) -> None:
    """No alias stands in the file that the general rules would reach by themselves."""
    needless = []
    for row in reference.rows("register/aliases.csv"):
        try:
            bare_resolver.resolve(row["alias"], on=date(2013, 5, 1))
        except Refused:
            continue
        needless.append(row["alias"])
    assert needless == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("LUTON", "luton"),
        ("  luton  borough ", "luton"),
        ("London Borough of Croydon", "croydon"),
        ("Croydon London Borough Council", "croydon"),
        ("LB Croydon", "croydon"),
        ("The Royal Borough of Kensington & Chelsea", "kensington-and-chelsea"),
        ("RB Greenwich", "greenwich"),
        ("Royal Borough of Kingston upon Thames Council", "kingston-upon-thames"),
        ("Westminster City Council", "westminster"),
        ("Corporation of London", "city-of-london"),
        ("Redcar and Cleveland Council", "redcar-and-cleveland"),
        ("Bath & North East Somerset Council", "bath-and-north-east-somerset"),
        ("Isles of Scilly", "isles-of-scilly"),
        ("Council of the Isles of Scilly", "isles-of-scilly"),
        ("City of Wolverhampton Council", "wolverhampton"),
        ("Wolverhampton City Council", "wolverhampton"),
        ("Durham County Council", "county-durham"),
        ("Durham CC", "county-durham"),
        ("County Durham", "county-durham"),
        ("Northumberland CC", "northumberland"),
        ("Lincoln CC", "lincoln"),
        ("Lincolnshire CC", "lincolnshire"),
        ("Bury MBC", "bury"),
        ("Kirklees Metropolitan Council", "kirklees"),
        ("Saint Helens MBC", "st-helens"),
        ("St. Albans City & District Council", "st-albans"),
        ("King’s Lynn & West Norfolk Borough Council", "kings-lynn-and-west-norfolk"),
        ("Stoke on Trent City Council", "stoke-on-trent"),
        ("Newcastle City Council", "newcastle-upon-tyne"),
        ("Newcastle-under-Lyme", "newcastle-under-lyme"),
        ("Bristol, City of", "bristol"),
        ("Milton Keynes Council", "milton-keynes"),
        ("Poole Borough Council", "poole"),
        ("Police & Crime Commissioner for Kent", "kent-police"),
        ("Kent PCC", "kent-police"),
        ("Avon Fire and Rescue Service", "avon-fire"),
        ("Lake District National Park", "lake-district-national-park"),
        ("Greater Manchester CA", "greater-manchester-ca"),
        ("Lancashire", "lancashire"),
        ("Transport for London", "transport-for-london"),
        ("TfL", "transport-for-london"),
    ],
)
def test_spellings_of_one_body(resolver: Resolver, text: str, slug: str) -> None:
    """Case, signs and the words around the place do not hide which body is meant."""
    assert resolver.resolve(text, on=DAY) == slug


@pytest.mark.parametrize(
    ("text", "day", "slug"),
    [
        ("Shepway District Council", "2017-05-01", "folkestone-and-hythe"),
        ("Shepway District Council", "2018-03-31", "folkestone-and-hythe"),
        ("Folkestone and Hythe District Council", "2018-04-01", "folkestone-and-hythe"),
        ("Folkestone and Hythe District Council", "2017-05-01", "folkestone-and-hythe"),
        ("Milton Keynes Council", "2024-05-01", "milton-keynes"),
        ("Southend-on-Sea Borough Council", "2024-05-01", "southend-on-sea"),
        ("Doncaster Metropolitan Borough Council", "2024-05-01", "doncaster"),
        ("Somerset County Council", "2020-05-01", "somerset-county"),
        ("Somerset County Council", "2024-05-01", "somerset-county"),
        ("Somerset Council", "2024-05-01", "somerset"),
        ("Somerset", "2023-03-31", "somerset-county"),
        ("Somerset", "2023-04-01", "somerset"),
        ("Dorset Council", "2019-04-01", "dorset"),
        ("Dorset County Council", "2020-05-01", "dorset-county"),
        ("Dorset CC", "2020-05-01", "dorset-county"),
        ("Buckinghamshire", "2020-03-31", "buckinghamshire-county"),
        ("Buckinghamshire", "2020-04-01", "buckinghamshire"),
        ("Bournemouth Borough Council", "2021-05-01", "bournemouth"),
        ("Cumbria", "2024-05-01", "cumbria"),
        ("North East CA", "2020-05-01", "north-east-2014-ca"),
        ("North East CA", "2024-05-07", "north-east-ca"),
        ("dorset", "2010-01-01", "dorset"),
    ],
)
def test_names_hold_on_their_days(resolver: Resolver, text: str, day: str, slug: str) -> None:
    """A name means the body that bore it that day; a last name holds on; a slug always holds."""
    assert resolver.resolve(text, on=date.fromisoformat(day)) == slug


@pytest.mark.parametrize(
    ("text", "day", "candidates"),
    [
        ("Shepway District Council", "2019-05-01", ["Folkestone and Hythe District Council"]),
        ("Shepway", "2018-04-01", ["folkestone-and-hythe"]),
        ("Dorset Council", "2018-05-01", ["dorset, from 2019-04-01", "(dorset-county)"]),
        ("Somerset Council", "2022-05-01", ["somerset, from 2023-04-01", "(somerset-county)"]),
        ("Cumberland Council", "2020-05-01", ["cumberland, from 2023-04-01"]),
        ("Cornwall County Council", "2020-05-01", ["(cornwall)"]),
        ("Wiltshire County Council", "2020-05-01", ["(wiltshire)"]),
        ("Durham City Council", "2020-05-01", ["(county-durham)"]),
        ("London Borough of Luton", "2020-05-01", ["(luton)"]),
        ("Luton County Council", "2020-05-01", ["(luton)"]),
        ("Lincoln County Council", "2020-05-01", ["(lincoln)", "(lincolnshire)"]),
        ("Bolton City Council", "2020-05-01", ["(bolton)"]),
        ("Lutn Borough Council", "2020-05-01", ["(luton)"]),
        ("Newcastle", "2020-05-01", ["(newcastle-upon-tyne)", "(newcastle-under-lyme)"]),
        ("Newcastle Borough Council", "2020-05-01", ["(newcastle-under-lyme)"]),
        ("Kent Police", "2020-05-01", ["(kent-police)"]),
        ("Norfolk Fire and Rescue Service", "2020-05-01", ["(norfolk)"]),
        ("Greater Manchester", "2020-05-01", ["(greater-manchester-ca)"]),
        ("Adur and Worthing Councils", "2020-05-01", ["(adur)"]),
        ("Sheffield City Region Combined Authority", "2022-05-01", ["(south-yorkshire-ca)"]),
    ],
)
def test_doubt_is_refused_with_candidates(
    resolver: Resolver, text: str, day: str, candidates: list[str]
) -> None:
    """A name that is no body's that day, or may be another's, is refused and says who is near."""
    with pytest.raises(Refused) as refusal:
        resolver.resolve(text, on=date.fromisoformat(day))
    message = str(refusal.value)
    assert text in message
    assert day in message
    assert [candidate for candidate in candidates if candidate not in message] == []


@pytest.mark.parametrize("text", ["London", "London Council", "Kingston", "Richmond", "Sussex"])
def test_half_a_name_is_no_name(resolver: Resolver, text: str) -> None:
    """A place that is only part of a body's name leads to no body."""
    with pytest.raises(Refused):
        resolver.resolve(text, on=DAY)


@pytest.mark.parametrize("text", ["", "  ", "Council", "the borough of", "City of", "???"])
def test_no_name_at_all_asks_for_one(resolver: Resolver, text: str) -> None:
    """Nothing but blanks, signs or words such as council is refused with the way out."""
    with pytest.raises(Refused, match="slug"):
        resolver.resolve(text, on=DAY)


def test_slug_is_case_sensitive(resolver: Resolver) -> None:
    """Only the exact slug is a slug: in capitals it is read as a name, on its day."""
    assert resolver.resolve("somerset", on=DAY) == "somerset"
    assert resolver.resolve("SOMERSET", on=DAY) == "somerset-county"


def test_endless_text_is_cut_short(resolver: Resolver) -> None:
    """A paragraph in the place of a name is refused with a short message."""
    with pytest.raises(Refused) as refusal:
        resolver.resolve("no such body " * 5000, on=DAY)
    assert len(str(refusal.value)) < 300


def test_a_wrong_column_is_refused_without_suggestions(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After many unknown names further ones are refused at once."""
    monkeypatch.setattr(resolving, "SUGGESTIONS", 0)
    with pytest.raises(Refused, match="no name is near"):
        resolver.resolve("Luuton Council", on=DAY)


@pytest.mark.django_db
def test_database_gives_the_same_names(register: int) -> None:
    """The resolver of the database knows names, former names and aliases."""
    found = Resolver.from_register()
    assert register > 0
    assert found.resolve("Shepway District Council", on=date(2017, 5, 1)) == "folkestone-and-hythe"
    assert found.resolve("BCP Council", on=DAY) == "bournemouth-christchurch-and-poole"
    with pytest.raises(Refused, match="Folkestone"):
        found.resolve("Shepway District Council", on=DAY)


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("Wrekin", "telford-and-wrekin"),
        ("Wight", "isle-of-wight"),
        ("Scilly", "isles-of-scilly"),
        ("Herts County Council", "hertfordshire"),
        ("Richmond upon Thames LB", "richmond-upon-thames"),
    ],
)
def test_part_of_a_name_suggests_its_bodies(resolver: Resolver, text: str, candidate: str) -> None:
    """A name that is only part of one is refused with the bodies whose name holds it."""
    with pytest.raises(Refused, match=rf"\({candidate}[,)]"):
        resolver.resolve(text, on=date(2020, 3, 31))
