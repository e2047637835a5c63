"""One has the lock, whoever is killed loses it, and whoever lives keeps it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from filelock import Timeout

from audiobrief.batch.storage import objects
from audiobrief.batch.storage.locks import StoredLock
from audiobrief.errors import StorageError

if TYPE_CHECKING:
    from audiobrief.batch.storage.address import Address


def test_one_has_it_until_it_is_given_back(memory: Address):
    first, second = StoredLock(memory, "first"), StoredLock(memory, "second")
    first.acquire(timeout=5)
    with pytest.raises(Timeout):
        second.acquire(timeout=0.3)
    first.check()
    first.release()
    second.acquire(timeout=5)
    second.release()
    assert objects.listed(memory) == []


def test_another_process_of_the_same_run_takes_it_at_once(memory: Address):
    first = StoredLock(memory, "run")
    first.acquire(timeout=1)
    again = StoredLock(memory, "run")
    again.acquire(timeout=1)
    again.release()
    first.release()


def test_who_was_killed_loses_it_and_who_lives_does_not(memory: Address):
    objects.put(memory / "killed", b"1 abc")
    alive = StoredLock(memory, "alive", lease=0.5)
    started = time.monotonic()
    alive.acquire(timeout=30)
    assert time.monotonic() - started >= 0.5
    assert [one.name for one in objects.listed(memory)] == ["alive"]
    with pytest.raises(Timeout):
        StoredLock(memory, "next", lease=0.5).acquire(timeout=3)
    alive.check()
    alive.release()


def test_who_lost_it_is_told(memory: Address):
    lock = StoredLock(memory, "suspended", lease=0.4)
    lock.acquire(timeout=1)
    objects.remove(memory / "suspended")
    time.sleep(0.5)
    with pytest.raises(StorageError, match="another batch took over"):
        lock.check()
    lock.release()


def test_never_do_two_have_it(memory: Address):
    having, most = 0, 0
    guard = threading.Lock()

    def take(owner: str) -> None:
        nonlocal having, most
        for _ in range(3):
            lock = StoredLock(memory, owner)
            lock.acquire(timeout=60)
            with guard:
                having += 1
                most = max(most, having)
            time.sleep(0.02)
            with guard:
                having -= 1
            lock.release()

    threads = [threading.Thread(target=take, args=(f"owner{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert objects.listed(memory) == []
