import re

import pytest

from support import open_release, public_site
from upheld.pages import data
from upheld.publication.public_file import PublicFile

LINK = re.compile(r'href="(/data/[^"#]*)"')


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PublicFile]:
    """Everything below /data/ of a site of two years, by address."""
    site = open_release.site(tmp_path_factory.mktemp("data"))
    return {file.address: file for file in data.files(site)}


def text_of(file: PublicFile) -> str:
    """The HTML of a page."""
    content = file.content
    assert isinstance(content, bytes)
    return content.decode()


def test_every_link_leads_to_a_file(files: dict[str, PublicFile]) -> None:
    """No page below /data/ names a file or page there that does not exist."""
    for address, file in files.items():
        if address.endswith("/"):
            assert [link for link in LINK.findall(text_of(file)) if link not in files] == []


def test_every_file_is_listed_with_its_sum(files: dict[str, PublicFile]) -> None:
    """The page of a year links each of its files, and gives sums of all but the sums."""
    page = text_of(files["/data/2020/"])
    sums = "/data/2020/DEMONSTRATION-SHA256SUMS-2020.txt"
    listed = [file for a, file in files.items() if a.startswith("/data/2020/D")]
    for file in listed:
        assert f'href="{file.address}"' in page
        assert file.address == sums or f"<dt>{file.download} " in page


def test_a_year_is_public_at_its_own_hour(files: dict[str, PublicFile]) -> None:
    """Files and page of a year follow its hour, pages on all years the newest one."""
    hours = public_site.HOURS
    assert {f.public_from for a, f in files.items() if a.startswith("/data/2019/")} == {hours[2019]}
    assert files["/data/"].public_from == files["/data/dictionary/"].public_from == hours[2020]


def test_an_earlier_year_names_no_later_one(files: dict[str, PublicFile]) -> None:
    """Its page may be read before the later year is public."""
    assert "/data/2020/" not in text_of(files["/data/2019/"])
    assert 'href="/data/2019/"' in text_of(files["/data/2020/"])


def test_files_are_saved_under_their_own_names(files: dict[str, PublicFile]) -> None:
    """Each file to keep is saved under its name, with the mark; pages are not saved."""
    for address, file in files.items():
        name = address.rpartition("/")[2]
        assert file.download == (name or None)
        assert not name or name.startswith("DEMONSTRATION-")


def test_the_dictionary_explains_every_column(files: dict[str, PublicFile]) -> None:
    """Each column of each table stands there."""
    page = text_of(files["/data/dictionary/"])
    for name in ("numerator", "due_unsettled", "tau_squared", "awaited_by", "counted"):
        assert f"<code>{name}</code>" in page


def test_a_site_without_tables_says_so() -> None:
    """Where no year has tables yet, the page says that and lists none."""
    (index, *_) = (f for f in data.files(public_site.site()) if f.address == "/data/")
    assert "No year has its tables here yet." in text_of(index)
