"""Searching ten thousand sections beside LIKE, a class of queries a job; search_at_size.py has more."""

import atexit
import shutil
import tempfile
from functools import cached_property, partial
from pathlib import Path

from tests.bench.corpus import entries
from tests.bench.corpus_archive import fill
from tests.bench.job import Job
from tests.bench.search_queries import CLASSES, OF_A_CLASS, Query, Texts, draw, pairs_of
from tests.bench.search_rivals import Like
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records.searched import SearchWish

SECTIONS = 10_000
PAGE = 20


class _Ground:
    """The corpus in an archive and in the rival's table, made when the first job asks; it goes with the process."""

    @cached_property
    def folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder

    @cached_property
    def texts(self) -> Texts:
        return Texts(entries(SECTIONS))

    @cached_property
    def queries(self) -> list[Query]:
        return draw(self.texts, pairs_of(self.texts))

    @cached_property
    def archive(self) -> Archive:
        archive = Archive.open(self.folder / "bench.ybk")
        fill(archive, SECTIONS)
        return archive

    @cached_property
    def rival(self) -> Like:
        rival = Like(self.folder)
        rival.build(self.texts.of_sections())
        return rival

    def ours(self, kind: str) -> None:
        for query in self.queries:
            if query.kind == kind:
                self.archive.search(SearchWish(query.typed), PAGE)

    def theirs(self, kind: str) -> None:
        for query in self.queries:
            if query.kind == kind:
                self.rival.first(query)
                self.rival.count(query)


def jobs() -> list[Job]:
    ground, size = _Ground(), f"{OF_A_CLASS} in {SECTIONS // 1000} k"
    return [
        Job(f"search: {kind}", size, partial(ground.ours, kind), partial(ground.theirs, kind), "LIKE, any 20 and count")
        for kind in CLASSES
    ]
