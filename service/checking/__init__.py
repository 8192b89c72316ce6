"""Proofreading of a report: what in it is at odds with itself, the last report, the calendar, the law or usage."""
