"""Not asking again what just did not answer."""

import threading
import time
from collections.abc import Callable

SECONDS_OPEN = 30.0


class Breaker:
    """After a failure nothing is asked for half a minute; then one is let through, to try."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.lock = threading.Lock()
        self.closed_until = 0.0

    def lets_through(self) -> bool:
        with self.lock:
            if self.now() < self.closed_until:
                return False
            # Whoever comes while this one tries is not let through; success opens the way again.
            self.closed_until = self.now() + SECONDS_OPEN if self.closed_until else 0.0
            return True

    def failed(self) -> None:
        with self.lock:
            self.closed_until = self.now() + SECONDS_OPEN

    def worked(self) -> None:
        with self.lock:
            self.closed_until = 0.0
