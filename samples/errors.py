"""The one exception of the sample office's workshop."""


class SampleError(Exception):
    """A source text, a number or a font is not as the build needs it; the message says where."""
