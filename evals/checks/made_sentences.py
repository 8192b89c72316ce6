"""Sentences with an error of numbers or form, written for this measurement, their numbers drawn by lot."""

from __future__ import annotations

import random


def wrong_sum(dice: random.Random) -> str:
    """Three parts and a whole that is one or two off."""
    parts = [dice.randint(2, 40) for _ in range(3)]
    whole = sum(parts) + dice.choice((-2, -1, 1, 2))
    names = dice.choice((("民生类问题", "企业类问题", "作风类问题"), ("一类案件", "二类案件", "三类案件")))
    told = "，".join(f"反映{name}{part}件" for name, part in zip(names, parts, strict=True))
    return f"共受理群众来访{whole}件，其中{told}。"


def wrong_total(dice: random.Random) -> str:
    """A list and its 合计."""
    first, second, third = (dice.randint(3, 60) for _ in range(3))
    return (
        f"更新电脑{first}台、打印机{second}台、复印机{third}台，合计{first + second + third + dice.randint(1, 9)}台。"
    )


def wrong_share(dice: random.Random) -> str:
    """占 behind 其中."""
    whole = dice.randint(40, 90)
    part = dice.randint(5, whole // 2)
    told = round(part / whole * 100 + dice.choice((-12, 9, 15)), 1)
    return f"办理重点案件{whole}件，其中民生领域案件{part}件，占{abs(told)}%。"


def wrong_rate(dice: random.Random) -> str:
    """办结率 behind what came in and what was done."""
    whole = dice.randint(200, 400)
    done = dice.randint(whole // 2, whole - 20)
    return f"受理投诉举报{whole}件，办结{done}件，办结率{round(done / whole * 100 + 4, 1)}%。"


def wrong_growth(dice: random.Random) -> str:
    """由…到… and a percentage."""
    old = dice.randint(40, 200)
    new = old + dice.randint(10, 90)
    told = round((new - old) / old * 100 + dice.choice((5, 8, 12)), 1)
    return f"办理提案由{old}件增加到{new}件，增长{told}%。"


def wrong_points(dice: random.Random) -> str:
    """由…到… and percentage points."""
    old, more = dice.randint(50, 70), dice.randint(5, 20)
    return f"按期办结率由{old}%提高到{old + more}%，提高{more + dice.randint(2, 4)}个百分点。"


def wrong_direction(dice: random.Random) -> str:
    """What grew to less."""
    old = dice.randint(60, 200)
    return f"受理信访由{old}件上升到{old - dice.randint(5, 40)}件。"


def wrong_list(dice: random.Random) -> str:
    """Three titles and 等2项."""
    word = dice.choice(("制度", "办法"))
    return f"修订完善《印章保管{word}》《来客接待{word}》《车辆停放{word}》等2项{word}。"


def wrong_each(dice: random.Random) -> str:
    """Three names and two numbers."""
    first, second = dice.randint(3, 9), dice.randint(3, 9)
    return f"城区、园区、乡镇分别增长{first}.{second}%和{second}.{first}%。"


def impossible_day(dice: random.Random) -> str:
    """30 February and its like."""
    day = dice.choice(("2月30日", "4月31日", "6月31日", "9月31日", "11月31日"))
    return f"{day}召开了专题推进会议。"


def wrong_weekday(dice: random.Random) -> str:
    """5 June 2023 was a Monday."""
    return f"2023年6月5日（星期{dice.choice('二三四五六日')}）召开了专题推进会议。"


def promised_number(dice: random.Random) -> str:
    """共查处案件，其中…"""
    act = dice.choice(("查处案件", "受理投诉", "整改问题", "排查隐患"))
    return f"今年以来共{act}，其中重点领域{dice.randint(2, 30)}件。"


def skipped_number(dice: random.Random) -> str:
    """一是, 二是, 四是."""
    third = dice.choice(("四是", "五是"))
    return f"一是加强学习，二是完善制度，{third}严格检查。"


def wrong_number(dice: random.Random) -> str:
    """A 发文字号 in another form."""
    year, count = dice.randint(2018, 2024), dice.randint(1, 9)
    form = dice.choice(
        ("甲财发[{y}]{n}号", "甲财发（{y}）{n}号", "甲财发〔{y}〕第{n}号", "甲财发〔{y}〕0{n}号", "甲财发【{y}】{n}号")
    )
    return f"印发《车辆停放办法》（{form.format(y=year, n=count)}）。"


def placeholder(dice: random.Random) -> str:
    """What was to be filled in."""
    gap = dice.choice(("【待补充：件数】", "XX", "××", "【此处待核实】"))
    return f"全年受理投诉{gap}件。"


def wrong_zero(dice: random.Random) -> str:
    """○ for 〇."""
    return f"这项工作自二○{dice.choice('一二')}{dice.choice('一二三四')}年起开展。"


def wrong_title_form(dice: random.Random) -> str:
    """制定 a 通知."""
    return f"制定《关于加强{dice.choice(('印章', '车辆', '档案'))}管理的通知》。"
