"""How a server process ends: when the first one says so, or is there no more.

leave_to_the_first()    # once, as a process begins
"""

import multiprocessing
import os
import signal
import threading
import time

# Seconds to finish what is being answered. A server that is only just beginning can miss being
# told to end, so that after these it ends by itself.
FINISHES = 5


def leave_to_the_first() -> None:
    """Ctrl+C reaches every process of a terminal; the first one tells the others, once.

    When the first one is killed, nobody looks after this one, and it would keep the port.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if multiprocessing.parent_process():
        threading.Thread(target=_outlive_by_little, name="the-first", daemon=True).start()


def _outlive_by_little() -> None:
    first = multiprocessing.parent_process()
    assert first
    first.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(FINISHES)
    os._exit(1)
