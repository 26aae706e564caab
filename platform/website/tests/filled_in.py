"""What a browser sends back of a form as it was opened."""

from bs4 import BeautifulSoup


def fields(html):
    """Return what a browser would send back of a form of the admin."""
    form = BeautifulSoup(html, "html.parser").select_one("form[data-edit-form]")
    found = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            found[field["name"]] = field.get("value", "") if field.name == "input" else field.text.strip("\n")
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]") or field.select_one("option")
        found[field["name"]] = chosen.get("value", "") if chosen else ""
    # A script draws the blocks; there are none.
    return {"sources-count": "0", "body-count": "0", **{name: value for name, value in found.items() if "__prefix__" not in name}}
