"""Keywords are found in a process of their own, which goes and comes back."""

import subprocess
import sys
from collections.abc import Iterator
from threading import Timer

import pytest

from yearbook_viewer.archive.keyword_process import KeywordProcess
from yearbook_viewer.text.keywords import keywords
from yearbook_viewer.text.samples import PORTION, sample

TEXT = "云泽市图书馆举办全民阅读活动。图书馆新馆六月动工,图书馆有馆员26人,阅读推广进社区。"


@pytest.fixture
def process() -> Iterator[KeywordProcess]:
    made = KeywordProcess(idle=60)
    yield made
    made.stop()


def test_it_tells_the_same_as_here_and_tells_it_again_after_it_has_gone(process: KeywordProcess) -> None:
    assert process.read(TEXT) == keywords(TEXT)
    process.stop()
    assert process.read(TEXT)[0] == keywords(TEXT)[0]


def test_a_process_that_went_because_nobody_asked_comes_back() -> None:
    process = KeywordProcess(idle=0.01)
    first = process.read(TEXT)
    assert process.read(TEXT) == first
    process.stop()


def test_who_waits_for_a_process_that_is_stopped_has_nothing(process: KeywordProcess) -> None:
    process.read(TEXT)
    long = "".join(f"云泽市第{number}图书馆。" for number in range(200_000))
    Timer(0.05, process.stop).start()
    assert process.read(long) == ()


def test_who_only_asks_has_no_dictionary_loaded() -> None:
    said = "import sys; import yearbook_viewer.archive.keyword_process; print('jieba' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_long_text_is_judged_by_its_beginning_middle_and_end() -> None:
    text = "甲" * PORTION + "乙" * PORTION * 8 + "丙" * PORTION
    short = sample(text)
    assert len(short) == 3 * PORTION
    assert (short[0], short[len(short) // 2], short[-1]) == ("甲", "乙", "丙")
    assert sample(short) == short
