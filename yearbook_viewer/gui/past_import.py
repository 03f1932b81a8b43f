"""An import of the past in words, for the reader who is to decide whether it stays."""

from datetime import datetime

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import PastImport


def past_import(last: PastImport, say: Catalogue) -> str:
    """When it was (in the time of this place), of which files, what it brought in, and what undoing it would do."""
    begun = datetime.fromisoformat(last.begun).astimezone()
    files = say("“{title}”", title=last.paths[0].name) if last.paths else ""
    if len(last.paths) > 1:
        files = say("{file}等 {count} 个文件", file=files, count=len(last.paths))
    told = say(
        "上次导入在 {time},导入的是{files},收进 {count} 个条目",
        time=f"{begun:%Y-%m-%d %H:%M}",
        files=files,
        count=last.added,
    )
    if last.revised:
        told = say("{told},其中 {count} 个是修订", told=told, count=last.revised)
    return say("{told}。撤销以后这些条目移出档案,修订的恢复旧文;再导入同样的文件可以找回。", told=told)
