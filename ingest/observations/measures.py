"""What numbers are counted in: the words for it, and what they come to in a common one (亿元 → 元, 公里 stays)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.observations.lexicon import alternation, words
from ingest.observations.numerals import SCALES

__all__ = ["COUNTERS", "MEASURE", "SCALE", "Measure", "normalise"]

# 量词 after 《现代汉语量词用法词典》 as reports use them, and 法定计量单位 (GB 3100—1993) with their signs.
_COUNTERS = words(
    "个 家 户 名 位 件 起 项 条 次 例 份 册 本 部 篇 期 场 批 座 处 所 台 辆 套 艘 架 只 头 羽 株 棵 宗 笔 单 "
    "票 页 卷 集 首 幅 剂 针 席 餐 趟 封 股 支 组 队 班 节 档 类 种 门 间 栋 幢 张 枚 块 片 段 道 口 眼 孔 杆 "
    "盏 根 箱 袋 瓶 包 列 床 对 双 人 省 市 县 区 乡 镇 村 国 校 院 馆 站 厅 园 轮 批次 字 尾 匹 峰 团 款 桩 桶 "
    "把 顶 扇 颗 粒 组件 机组 小区 社区 科 眼 丘 座次 课时 学时 席位 床位 学位 车位 泊位 门店 人份 标箱 标准箱 "
    "车皮 厘 幅 员 届 回"
)
_TIMES = words(
    "人 户 件 场 台 批 起 架 班 车 航 篇 条 项 家 例 课 针 剂 辆 只 头 期 轮 列 艘 个 组 单 笔 份 趟 余 名 册 套"
)
_PHYSICAL = words(
    "亩 公顷 平方公里 平方千米 平方米 平米 公里 千米 米 厘米 毫米 微米 纳米 里 海里 吨 公斤 千克 斤 克 毫克 "
    "微克 升 毫升 立方米 方 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦 千伏 千伏安 万千伏安 度 焦 吨标准煤 吨标煤 吨公里 "
    "人公里 车公里 载重吨 总吨 综合吨 标准立方米 摄氏度 ℃ 分贝 匹 平方 立方 立米 石 担 捆 兆 比特 字节 卡 元 "
    "美元 欧元 英镑 日元 港元 港币 人民币元 澳元 卢布 韩元 角 分 P TB GB PB EB MB Tbps Gbps Mbps PFlops EFlops "
    "PFLOPS EFLOPS MW GW kW KW kV kWh km² km ㎡ ㎞ m² m³ m kg t mm cm 倍 番 成 折 分之 岁 PB/s PF EFlops Eflops "
    "EFLOPS GWh MWh Wh 吉瓦时 标方 立方千米 升级 站次 标准吨 平方公尺 公升 t/a"
)
_SPANS = words(
    "年 个月 月 天 日 小时 分钟 秒 周 星期 个小时 工作日 个工作日 学年 个季度 毫秒 季度 个百分点 百分点 % ‰ "
    "个点 基点 个基点"
)
COUNTERS = frozenset(_COUNTERS)
_ALL = {*_COUNTERS, *_PHYSICAL, *_SPANS, *(each + "次" for each in _TIMES)} - {
    "项目",
    "课题",
    "分之",
    "升级",
    "余次",
    "余",
}
_ONE = alternation(sorted(_ALL))
SCALE = re.compile(r"万亿|[十百千]?[万亿]|[百千](?![分瓦克米伏])")
MEASURE = re.compile(
    rf"{_ONE}(?:（(?:{_ONE}|地|州|盟|区|旗|市|幢|片|段|本)）|[/每](?:{_ONE}|年|日|人)(?:·(?:{_ONE}))?)?"
)
# A character behind which a counter is the beginning of another word.
_OTHER_WORDS = {
    "个": "体性税别",
    "回": "家归头答复应购收暖升落款",
    "家": "庭里长",
    "户": "籍外口均",
    "名": "单义额师企校品城镇优特誉胜录称",
    "件": "",
    "项": "",
    "条": "件例款",
    "部": "门分署队委件长级属",
    "门": "类户槛店诊票口前",
    "支": "持出撑部付行",
    "批": "准评发复办示零",
    "处": "理置分罚于级长在",
    "组": "织建成合团",
    "本": "科地级土届次外领色质身",
    "期": "间货末初限望",
    "场": "所馆景地外",
    "所": "有属在需以得",
    "台": "账风湾胞商资阶",
    "种": "植子业养",
    "类": "似型别",
    "节": "能约日假水",
    "班": "子",
    "队": "伍员",
    "面": "积向对临试",
    "天": "津然气河空",
    "元": "旦素",
    "人": "民均口才员工大居社力文为转",
    "省": "份级会直内外",
    "市": "场民区政直县级",
    "县": "域级城区",
    "区": "域级间位县",
    "国": "家际企有内外道省控考",
    "乡": "村镇亲",
    "镇": "级",
    "村": "民庄级镇",
    "院": "士校",
    "站": "点位",
    "园": "区",
    "科": "技学研",
    "分": "之别类级布店厂享为支",
    "方": "面式案法向",
    "度": "假",
    "成": "立为功果效员长交本都熟就",
    "里": "程",
    "米": "袋",
    "日": "常均益趋",
    "周": "年期边转",
    "月": "度球壤",
    "年": "度均级轻代画产",
    "对": "口接外于标",
    "口": "岸径",
    "单": "位项元",
    "字": "号样符",
    "位": "于列居置",
    "首": "次要位个批家",
    "节次": "",
    "卡": "口车脖",
    "道": "路德",
    "股": "份权东票市",
    "校": "园长",
    "段": "时",
    "石": "油化",
    "角": "色度",
    "款": "项",
    "克": "服难",
    "升": "级至到高",
    "克里": "",
    "片": "区",
    "列": "入",
    "把": "握",
    "集": "群中团聚体",
    "团": "结队体",
    "包": "括容保",
    "架": "构",
    "双": "向边高一",
    "档": "案",
    "起": "来步草",
    "次": "年日数生",
    "间": "接隔",
    "头": "部",
    "轮": "值",
    "员": "工额",
    "厅": "局级",
    "秒": "",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as written, in `[start, end)`, with the multiplier that stands before it (`万` of 万元)."""

    text: str
    scale: str
    word: str
    end: int


def read_measure(text: str, start: int) -> Measure | None:
    """The unit that begins at `start`, with 万 or 亿 before it; the multiplier alone where no unit follows it."""
    if text[start : start + 1] == " " and text[start + 1 : start + 2].isascii():
        start += 1
    plain = _word(text, start)
    scale = SCALE.match(text, start)
    if plain and (scale is None or len(plain) > len(scale.group())):
        return Measure(plain, "", plain, start + len(plain))
    if scale is None:
        return None
    behind = scale.end()
    if text[behind : behind + 1] in ("余", "多"):
        behind += 1
    word = _word(text, behind)
    return Measure(text[start : scale.end()] + word, scale.group(), word, behind + len(word))


def _word(text: str, start: int) -> str:
    found = MEASURE.match(text, start)
    if found is None:
        return ""
    word = found.group()
    if text[found.end() : found.end() + 1] in _OTHER_WORDS.get(word, "") and found.end() < len(text):
        return ""
    return word


_PERCENT = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10)}
_POINTS = words("个百分点 百分点 个点")
_COMMON = {
    "公里": ("公里", "1"),
    "千米": ("公里", "1"),
    "km": ("公里", "1"),
    "公斤": ("公斤", "1"),
    "千克": ("公斤", "1"),
    "kg": ("公斤", "1"),
    "平方千米": ("平方公里", "1"),
    "km²": ("平方公里", "1"),
    "平米": ("平方米", "1"),
    "㎡": ("平方米", "1"),
    "m²": ("平方米", "1"),
    "m³": ("立方米", "1"),
    "kW": ("千瓦", "1"),
    "KW": ("千瓦", "1"),
    "MW": ("千瓦", "1000"),
    "兆瓦": ("千瓦", "1000"),
    "GW": ("千瓦", "1000000"),
    "吉瓦": ("千瓦", "1000000"),
    "kWh": ("千瓦时", "1"),
    "兆瓦时": ("千瓦时", "1000"),
    "个小时": ("小时", "1"),
    "个工作日": ("工作日", "1"),
    "吨标煤": ("吨标准煤", "1"),
    "基点": ("百分点", "0.01"),
    "个基点": ("百分点", "0.01"),
    "角": ("元", "0.1"),
    "℃": ("摄氏度", "1"),
    "标准箱": ("标箱", "1"),
    "月": ("个月", "1"),
}


def normalise(scale: str, word: str) -> tuple[Decimal, str]:
    """What one of this unit comes to, and in which common unit: (万, 元) is 10,000 元, 成 is 10 %."""
    factor = SCALES.get(scale, Decimal(1))
    if word in _PERCENT:
        return factor * _PERCENT[word], "%"
    if word in _POINTS:
        return factor, "百分点"
    if word == "番":
        return Decimal(100), "%"
    if word in _COMMON:
        common, times = _COMMON[word]
        return factor * Decimal(times), common
    return factor, word
