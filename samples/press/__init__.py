"""Turns the sample manuscripts into DOCX, PDF, TXT and Markdown files."""
