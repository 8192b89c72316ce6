"""The words sent to a model, as files; nothing here imports the rest of guiwen."""
