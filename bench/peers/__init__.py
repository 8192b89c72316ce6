"""The product beside others: the same machine, passages, questions and vectors, each in a process of its own."""
