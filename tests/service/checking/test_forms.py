"""Numbers of documents, headings, marks, repetitions, gaps: (text, what is quoted)."""

from __future__ import annotations

import pytest

from tests.service.checking.proofs import found, quotes

CASES: dict[str, tuple[tuple[str, list[str]], ...]] = {
    "document_number": (
        ("印发《清理方案》（青财发〔2023〕4号）。", []),
        ("印发《清理方案》（青财发[2023]4号）。", ["青财发[2023]4号"]),
        ("印发《清理方案》（青财发(2023)4号）。", ["青财发(2023)4号"]),
        ("印发《清理方案》（青财发【2023】4号）。", ["青财发【2023】4号"]),
        ("印发《清理方案》（青财发〔2023〕第4号）。", ["青财发〔2023〕第4号"]),
        ("印发《清理方案》（青财发〔2023〕04号）。", ["青财发〔2023〕04号"]),
        ("根据财政部令〔2021〕第102号开展清理。", []),
        ("深入落实国发﹝2022﹞2号文件。", ["国发﹝2022﹞2号"]),
        ("在（2023）5号会议室召开会议。", []),
    ),
    "paired_marks": (
        ("印发《清理方案》，开展“回头看”（含乡镇）。", []),
        ("印发《清理方案，开展检查。", ["《"]),
        ("开展“回头看检查。", ["“"]),
        ("开展检查（含乡镇。", ["（"]),
        ("落实《关于印发《清理方案》的通知》。", ["《清理方案》"]),
        ("落实《关于印发〈清理方案〉的通知》。", []),
        ("做法有：1）清理；2）检查。", []),
    ),
    "punctuation": (
        ("认真清理,全面检查。", [","]),
        ("认真清理，全面检查。", []),
        ("认真清理，，全面检查。", ["，，"]),
        ("认真清理，全面检查。。", ["。。"]),
        ("《构筑防线 、共建家园》已发放。", [" 、"]),
        ("出台措施等……", ["等……"]),
        ("收入1,200万元，比例3:1。", []),
    ),
    "numbering": (
        ("一、工作情况\n（一）抓学习。认真学习。\n（二）抓检查。认真检查。\n二、打算\n继续做好。", []),
        ("一、工作情况\n（一）抓学习。认真学习。\n（三）抓检查。认真检查。\n二、打算\n继续做好。", ["（三）"]),
        ("一、工作情况\n认真学习。\n一、打算\n继续做好。\n二、问题\n尚有不足。", []),
        ("一、工作情况\n认真学习。\n三、打算\n继续做好。", ["三、"]),
        ("一是抓学习；二是抓检查；三是抓整改。", []),
        ("一是抓学习；二是抓检查；四是抓整改。", ["四是"]),
        ("一、工作情况\n（一）、抓学习。认真学习。", ["（一）、"]),
    ),
    "year_zero": (
        ("二〇二三年六月完成。", []),
        ("二○二三年六月完成。", ["二○二三"]),
        ("二０二三年六月完成。", []),
    ),
    "quotation": (
        ("运用“第一种形态”处理12人，运用“第一种形态”谈话3人。", []),
        ("运用“第一种形态”处理12人，运用第一种形态谈话3人。", ["第一种形态"]),
        ("落实三重一大制度。", ["三重一大"]),
        ("做好整改“后半篇文章”，建设“后半篇”文章。", ["“后半篇”文章"]),
    ),
    "repetition": (
        ("深入开展财会监督专项行动，发现并整改一批突出问题。\n深入开展资产清理专项行动，盘活一批闲置资产和设备。", []),
        (
            "深入开展财会监督专项行动，发现并整改一批突出问题。\n其他工作。深入开展财会监督专项行动，发现并整改一批突出问题。",
            ["深入开展财会监督专项行动，发现并整改一批突出问题。"],
        ),
        ("认真开展清理工作，认真开展清理工作，完成任务。", ["认真开展清理工作"]),
        ("谁主管、谁负责，谁审批、谁负责。", []),
    ),
    "doubled_word": (
        ("我们的的工作取得成效。", ["的的"]),
        ("清理的目的的确达到了。", []),
        ("为了了解情况，开展调研。", []),
        ("对项目进行进行检查。", ["进行进行"]),
        ("并跑领跑领域明显增多，构建共建共治共享格局。", []),
        ("存在在建项目，认真研究研究。", []),
    ),
    "missing_number": (
        ("上半年共查处案件，其中大案2件。", ["共查处案件"]),
        ("上半年共查处案件12件，其中大案2件。", []),
        ("收入增长%，支出增长3%。", ["%"]),
        ("公共服务和共同努力，共建共享。", []),
        ("上半年受理问题线索件，已办结。", ["线索件"]),
    ),
    "placeholder": (
        ("受理投诉【待补充：件数】件。", ["【待补充：件数】"]),
        ("受理投诉XX件，涉及××镇。", ["XX", "××"]),
        ("**县纪委监委开展检查。", []),
        ("召开XXL型设备论证会。", []),
    ),
    "title_form": (
        ("印发《关于推进清理工作的实施意见》。", []),
        ("印发《关于推进清理工作实施意见》。", ["《关于推进清理工作实施意见》"]),
        ("制定《关于开展清理工作的通知》。", ["制定"]),
        ("制定《清理工作方案》。", []),
    ),
}


@pytest.mark.parametrize(
    ("kind", "body", "expected"), [(kind, *case) for kind, cases in CASES.items() for case in cases]
)
def test_forms(kind: str, body: str, expected: list[str]) -> None:
    """What each check of forms finds, and what it leaves alone."""
    assert quotes(body, kind) == expected


def test_a_text_in_half_width_marks_is_told_once() -> None:
    """A hundred times the same would bury everything else."""
    body = "认真清理,全面检查。" * 40
    findings = found(f"青山县财政局2023年工作总结\n{body}\n", "punctuation")
    assert len(findings) == 1
    assert "共40处" in findings[0].message


def test_a_quotation_of_several_paragraphs() -> None:
    """Each begins with “ and the last alone ends with ”."""
    body = "领导指出：\n“要认真学习。\n“要认真检查。”\n会议结束。"
    assert quotes(body, "paired_marks") == []


def test_a_mark_without_its_other_half_is_named() -> None:
    """Marks of quotation by name, since they cannot be quoted in themselves."""
    body = "一、工作\n开展“回头看检查。\n印发《清理方案，开展检查。\n"
    assert [(one.message, one.suggestion) for one in found(body, "paired_marks")] == [
        ("左双引号没有与它配对的右双引号。", "补上右双引号，或删去。"),
        ("“《”没有与它配对的“》”。", "补上“》”，或删去。"),
    ]


def test_a_report_without_a_title() -> None:
    """A long one at least."""
    body = "现将工作总结如下。\n一、工作情况\n" + "认真学习，全面检查，取得成效。" * 30 + "\n"
    assert [one.message for one in found(body, "title_form")] == ["正文之前没有标题。"]


def test_names_that_are_hidden_throughout() -> None:
    """XX县 in every line is a way of hiding names, told once."""
    findings = found(f"XX县财政局2023年工作总结\n{'XX县各单位认真学习。' * 20}\n", "placeholder")
    assert [(one.severity, one.quote) for one in findings] == [("note", "XX")]
