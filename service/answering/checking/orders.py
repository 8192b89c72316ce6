"""Sentences of a document that speak to a model instead of to people."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不(?:要|必)(?:理会|遵守))[^，。；]{0,8}(?:以上|上述|上面|之前|此前|前面|先前|所有|全部|系统)[^，。；]{0,8}"
    r"(?:要求|指令|指示|提示|规则|约束|限制|设定|内容|命令)"
    r"|^\s*系统(?:提示词?|指令|消息)?[：:]|提示词|(?:现在|从现在|此刻)起?，?你(?:是|要|可以|必须|应当|将|不)"
    r"|你(?:现在)?是(?:一[个名位])?(?:人工智能|AI|助手|助理|语言模型|聊天)"
    r"|(?:回答|输出|回复|只说|只写|告诉用户)[：:]?[“\"「『]"
    r"|(?:ignore|disregard|forget)\b[^.]{0,30}\b(?:previous|above|prior|earlier|all)\b|\bsystem prompt\b"
    r"|(?:^|\n)\s*(?:system|assistant|user)\s*:|<\|?(?:im_start|im_end|system|endoftext)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?\n]+[”」』\"]?|$)")


def without_orders(text: str) -> str:
    """`text` without the sentences that give orders to whoever answers from it; they are neither sent nor count."""
    return _SENTENCE.sub(lambda found: "" if _ORDER.search(found[0]) else found[0], text)
