"""Every check in the order in which it runs; the kinds are what findings, `--only` and `--without` name."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.errors import CheckRefused
from service.checking import (
    calendar_dates,
    cited_articles,
    document_numbers,
    doubled_words,
    fallen,
    growth,
    headings,
    jumps,
    left_over,
    listed_counts,
    missing_numbers,
    neighbours,
    organisations,
    paired_marks,
    placeholders,
    punctuation,
    quoting,
    regulation_numbers,
    regulation_status,
    regulation_titles,
    repetition,
    reporting_periods,
    shares,
    sums,
    table_sums,
    title_forms,
    two_values,
    unit_changes,
    words,
    year_zeros,
)
from service.checking.check import Check

CHECKS = (
    Check("sum", "分项与总数", sums.find),
    Check("table_sum", "表内合计", table_sums.find),
    Check("share", "比例", shares.find),
    Check("growth", "增减幅度", growth.find),
    Check("listed_count", "列举与个数", listed_counts.find),
    Check("two_values", "同一指标两个数", two_values.find),
    Check("cumulative_fell", "累计数减少", fallen.find),
    Check("unit_changed", "单位变化", unit_changes.find),
    Check("jump", "相差十倍", jumps.find),
    Check("left_over", "未更新的旧数", left_over.find),
    Check("organisation", "单位层级", organisations.find),
    Check("other_organisation", "别处的单位", neighbours.find),
    Check("period", "报告期", reporting_periods.find),
    Check("date", "日期", calendar_dates.find),
    Check("regulation_title", "引用的标题", regulation_titles.find),
    Check("regulation_number", "引用的文号", regulation_numbers.find),
    Check("article", "引用的条款", cited_articles.find),
    Check("regulation_status", "引用的时效", regulation_status.find),
    Check("document_number", "发文字号", document_numbers.find),
    Check("title_form", "标题的写法", title_forms.find),
    Check("paired_marks", "成对标点", paired_marks.find),
    Check("punctuation", "标点", punctuation.find),
    Check("numbering", "序号", headings.find),
    Check("year_zero", "年份中的〇", year_zeros.find),
    Check("quotation", "引号", quoting.find),
    Check("repetition", "重复的段落和句子", repetition.find),
    Check("doubled_word", "重复的字词", doubled_words.find),
    Check("word", "易错词", words.find),
    Check("missing_number", "缺少的数", missing_numbers.find),
    Check("placeholder", "待填之处", placeholders.find),
)
KINDS = tuple(check.kind for check in CHECKS)


def chosen(only: Iterable[str] = (), without: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks that `only` names (all, where it names none) without those of `without`; CheckRefused for others."""
    wanted, left_out = set(only) or set(KINDS), set(without)
    for kind in sorted((wanted | left_out) - set(KINDS)):
        raise CheckRefused(f"没有名为“{kind}”的校核。可用的有：{'、'.join(KINDS)}。")
    return tuple(check for check in CHECKS if check.kind in wanted and check.kind not in left_out)
