"""What quantity a question asks for, and which texts state one of that kind."""

from __future__ import annotations

import pytest

from service.answering.quantities import asked_for, asked_throughout, clauses, leaves_open, states, stating_clauses
from service.answering.statuses import not_stated


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("多久要报销？", ["时间"]),
        ("预备期是多长？", ["时间"]),
        ("考察期是一年还是两年？", ["时间"]),
        ("产假能休几天？", ["时间"]),
        ("多少个工作日答复？", ["时间"]),
        ("住一晚最多报多少钱？", ["数额"]),
        ("设小金库罚多少？", ["数额"]),
        ("上级来人最多几个人陪？", ["人数"]),
        ("孩子几岁上学？", ["年龄"]),
        ("处长能用多大的屋子？", ["面积"]),
        ("标题用几号字？", ["字号"]),
        ("评标专家要占几成？", ["比例"]),
        ("食堂几点开门？", ["日子或钟点"]),
        ("每星期哪几天接待群众？", ["日子或钟点"]),  # no length of time answers that
        ("主任接待日是哪一天？", ["日子或钟点"]),
        ("一周上几天班？", ["时间"]),
        ("预算年度从哪天到哪天？", []),
        ("工资今年涨多少？", ["数额"]),
        ("停车每小时要多少停车费？", ["数额"]),
        ("复印一张算几块？", ["数额"]),
        ("院里有几块地？", ["数目"]),
        ("要多少金属材料？", []),
        ("什么年纪退休？", ["年龄"]),
        ("报名的岁数最大不能过多少？", ["年龄上限"]),  # 年满十八周岁 says nothing of that
        ("最大多少岁还能报名？", ["年龄上限"]),
        ("库房的温度湿度控制在多少？", ["程度"]),
        ("隔几年轮到查我们一回？", ["间隔"]),
        ("几年换一次届？", ["间隔"]),
        ("几年要考一次？", ["间隔"]),
        ("年中调来的，假按几折算？", ["比例"]),
        ("办喜事最多能摆多少桌？", ["数目"]),
        ("财务科的电话是多少？", ["电话号码"]),
        ("一天赔多少钱，赔几天？", ["时间", "数额"]),
        ("受贿五百万判几年？", ["刑期"]),  # no other period answers that
        ("退休好几年了还会被追究吗？", []),
        ("十几个人一起去能都进吗？", []),
        ("几年前的事还查吗？", []),
        ("补贴多少年发一次？", ["时间"]),
        ("一套账罚不罚？", []),
        ("固定资产的范围", []),
        ("超速一次扣几分？", ["分数"]),
        ("材料一式几份？", ["份数"]),
        ("院墙离公路要几米？", ["距离或尺寸"]),
        ("加班给几倍工资？", ["倍数"]),
        ("一户能买多少公斤？", ["重量"]),
        ("走好几公里才有厕所合规吗？", []),
        ("塌了的房子重盖一户补几万？", ["数额"]),
        ("立三等功奖金是多少？", ["数额"]),
        ("输赢几千块，怎么处理？", []),
        ("督查的人一年能来几趟？", ["次数"]),
        ("去国外玩几天护照被偷了，该找哪儿？", []),
        ("一批电脑拆成几次买行吗？", []),
        ("劝了几回也没用怎么办？", []),
        ("年底考核分几档？", ["等级"]),
        ("领证的窗口在几楼？", ["楼层或窗口"]),
        ("周六接访的开不开门？", ["办公时间"]),
        ("养够多少头羊算大户？", ["数目"]),
        ("去烈士陵园坐几路车？", ["数目"]),
        ("评审要凑够几个才能开会？", ["数目"]),
        ("这棵树算几级保护？", ["数目"]),
        ("把大单拆成几个小单，行吗？", []),  # told, not asked
        ("屋后几棵枣树砍了要办证不？", []),
        ("能分几个月交吗？", ["时间"]),
        ("得隔几年才能再报名？", ["时间"]),
        ("隔几天就来闹一次，怎么办？", []),
        ("拖了几天没交，怎么办？", []),
        ("举报有功能奖我多少？", ["数额"]),
        ("一顿饭能开支多少？", ["数额"]),
        ("三轮车最快能骑多少？", ["速度"]),
        ("库房要多潮多热才合适？", ["程度"]),
        ("血压高到多少不能入伍？", ["程度"]),
        ("公章得做多大？", ["尺寸"]),
        ("店里最多能囤多少箱鞭炮？", ["数目"]),
        ("开会要请几个听证员？", ["数目"]),
        ("护工有没有岁数上限？", ["年龄"]),
        ("借钱的利息收到几分算高？", ["比例"]),
        ("38乘27再减15等于多少？", ["算式的得数"]),
    ],
)
def test_kinds_of_quantity(question: str, names: list[str]) -> None:
    """Told by the words of asking; amounts told in passing are not asked for."""
    assert [one.zh for one in asked_for(question)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("最晚几天给答复？一共收多少钱？", ["时间", "数额"]),
        ("最晚几天给答复？复印能收钱吗？", []),
        ("最晚几天给答复", ["时间"]),
    ],
)
def test_several_questions_ask_for_a_quantity_together(text: str, names: list[str]) -> None:
    """Where one of them asks for none, a provision without a quantity may be its answer."""
    assert [one.zh for one in asked_throughout(text)] == names


@pytest.mark.parametrize(
    ("question", "text", "stated"),
    [
        ("多久要报销？", "应当在十五个工作日内办理报销手续。", True),
        ("多久要报销？", "第十五条　报销应当附原始凭证。", False),  # the article's own number is no time
        ("多久审核一次？", "应当定期审核。", True),
        ("一个月得接几回访？", "应当定期接待群众。", False),
        ("一年要考几次？", "每年考核一次。", True),
        ("一共能补几次？", "发给一次性补助。", False),
        ("罚多少？", "并处五万元以上二十万元以下的罚款。", True),
        ("罚多少？", "依照前款规定处罚。", False),
        ("扣几分？", "一次记六分。", True),
        ("扣几分？", "减收三分之一。", False),
        ("要几米？", "不得少于二十米。", True),
        ("最多几个人陪？", "陪同不得超过３人。", True),
        ("判几年？", "六个月内不得晋升。", False),
        ("判几年？", "处三年以下有期徒刑。", True),
        ("多大面积的办公室？", "执行国家规定的标准。", False),
        ("几岁退休？", "达到国家规定的退休年龄的，应当退休。", False),
        ("几岁退休？", "年满六十周岁的，应当退休。", True),
        ("星期几接待？", "定期接待群众，时间向社会公布。", False),
        ("星期几接待？", "每月十五日接待群众。", True),
    ],
)
def test_texts_that_state_one(question: str, text: str, stated: bool) -> None:
    """Only a quantity of the kind that is asked for counts."""
    assert states(asked_for(question), text) is stated


def test_the_clauses_that_state_one_are_told_apart() -> None:
    """What stands in another sentence is not part of it."""
    text = "第二条　报销应当附凭证。出差回来后十日内报销；逾期不报。"
    assert list(stating_clauses(asked_for("几天内报销？"), text)) == ["出差回来后十日内报销；"]


@pytest.mark.parametrize(("language", "words"), [("zh", "所问的时间、数额"), ("en", "the time or amount asked for")])
def test_the_refusal_says_what_is_not_stated(language: str, words: str) -> None:
    """In the language of the question."""
    assert words in not_stated(asked_for("赔几天，赔多少钱？"), language)


@pytest.mark.parametrize(
    ("question", "clause", "left"),
    [
        ("保证金存几成？", "保证金的具体比例由国务院有关部门规定。", True),
        ("保证金存几成？", "保证金不得低于合同价的百分之三，具体比例由国务院有关部门规定。", False),
        ("多久体检一回？", "体检的标准和期限另行规定。", True),
        ("罚多少？", "由市监局处五万元以下的罚款。", False),
        ("存多少押金？", "押金应当及时退还。", False),  # states nothing, and leaves it to nobody
    ],
)
def test_a_clause_that_leaves_the_quantity_to_others(question: str, clause: str, left: bool) -> None:
    """It names the thing, and says who sets it."""
    assert leaves_open(asked_for(question), clause) is left


def test_clauses_are_in_order_and_without_the_own_label() -> None:
    """An enumeration's items are clauses."""
    assert clauses("第三条　甲；\n乙。丙") == ["　甲；", "乙。", "丙"]
