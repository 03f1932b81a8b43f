"""How long an import will take yet: told late enough to be true, and true for files of all sizes."""

from pathlib import Path

import pytest

from yearbook_viewer.gui.import_forecast import WATCHED_S, Forecast, share_of
from yearbook_viewer.records import FileReport, Outcome, Progress, Stage

FILE = Path("/年鉴/临江年鉴.txt")
REPORT = FileReport(FILE, Outcome.ADDED)


def files_done(done: int, total: int, size: int) -> Progress:
    return Progress(done, total, FILE, REPORT, bytes=done * size, of_bytes=total * size)


def parsed(characters: int) -> Progress:
    """One file of three million bytes, a million characters."""
    return Progress(
        0, 1, FILE, characters=characters, of_characters=1_000_000, file_bytes=3_000_000, of_bytes=3_000_000
    )


def test_the_share_of_a_file_grows_through_reading_and_storing() -> None:
    half_stored = Progress(0, 1, FILE, stage=Stage.STORING, characters=500_000, of_characters=1_000_000)
    assert share_of(Progress(0, 1, FILE)) == 0
    assert share_of(parsed(400_000)) == pytest.approx(0.3)
    assert share_of(half_stored) == pytest.approx(0.875)
    assert share_of(files_done(1, 2, 300)) == 0


def test_many_small_files_that_began_slowly_are_not_held_to_their_beginning() -> None:
    """Ten seconds until the first is done, then one every twentieth of a second: 400 files take twenty seconds."""
    forecast = Forecast()
    forecast.note(Progress(0, 400, FILE, file_bytes=220, of_bytes=88_000), 0.1)
    assert forecast.seconds_left() is None
    said: list[tuple[float, float]] = []
    for done in range(1, 400):
        elapsed = 10 + done / 20
        forecast.note(files_done(done, 400, 220), elapsed)
        left = forecast.seconds_left()
        if left is not None:
            said.append((left, (400 - done) / 20))
    assert len(said) > 300
    assert all(left == pytest.approx(true, abs=0.5) for left, true in said)


def test_nothing_is_told_before_it_was_watched_for_a_while() -> None:
    forecast = Forecast()
    for tenth in range(10 * int(WATCHED_S)):
        forecast.note(files_done(tenth + 1, 1_000, 5_000), tenth / 10)
        assert forecast.seconds_left() is None
    forecast.note(files_done(40, 1_000, 5_000), 4.0)
    assert forecast.seconds_left() == pytest.approx(98, abs=2)


def test_a_file_that_is_only_being_read_says_nothing() -> None:
    forecast = Forecast()
    for second in range(30):
        forecast.note(Progress(0, 1, FILE, file_bytes=3_000_000, of_bytes=3_000_000), second)
    assert forecast.seconds_left() is None


def test_one_long_file_is_told_by_its_characters() -> None:
    forecast = Forecast()
    for second in range(11):
        forecast.note(parsed(20_000 * second), 5.0 + second)
    # 0.15 of the file in ten seconds.
    assert forecast.seconds_left() == pytest.approx(57, abs=1)


def test_a_long_file_behind_small_ones_counts_by_its_bytes() -> None:
    forecast = Forecast()
    for done in range(1, 101):
        progress = Progress(done, 101, FILE, REPORT, bytes=done * 1_000, of_bytes=100_000 + 1_000_000)
        forecast.note(progress, done / 10)
    # 35 kB/s with what each file costs beside its bytes, and a million bytes to come.
    assert forecast.seconds_left() == pytest.approx(28.6, abs=1)


def test_an_import_that_becomes_slower_is_believed_after_a_while() -> None:
    forecast = Forecast()
    for second in range(20):
        forecast.note(files_done(1 + 10 * second, 500, 1_000), second)
    for second in range(60):
        forecast.note(files_done(192 + second, 500, 1_000), 20 + second)
    left = forecast.seconds_left()
    assert left is not None
    # 249 files at one a second; three minutes after the first second.
    assert 150 < left < 250
