import pickle
from pathlib import Path

from tests.archive.pages import PAGE, parse_page, write
from yearbook_viewer.archive.parcel import parse_and_pack, unpack
from yearbook_viewer.records import Choices


def test_a_parsed_file_arrives_as_it_was_sent(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE + "县档案馆有职工3人。" * 2_500)
    sent = pickle.dumps(parse_and_pack(parse_page, path, Choices()))
    assert unpack(pickle.loads(sent)) == parse_page(path)
