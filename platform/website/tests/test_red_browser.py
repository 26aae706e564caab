"""What is red in a form: an answer that was sent and is wrong, and nothing before."""

import pytest

CHECKBOX = "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"
RADIO = "utrecht-radio-button utrecht-radio-button--html-input"
TEXTAREA = "utrecht-textarea utrecht-textarea--html-textarea"
# Draws a field three times (free, required, wrong) and tells how each looks.
LOOKS = """([tag, type, css]) => ["", "required", "wrong"].map((state) => {
    const field = document.createElement(tag);
    if (type) field.type = type;
    field.className = state === "wrong" ? `${css} ${css.split(" ")[0]}--invalid` : css;
    field.required = state !== "";
    if (state === "wrong") field.setAttribute("aria-invalid", "true");
    document.querySelector("main").append(field);
    const look = getComputedStyle(field);
    return [look.borderBlockStartColor, look.borderBlockStartWidth, look.backgroundColor, look.borderBlockEndWidth].join(" ");
})"""


@pytest.mark.parametrize(
    "field", [("input", "checkbox", CHECKBOX), ("input", "radio", RADIO), ("textarea", "", TEXTAREA)], ids=lambda field: field[1]
)
def test_what_must_be_answered_is_not_red_before_it_was_sent(open_page, field):
    tab = open_page()
    tab.goto("/privacy/")
    free, required, wrong = tab.evaluate(LOOKS, list(field))
    assert required == free
    assert wrong != free
