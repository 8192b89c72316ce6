"""A Draft without a chat model: the sentences of the model, with numbers and times of this period."""
