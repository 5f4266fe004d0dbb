"""How long pages take: through a server, as people ask for them, and inside one process."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

HOST = "beside.example.org"
TOKEN = "t" * 32
HEADERS = {
    "Host": HOST,
    "X-Forwarded-Proto": "https",
    "Origin": f"https://{HOST}",
    "Content-Type": "application/x-www-form-urlencoded",
}


@dataclass(frozen=True)
class Ask:
    """One request: whose visit, where to, and what is sent along."""

    path: str
    visit: str
    form: dict[str, Any] | None = None

    @property
    def body(self) -> str | None:
        if self.form is None:
            return None
        return urlencode({**self.form, "csrfmiddlewaretoken": TOKEN}, doseq=True)

    @property
    def cookie(self) -> str:
        return f"__Host-visit={self.visit}; __Host-form={TOKEN}"


@dataclass(frozen=True)
class Timed:
    """Milliseconds of each answer, and how many came in a second."""

    each: list[float]
    seconds: float

    @property
    def p50(self) -> float:
        return statistics.median(self.each)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.each, n=20)[-1]

    @property
    def per_second(self) -> float:
        return len(self.each) / self.seconds


def through(port: int, asks: Iterator[Ask], *, clients: int, seconds: float) -> Timed:
    """Ask again and again from several clients, until the time or the asks are over."""
    each: list[float] = []
    problems: list[Exception] = []
    lock, begun = threading.Lock(), time.perf_counter()

    def client() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            while time.perf_counter() - begun < seconds:
                with lock:
                    ask = next(asks, None)
                if ask is None:
                    break
                each.append(_ask(line, ask))
        except Exception as problem:
            problems.append(problem)
        line.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return Timed(each, time.perf_counter() - begun)


def _ask(line: http.client.HTTPConnection, ask: Ask) -> float:
    method = "GET" if ask.form is None else "POST"
    begun = time.perf_counter()
    line.request(method, ask.path, ask.body, {**HEADERS, "Cookie": ask.cookie})
    answer = line.getresponse()
    answer.read()
    took = (time.perf_counter() - begun) * 1000
    _insist(ask, answer.status, answer.headers)
    return took


def _insist(ask: Ask, status: int, headers: Mapping[str, str]) -> None:
    """A page is shown; a form that was taken leads to a page of ours, not back to signing in."""
    taken = status == 302 and "sign-in" not in headers["Location"]
    if not (status == 200 if ask.form is None else taken):
        raise RuntimeError(f"{ask.path} answered {status}.")


def inside(asks: list[Ask], *, clock: Callable[[], float] = time.thread_time) -> float:
    """The median milliseconds of an answer in this very process; the first few warm it up."""
    from django.test import Client

    took, client = [], Client(HTTP_HOST=HOST)
    for ask in asks:
        client.cookies.load(ask.cookie)
        begun = clock()
        answer = _inside(client, ask)
        took.append((clock() - begun) * 1000)
        _insist(ask, answer.status_code, answer.headers)
    return statistics.median(took[len(took) // 4 :])


def _inside(client: Any, ask: Ask) -> Any:
    if ask.form is None:
        return client.get(ask.path, secure=True)
    return client.post(
        ask.path,
        ask.body,
        content_type=HEADERS["Content-Type"],
        secure=True,
        HTTP_ORIGIN=HEADERS["Origin"],
    )


def cpu_milliseconds(path: str, visit: str) -> float:
    return inside([Ask(path, visit)] * 60)
