"""The kinds of pairs that are questions, told apart from those made of the passages themselves."""

QUESTION_KINDS = frozenset({"question_answer", "question_article", "question_case_text", "general_question_passage"})
# The questions of this kind are asked of the same articles as the known ones.
SHARED_KIND = "question_article"
