"""The encoder's tokenizer: one piece per Han character, digit and mark; frequent pieces of Latin words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from index.training.tokenizer import normalise

PADDING, UNKNOWN, START, END, MASK = SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PIECES = 8_192
LATIN_PIECES = 700
LETTERS = "abcdefghijklmnopqrstuvwxyz"
RAREST = 3
_LATIN = re.compile("[a-z]+")


def build_tokenizer(lines: Iterable[str], size: int = PIECES, latin: int = LATIN_PIECES) -> Tokenizer:
    """Return a tokenizer of at most `size` pieces: the commonest characters of `lines` and `latin` Latin pieces.

    Text is put in NFKC and lower case and loses its white space; [CLS] and [SEP] are added around it.
    """
    characters: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for line in lines:
        text = normalise(line)
        characters.update(text)
        words.update(_LATIN.findall(text))
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split(Regex("[a-z]+|[^a-z]"), behavior="isolated")]
    )
    alphabet = _alphabet(characters, size - len(SPECIALS) - latin)
    trainer = trainers.BpeTrainer(
        vocab_size=min(size, len(SPECIALS) + len(alphabet) + latin),
        special_tokens=list(SPECIALS),
        initial_alphabet=alphabet,
        limit_alphabet=len(alphabet),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_repeated(words), trainer)
    tokenizer.post_processor = _around(tokenizer)
    return tokenizer


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """Return the pieces of each text, with nothing added around it."""
    return [one.ids for one in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


def _alphabet(characters: Counter[str], size: int) -> list[str]:
    counts = {c: count for c, count in characters.items() if count >= RAREST and not c.isspace() and c not in LETTERS}
    best = sorted(counts, key=lambda c: (-counts[c], c))
    return [*LETTERS, *best[: max(0, size - len(LETTERS))]]


def _repeated(words: Counter[str]) -> Iterable[str]:
    """Yield each word as often as it occurs, to a limit: the trainer counts words, it is not told of counts."""
    for word in sorted(words):
        yield from (word for _ in range(min(words[word], 1_000)))


def _around(tokenizer: Tokenizer) -> processors.TemplateProcessing:
    marks = [(mark, tokenizer.token_to_id(mark)) for mark in (START, END)]
    return processors.TemplateProcessing(
        single=f"{START} $A {END}", pair=f"{START} $A {END} $B:1 {END}:1", special_tokens=marks
    )
