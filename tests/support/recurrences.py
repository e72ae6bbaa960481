"""Prints random recurrence rules with the dates that python-dateutil counts for them, as JSON.

Usage: python3 recurrences.py SEED COUNT

Each item is [start, rule, end, dates]; `dates` are the first sixty until `end`, the start included, as the standard has it: the start
is always the first date and counts. A rule whose dates the reference does not find in half a second, or fails on, is left out.
"""

import datetime
import json
import random
import signal
import sys
import warnings

from dateutil import rrule

warnings.simplefilter("ignore")

MOST = 60
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FORMAT = "%Y%m%dT%H%M%S"


class Late(Exception):
    pass


def late(*_):
    raise Late()


signal.signal(signal.SIGVTALRM, late)


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def often(self, share):
        return self.random.random() < share

    def some(self, values, most):
        values = list(values)
        return self.random.sample(values, self.random.randint(1, most))

    def rule(self):
        freq = self.random.choice(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "DAILY", "HOURLY"])
        parts = {"FREQ": [freq]}
        if self.often(0.5):
            parts["INTERVAL"] = [self.random.randint(1, 5 if freq == "YEARLY" else self.random.choice([3, 13, 40]))]
        if self.often(0.3):
            parts["BYMONTH"] = self.some(range(1, 13), 4)
        self.days(freq, parts)
        if self.often(0.15):
            parts["BYHOUR"] = self.some(range(24), 3)
        if self.often(0.1):
            parts["BYMINUTE"] = self.some(range(60), 2)
        if self.often(0.3):
            parts["WKST"] = [self.random.choice(DAYS)]
        if any(name.startswith("BY") for name in parts) and self.often(0.3):
            parts["BYSETPOS"] = self.some([1, 2, 3, 5, -1, -2, -3, 31, -31], 2)
        return parts

    def days(self, freq, parts):
        if freq == "YEARLY" and self.often(0.2):
            parts["BYWEEKNO"] = self.some([*range(1, 54), -1, -2, -52, -53], 3)
        if freq in ("YEARLY", "HOURLY") and self.often(0.15):
            parts["BYYEARDAY"] = self.some([*range(1, 367), *range(-366, 0)], 4)
        if freq != "WEEKLY" and self.often(0.35):
            parts["BYMONTHDAY"] = self.some([*range(1, 32), *range(-31, 0)], 4)
        if self.often(0.45):
            days = self.some(DAYS, 5)
            if freq == "MONTHLY" and self.often(0.6):
                days = [f"{self.random.choice([1, 2, 3, 4, 5, -1, -2, -5])}{day}" for day in days]
            if freq == "YEARLY" and "BYWEEKNO" not in parts and self.often(0.5):
                days = [f"{self.random.choice([1, 2, 5, 20, 53, -1, -3, -53])}{day}" for day in days]
            parts["BYDAY"] = days

    def start(self):
        if self.often(0.15):
            return self.random.choice(
                [datetime.datetime(2024, 2, 29, 9), datetime.datetime(2026, 1, 31, 9), datetime.datetime(2026, 12, 31, 9)]
            )
        pick = self.random.randint
        return datetime.datetime(2026, pick(1, 12), pick(1, 28), pick(0, 23), self.random.choice([0, 0, 15, 30]))

    def end_of(self, start, parts):
        share = self.random.random()
        if share < 0.3:
            parts["COUNT"] = [self.random.randint(1, 30)]
        elif share < 0.5:
            until = start + datetime.timedelta(days=self.random.randint(1, 1500), hours=self.random.randint(0, 23))
            parts["UNTIL"] = [until.strftime(FORMAT)]


def dates_of(text, start, end, count):
    rule = rrule.rrulestr(text, dtstart=start)
    until = min(end, rule._until) if rule._until else end
    if count and next(iter(rule.replace(count=None, until=start)), None) != start:
        count -= 1
    if count == 0:
        return [start]
    dates = {start}
    for date in rule.replace(count=count, until=until):
        if len(dates) > MOST:
            break
        dates.add(date)
    return sorted(dates)[:MOST]


def case(maker):
    start, parts = maker.start(), maker.rule()
    maker.end_of(start, parts)
    text = ";".join(f"{name}={','.join(map(str, values))}" for name, values in parts.items())
    end = start + datetime.timedelta(days=366 if parts["FREQ"] == ["HOURLY"] else 366 * 5)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.5)
    try:
        dates = dates_of(text, start, end, parts.get("COUNT", [None])[0])
    except (Late, ValueError, IndexError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return [start.strftime(FORMAT), text, end.strftime(FORMAT), [date.strftime(FORMAT) for date in dates]]


maker = Maker(int(sys.argv[1]))
cases = (case(maker) for _ in range(int(sys.argv[2])))
json.dump([each for each in cases if each], sys.stdout)
