"""pdfium's functions that are asked for every piece of text and every stroke of a page, called in the plainest way.

The bindings make an object of each handle and give way to other threads at each call, which takes as long as what these
functions do. Here handles are numbers, structures are given by their addresses, and no other thread runs meanwhile.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c

_HANDLE, _PLACE, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def handle_of(pointer: Any) -> int:
    """The number that an object of the bindings stands for."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _called(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(handle_of(function))


font_size = _called(pdfium_c.FPDFText_GetFontSize, _DOUBLE, _HANDLE, _INT)
font_weight = _called(pdfium_c.FPDFText_GetFontWeight, _INT, _HANDLE, _INT)
matrix_of_char = _called(pdfium_c.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _PLACE)
object_of_char = _called(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
box_of_char = _called(pdfium_c.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _PLACE)
origin_of_char = _called(pdfium_c.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _PLACE, _PLACE)

object_of_page = _called(pdfium_c.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
object_of_form = _called(pdfium_c.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
kind_of_object = _called(pdfium_c.FPDFPageObj_GetType, _INT, _HANDLE)
mark_of_object = _called(pdfium_c.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)
matrix_of_object = _called(pdfium_c.FPDFPageObj_GetMatrix, _INT, _HANDLE, _PLACE)

count_in_form = _called(pdfium_c.FPDFFormObj_CountObjects, _INT, _HANDLE)
colour_of_object = _called(pdfium_c.FPDFPageObj_GetFillColor, _INT, _HANDLE, *[_PLACE] * 4)
mode_of_path = _called(pdfium_c.FPDFPath_GetDrawMode, _INT, _HANDLE, _PLACE, _PLACE)
count_of_segments = _called(pdfium_c.FPDFPath_CountSegments, _INT, _HANDLE)
segment_of_path = _called(pdfium_c.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
point_of_segment = _called(pdfium_c.FPDFPathSegment_GetPoint, _INT, _HANDLE, _PLACE, _PLACE)
kind_of_segment = _called(pdfium_c.FPDFPathSegment_GetType, _INT, _HANDLE)
closes = _called(pdfium_c.FPDFPathSegment_GetClose, _INT, _HANDLE)
