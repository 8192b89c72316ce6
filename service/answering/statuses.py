"""The one table of what people read about each status of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from index.subjects import Subject
from service.answering.answer import AnswerStatus
from service.answering.quantities import Quantity

_MESSAGES: dict[AnswerStatus, tuple[str, str]] = {
    AnswerStatus.ANSWERED: (
        "回答逐字摘自资料库中的文件。",
        "Every sentence is quoted verbatim from documents in the library.",
    ),
    AnswerStatus.PARTLY_ANSWERED: (
        "只找到与问题部分相关的条文，请核对后使用。",
        "Only part of the question is covered by what was found; please check before use.",
    ),
    AnswerStatus.NOT_FOUND: (
        "资料库中没有找到能够回答这个问题的条文。可以换一种说法，或先导入相关文件。",
        "Nothing in the library answers this question. Try other words, or add the documents concerned.",
    ),
    AnswerStatus.AMBIGUOUS: (
        "问题所指的文件或条文不止一个，请说明是哪一个。",
        "More than one document or provision fits; please say which one is meant.",
    ),
    AnswerStatus.REPEALED_ONLY: (
        "只找到在该时点已经废止或被新版本取代的条文。",
        "Only provisions that were repealed or replaced on that day were found.",
    ),
    AnswerStatus.NOT_IN_FORCE: (
        "只找到在该时点尚未施行的条文。",
        "Only provisions that were not yet in force on that day were found.",
    ),
    AnswerStatus.MODEL_FAILED: (
        "对话模型没有给出可用的回答，改为摘录条文原文。",
        "The chat model gave no usable answer; the provisions are quoted instead.",
    ),
}


_WRITTEN = (
    "回答由对话模型根据所引条文写成，每句已由程序与原文核对；请以原文为准。",
    "A chat model wrote this from the provisions cited; a program compared each sentence with them. The text counts.",
)


def message(status: AnswerStatus, language: str = "zh", written: bool = False) -> str:
    """The sentence for `status` in Chinese (`zh`) or English (`en`); `written` when a model answered."""
    sentences = _WRITTEN if written and status is AnswerStatus.ANSWERED else _MESSAGES[status]
    return sentences[1 if language == "en" else 0]


_UNSUPPORTED = ("【未经引文支持】{text}", "[not supported by its citations] {text}")


def unsupported(text: str, language: str = "zh") -> str:
    """The sentence `text` of a model, marked as one that its citations do not support."""
    return _UNSUPPORTED[1 if language == "en" else 0].replace("{text}", text)


_CUT_SHORT = ("对话模型的回答没有写完：{reason}", "The chat model did not finish its answer: {reason}")
_FAILED = ("对话模型没有作答：{reason}", "The chat model did not answer: {reason}")


def model_note(reason: str, begun: bool, language: str = "zh") -> str:
    """The sentence about a model that failed for `reason`, after a part of the answer when `begun`."""
    sentences = _CUT_SHORT if begun else _FAILED
    return sentences[1 if language == "en" else 0].replace("{reason}", reason)


_NOTHING_STANDS = (
    "对话模型写的内容没有一句通过核对，已全部去掉。",
    "Not one sentence of the chat model stood the comparison with its sources; all were left out.",
)
_READ_IN_VAIN = (
    "对话模型读过最接近的条文，认为它们不能回答这个问题。",
    "The chat model read the nearest provisions and found that they do not answer the question.",
)


def nothing_stands(language: str = "zh") -> str:
    """The sentence about a model of whose answer nothing is left."""
    return _NOTHING_STANDS[1 if language == "en" else 0]


def read_in_vain(language: str = "zh") -> str:
    """The sentence about a model that finds no answer in what it was given."""
    return _READ_IN_VAIN[1 if language == "en" else 0]


_NOT_STATED = (
    "找到的条文没有写明所问的{what}。可以查看列出的条文，换一种说法，或先导入相关文件。",
    "What was found does not state the {what} asked for. See the provisions listed, try other words, or add documents.",
)


def not_stated(quantities: tuple[Quantity, ...], language: str = "zh") -> str:
    """The sentence of a refusal because no provision states one of `quantities`."""
    if language == "en":
        return _NOT_STATED[1].replace("{what}", " or ".join(one.en for one in quantities))
    return _NOT_STATED[0].replace("{what}", "、".join(one.zh for one in quantities))


_ELSEWHERE = (
    "资料库中没有能够回答这个问题的条文。这类问题可能由{titles}规定，资料库没有收录；可以先导入，或换一种说法。",
    "Nothing in the library answers this question. {titles}, which it lacks, may: add that, or try other words.",
)


def regulated_elsewhere(titles: Iterable[str], language: str = "zh") -> str:
    """The sentence of a refusal because the question belongs to rules that are not in the Library."""
    named = "".join(f"《{title}》" for title in sorted(titles))
    return _ELSEWHERE[1 if language == "en" else 0].replace("{titles}", named)


_OTHER_SUBJECT = (
    "资料库中没有能够回答这个问题的条文：问的大概是“{subject}”，已收录的文件中没有这方面的规定。可以先导入有关文件，或换一种说法。",
    "Nothing in the library answers this question, probably about {subject}: add documents, or try other words.",
)
_OTHER_SUBJECT_OF = (
    "资料库中没有能够回答这个问题的条文：问的大概是“{subject}”，可能由《{title}》规定，资料库没有收录。可以先导入，或换一种说法。",
    "Nothing in the library answers this question, probably about {subject}. {title}, which it lacks, may: add that.",
)


def other_subject(subject: Subject, language: str = "zh") -> str:
    """The sentence of a refusal because the question is about a subject that nothing in the Library has."""
    sentence = (_OTHER_SUBJECT_OF if subject.rules else _OTHER_SUBJECT)[1 if language == "en" else 0]
    return sentence.replace("{subject}", subject.name).replace("{title}", subject.rules[0] if subject.rules else "")


_LEFT_OPEN = (
    "《{title}》{label}提到了这件事，但没有写明所问的细节，资料库中也没有别的条文写明。可以先导入写有这一细节的文件。",
    "{label} of {title} is about this but does not settle what is asked, nor does anything else: add what does.",
)


def left_open(title: str, label: str, language: str = "zh") -> str:
    """The sentence of a refusal because a provision calls to mind what is asked, and leaves it open."""
    return _LEFT_OPEN[1 if language == "en" else 0].replace("{title}", title).replace("{label}", label)


_NOTHING_ALIKE = (
    "资料库中没有能够回答这个问题的条文：已收录的规定都不涉及这样的事。可以查看列出的条文，换一种说法，或先导入相关文件。",
    "Nothing in the library answers this question: its rules are about other things. Try other words or add documents.",
)


def nothing_alike(language: str = "zh") -> str:
    """The sentence of a refusal because nothing that is usually asked of the rules in the Library is alike."""
    return _NOTHING_ALIKE[1 if language == "en" else 0]


_UNKNOWN_BEGINNING = (
    "《{title}》没有写明施行日期，无法确认它在该时点是否有效，请核对后使用。",
    "《{title}》 does not state when it takes effect; whether it was in force on that day could not be established.",
)


def unknown_beginning(title: str, language: str = "zh") -> str:
    """The sentence about a quoted version whose day of effect is unknown."""
    return _UNKNOWN_BEGINNING[1 if language == "en" else 0].replace("{title}", title)
