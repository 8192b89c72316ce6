"""What comes to each year, of several: computed from the numbers of every year, or from one of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.answering.context import Context
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import Chosen
from service.answering.figures.result import over_years
from service.answering.figures.selecting import chosen_for

# A level is nothing new: 高铁里程达1.6万公里.
IS_NEW = re.compile(r"[新增添引建培创育]|登记|注册|开工|获")
_MEAN = re.compile(r"年均")
_EACH_YEAR = re.compile(r"年均|平均|每年|逐年")


def yearly(context: Context, asking: Asking) -> tuple[Form, list[Chosen]] | None:
    """The numbers of every year, of which the mean is asked for: 2021到2024年平均每年新增就业."""
    operand, period = asking.operands[0], asking.operands[0].period
    if operand.change or not _MEAN.search(operand.subject):
        return None
    if len(asking.operands) > 1:
        levels = [replace(one, subject=_MEAN.sub(" ", one.subject).strip()) for one in asking.operands]
        every = [chosen_for(context, one, asking.units) for one in levels]
        return (Form.MEAN, every) if asking.form is Form.TREND and all(one.found for one in every) else None
    if period is None:
        return None
    level = replace(operand, subject=_MEAN.sub(" ", operand.subject).strip())
    whole = chosen_for(context, level, asking.units)
    if _all_new(whole):
        return Form.MEAN, [whole]
    if period.lasts <= 1:
        return None
    each = replace(level, period=replace(period, each=True))
    chosen = chosen_for(context, each, asking.units)
    return (Form.MEAN, [replace(chosen, operand=replace(each, period=period))]) if chosen.found else None


def is_spread(asking: Asking, chosen: Sequence[Chosen]) -> bool:
    """Whether what came new over all of several years was chosen where what came each year is asked for."""
    if len(chosen) != 1 or asking.form is not Form.VALUE:
        return False
    return bool(_MEAN.search(asking.operands[0].subject)) and _all_new(chosen[0])


def _all_new(chosen: Chosen) -> bool:
    """Whether what came new over all of the years was chosen, and not what came each year."""
    told = [f"{one.observation.indicator}{one.clause}" for one in chosen.found]
    return bool(over_years([chosen])) and all(IS_NEW.search(one) and not _EACH_YEAR.search(one) for one in told)
