"""The card that lies beside the encoder."""

from index.training.encoder.recipe import Recipe

CARD = """# A small encoder of Chinese regulations

One vector of {width} numbers per text, of length one; the first 256 or 128 of them, divided by their length again,
serve alone. The nearness of two texts is the inner product. No prefix for questions or passages; at most {longest}
pieces of a text are read. Nothing pretrained was used.

| | |
| --- | --- |
| network | ModernBERT, {layers} layers × {width}, {heads} heads, gated feed-forward {inner}, pre-norm, full attention |
| vector | mean of the last states, then Normalize: `SentenceTransformer(folder)` needs no further code |
| weights | half precision on disk, single precision in use |
| tokenizer | NFKC and lower case; one piece per Han character, digit and mark, frequent pieces of Latin words |

## Recipe

Masked pieces ({share:.0%} of a row of {row}; in the second half also through the row's vector, as RetroMAE), then
pairs of passages, then questions with passages that share their words, then the known questions. {seconds:.0f}
seconds in all, seed {seed}.

## Figures

Recall and mean reciprocal rank among the first ten, with 95 % bootstrap intervals. The figures marked cross-validated
are of models that were trained without the question they are judged on; the model kept here has learnt all of the
known questions.

{table}"""


def card_of(recipe: Recipe, table: str) -> str:
    """Return the card of an encoder made after `recipe`, with its figures in `table`."""
    shape = recipe.shape
    return CARD.format(
        width=shape.width,
        longest=shape.longest,
        layers=shape.layers,
        heads=shape.heads,
        inner=shape.inner,
        share=recipe.masking.share,
        row=recipe.masking.width,
        seconds=recipe.seconds,
        seed=recipe.seed,
        table=table,
    )
