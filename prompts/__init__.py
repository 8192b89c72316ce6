"""The words sent to a model, as files; nothing here imports the rest of guiwen."""

from prompts.loading import CANNOT_ANSWER, Prompt, PromptError, load

__all__ = ["CANNOT_ANSWER", "Prompt", "PromptError", "load"]
