"""One window for each user and data folder: a later start hands over what it was given, and ends.

A lock says who is first, because a local socket cannot: with access for one user alone Qt moves it over
another's of the same name. The system lets go of the lock when the process is killed. Nothing here is reached
through a network: a local socket is a file (a named pipe on Windows) of the user's own.
"""

import hashlib
import logging
import os
import stat
from enum import Enum, auto
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QObject, Signal

from yearbook_viewer.gui.wish import Wish, as_line, from_line

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

# So long for a window that listens to say that it has heard, and for one that is being opened to listen: from
# a cold disk that takes a while, and a second double-click is likeliest then.
HEARD_WITHIN_S = 2.0
OPEN_WITHIN_S = 10.0
# A lock that a killed program left may name another process of the same number. One that is held still is known
# to be held for good by then.
DOUBT_S = 1.0
PAUSE_S = 0.05
# A few bytes, which the system takes at once.
HANDED_ON_MS = 200
LONGEST_LINE = 16 * 1024 * 1024
HEARD = b"heard\n"


class _Answer(Enum):
    """Of the window that is asked. NOBODY: it does not listen yet or any more."""

    HEARD = auto()
    NOBODY = auto()
    SILENCE = auto()


class OneWindow(QObject):
    """`asked`: a later start wants something of this window. Made before the application, listens after it."""

    asked = Signal(Wish)

    def __init__(self, folder: Path, home: Path) -> None:
        """`folder`: the user's own, for socket and lock; `home`: the data folder that the window is for."""
        super().__init__()
        self._folder = folder
        self._name = _name(folder, home)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def hand_over(self, wish: Wish) -> bool:
        """Whether a window that is there already has taken the wish. If not, this start is to open its own.

        Takes HEARD_WITHIN_S at most, or OPEN_WITHIN_S while the other is still being opened. Where the user has no
        folder of their own for it, every start has its window.
        """
        if not _is_own(self._folder):
            log.warning("no folder of our own for socket and lock: %s", self._folder)
            return False
        lock = QLockFile(str(self._folder / f"{self._name}.lock"))
        lock.setStaleLockTime(0)
        begun = monotonic()
        while (waited := monotonic() - begun) < OPEN_WITHIN_S:
            if lock.tryLock(0):
                self._lock = lock
                return False
            if lock.error() is not QLockFile.LockError.LockFailedError:
                break
            answer = self._tell(as_line(wish))
            if answer is _Answer.HEARD:
                log.info("handed over to the window that is open")
                return True
            if answer is _Answer.SILENCE:
                break
            if waited > DOUBT_S:
                lock.removeStaleLockFile()
            sleep(PAUSE_S)
        log.warning("the window that is open does not answer: this start opens its own")
        return False

    def listen(self) -> None:
        """Take wishes from later starts; only where `hand_over` found this one to be the first."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  14 ms that the first paint does not wait for

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._receive)
        QLocalServer.removeServer(self._address())
        if not server.listen(self._address()):
            log.warning("later starts cannot be heard: %s", server.errorString())
            self.close()
            return
        self._server = server

    def close(self) -> None:
        """Take no more wishes; the next start opens a window."""
        if self._server:
            self._server.close()
            self._server = None
        if self._lock:
            self._lock.unlock()
            self._lock = None

    def _address(self) -> str:
        # Named pipes lie in no folder.
        return self._name if os.name == "nt" else str(self._folder / f"{self._name}.sock")

    def _tell(self, line: bytes) -> _Answer:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  a first start has nobody to tell

        until = monotonic() + HEARD_WITHIN_S
        socket = QLocalSocket()
        socket.connectToServer(self._address())
        if not socket.waitForConnected(_ms(until)):
            return _Answer.NOBODY
        socket.write(line)
        while not socket.canReadLine():
            if not socket.waitForReadyRead(_ms(until)):
                # One that ends while it is being told hangs up.
                return _Answer.SILENCE if monotonic() >= until else _Answer.NOBODY
        return _Answer.HEARD if socket.readLine().data() == HEARD else _Answer.NOBODY

    def _receive(self) -> None:
        assert self._server is not None  # it has just told of the connection
        for socket in iter(self._server.nextPendingConnection, None):
            # Connected to this object's own method: a closure would keep it, and it the socket, alive in a circle.
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _read(self) -> None:
        self._hear(cast("QLocalSocket", self.sender()))

    def _hear(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_LINE:
                socket.abort()
            return
        wish = from_line(bytes(socket.readLine().data()))
        if wish is None:
            log.warning("another start said what is not understood")
            socket.abort()
            return
        socket.write(HEARD)
        # One that has given up waiting has opened a window of its own: its wish is fulfilled there.
        if not socket.waitForBytesWritten(HANDED_ON_MS):
            log.warning("another start did not wait to be heard")
            return
        self.asked.emit(wish)


def _ms(until: float) -> int:
    return max(0, round((until - monotonic()) * 1000))


def _name(folder: Path, home: Path) -> str:
    # On Windows all users' pipes share one room: the folder, which is the user's, tells whose it is.
    whose = os.fsencode(f"{folder}\n{home.resolve()}")
    return f"window-{hashlib.sha256(whose).hexdigest()[:16]}"


def _is_own(folder: Path) -> bool:
    """Make the folder if need be; whether it is the user's alone. Nobody else may answer in our place."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if os.name == "nt":
        return True
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
