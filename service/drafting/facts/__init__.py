"""The facts sheet: the numbers of this period, asked for by the model and filled in by the drafter."""
