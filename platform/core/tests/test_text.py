"""Text as people type it."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from wagtail.rich_text import RichText

from core.exports import sheet_cell
from core.text import without_invisible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Bel\x07 Teken", "Bel Teken"),
        ("een\ntwee\tdrie", "een\ntwee\tdrie"),
        ("\u200bleeg\u202e", "leeg"),
        ("👩\u200d👩", "👩\u200d👩"),
        ("\0", ""),
    ],
)
def test_signs_that_nobody_sees_are_taken_out(typed, kept):
    assert without_invisible(typed) == kept


@pytest.mark.parametrize("typed", ["Bel\x07", "\0", "\x0b=1", "gewoon", "\ud800"])
def test_every_text_fits_in_a_spreadsheet(typed):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([sheet_cell(sheet, typed)])
    book.save(BytesIO())


def test_an_empty_line_in_a_text_is_no_gap_on_the_page():
    typed = '<p data-block-key="a">Een</p><p data-block-key="b"> </p><p></p><p>&nbsp;<br/></p><p>Twee</p>'
    assert str(RichText(typed)).strip() == '<p data-block-key="a">Een</p><p>Twee</p>'
