"""Days of effect of 61 laws, read by hand: drawn at random over categories and years, each with the ground for its day.

The text decides: None where it does not establish the day of this version, though the day may be known elsewhere.
"""

from __future__ import annotations

from datetime import date

ARTICLE = "the last article names the day, and it is not before the last act that the notes tell"
NOTE = "a note under the title names the day; the last article is silent"
ON_PUBLICATION = "自发布之日起施行, and a note gives the day of publication"
REVISED = "the last article names the first version's day, or publication, before a later revision that the notes tell"
LATER = "the notes end with an earlier version than the one in the file's name"
PUBLICATION = "自公布之日起施行, and nothing gives the day of publication"
SILENT = "neither the notes nor the text name a day"

DAYS: tuple[tuple[str, date | None, str], ...] = (
    ("刑法修正案", None, PUBLICATION),
    ("集会游行示威法(2009-08-27)", None, REVISED),
    ("立法法(2015-03-15)", None, REVISED),
    ("领海及毗连区法(1992-02-25)", None, PUBLICATION),
    ("农村土地承包法(2018-12-29)", None, REVISED),
    ("涉外民事关系法律适用法(2010-10-28)", date(2011, 4, 1), ARTICLE),
    ("退役军人保障法(2020-11-11)", date(2021, 1, 1), ARTICLE),
    ("老年人权益保障法(2018-12-29)", None, REVISED),
    ("城市维护建设税法(2020-08-11)", date(2021, 9, 1), ARTICLE),
    ("湿地保护法(2021-12-24)", date(2022, 6, 1), ARTICLE),
    ("旅游法(2018-10-26)", None, REVISED),
    ("反洗钱法(2006-10-31)", date(2007, 1, 1), ARTICLE),
    ("数据安全法(2021-06-10)", date(2021, 9, 1), ARTICLE),
    ("海上交通安全法(2021-04-29)", date(2021, 9, 1), ARTICLE),
    ("广告法(2021-04-29)", None, REVISED),
    ("青藏高原生态保护法(2023-04-26)", date(2023, 9, 1), ARTICLE),
    ("仲裁法(2017-09-01)", None, REVISED),
    ("广播电视管理条例(2020-11-29)", None, REVISED),
    ("易制毒化学品管理条例(2018-09-18)", None, REVISED),
    ("基础测绘条例(2009-05-12)", date(2009, 8, 1), ARTICLE),
    ("粮食流通管理条例(2021-02-15)", date(2021, 4, 15), ARTICLE),
    ("渔港水域交通安全管理条例(2019-03-02)", None, REVISED),
    ("对外使用国徽图案的办法(1993-09-24)", None, PUBLICATION),
    ("人民警察使用警械和武器条例(1996-01-16)", date(1996, 1, 16), ON_PUBLICATION),
    ("军人抚恤优待条例(2019-03-02)", None, REVISED),
    ("道路运输条例(2022-03-29)", None, REVISED),
    ("节约用水条例(2024-03-09)", date(2024, 5, 1), ARTICLE),
    ("国防专利条例(2004-09-17)", date(2004, 11, 1), ARTICLE),
    ("内河交通安全管理条例(2019-03-02)", None, REVISED),
    ("烟花爆竹安全管理条例(2016-02-06)", None, LATER),
    ("食品生产经营监督检查管理办法(2021-12-24)", date(2022, 3, 15), ARTICLE),
    ("化妆品生产经营监督管理办法(2021-08-02)", date(2022, 1, 1), ARTICLE),
    ("市场监督管理行政处罚信息公示规定(2021-07-30)", date(2021, 9, 1), ARTICLE),
    ("最高人民法院关于民事执行中财产调查若干问题的规定(2020-12-29)", None, REVISED),
    ("最高人民法院关于审理涉执行司法赔偿案件适用法律若干问题的解释(2022-02-08)", date(2022, 3, 1), ARTICLE),
    (
        "最高人民法院、最高人民检察院关于办理危害食品安全刑事案件适用法律若干问题的解释(2021-12-30)",
        date(2022, 1, 1),
        ARTICLE,
    ),
    ("最高人民法院关于对变造、倒卖变造邮票行为如何适用法律问题的解释(2000-12-05)", date(2000, 12, 9), NOTE),
    (
        "最高人民法院关于对为索取法律不予保护的债务非法拘禁他人行为如何定罪问题的解释(2000-07-13)",
        date(2000, 7, 19),
        NOTE,
    ),
    ("最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释(2022-04-24)", date(2022, 5, 1), ARTICLE),
    (
        "最高人民法院关于修改《关于审理掩饰、隐瞒犯罪所得、犯罪所得收益刑事案件适用法律若干问题的解释》的决定",
        date(2021, 4, 15),
        ARTICLE,
    ),
    (
        "最高人民法院、最高人民检察院关于办理侵犯公民个人信息刑事案件适用法律若干问题的解释(2017-05-08)",
        date(2017, 6, 1),
        ARTICLE,
    ),
    ("最高人民法院关于审理劳动争议案件适用法律若干问题的解释（三）(2010-09-13)", date(2010, 9, 14), NOTE),
    ("上海市未成年人保护条例", date(2005, 3, 1), ARTICLE),
    ("上海市文物保护条例(2014-06-19)", date(2014, 10, 1), ARTICLE),
    ("上海市非机动车安全管理条例(2024-05-10)", None, REVISED),
    ("北京市医院安全秩序管理规定(2020-06-05)", date(2020, 7, 1), ARTICLE),
    ("北京市少数民族权益保障条例", None, REVISED),
    ("北京市人口与计划生育条例(2021-11-26)", None, LATER),
    ("淄博市土地监察条例(2018-09-25)", None, REVISED),
    ("青岛市城市风貌保护条例(2014-09-26)", date(2014, 11, 1), ARTICLE),
    ("济南市停车场建设和管理条例(2012-11-29)", None, SILENT),
    ("广东省散居少数民族权益保障条例(2022-11-30)", None, REVISED),
    ("广东省水污染防治条例(2021-09-29)", None, REVISED),
    ("河南省促进科技成果转化条例(2001-05-25)", date(2020, 1, 1), ARTICLE),
    ("平顶山市城市公共汽车客运条例(2020-11-20)", date(2021, 1, 1), ARTICLE),
    ("河南省大气污染防治条例", date(2018, 3, 1), ARTICLE),
    ("宁波市旅游景区条例(2010-12-07)", date(2011, 5, 1), ARTICLE),
    ("杭州市城市房地产开发经营管理若干规定(2015-08-24)", date(2015, 10, 1), ARTICLE),
    ("浙江省精神卫生条例(2019-09-27)", date(2019, 12, 1), ARTICLE),
    ("重庆市特种设备安全条例(2020-06-05)", date(2020, 9, 1), ARTICLE),
    ("物权编", date(2021, 1, 1), NOTE),
)
