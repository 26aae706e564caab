"""The editors' screen of words that stay as they are."""

from html import unescape

import pytest
from django.urls import reverse

from core.blocks import rendering
from search.models import KeptWord

pytestmark = pytest.mark.django_db
KEPT = "woorden_die_blijven"


def text_of(answer):
    return unescape(rendering.plain_text(answer.content.decode()))


def test_a_list_of_words_asks_few_questions(editor, django_assert_num_queries):
    for number in range(30):
        KeptWord.objects.create(word=f"woord{number}")
    index = reverse(f"{KEPT}:list")
    editor.get(index)
    with django_assert_num_queries(14):
        editor.get(index)


def test_a_word_is_kept_as_it_is_compared_once(editor):
    editor.post(reverse(f"{KEPT}:add"), {"word": " Café's ", "note": ""})
    assert KeptWord.objects.get().word == "cafe"
    answer = editor.post(reverse(f"{KEPT}:add"), {"word": "CAFÉ", "note": ""})
    assert answer.context["form"].errors
    assert answer.context["form"]["word"].value() == "CAFÉ"
    assert "«cafe» staat al in de lijst." in text_of(answer)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("twee woorden", "Vul één woord in, zonder spaties"),
        ("lk", "«lk» is te kort: zulke woorden blijven altijd zoals ze zijn. Vul een woord van minstens 3 letters in."),
        ("de", "«de» is te kort"),
        ("Voor", "«voor» is een woord dat zoeken overslaat. Kies een woord dat zegt waar het over gaat."),
    ],
)
def test_a_word_that_is_none_is_refused(editor, word, said):
    assert said in text_of(editor.post(reverse(f"{KEPT}:add"), {"word": word}))
    assert not KeptWord.objects.exists()


def test_no_word_is_told_in_one_message(editor):
    answer = editor.post(reverse(f"{KEPT}:add"), {"word": " "})
    assert answer.context["form"].errors["word"] == ["Vul dit in."]


def test_a_kept_word_can_be_saved_again(editor):
    known = KeptWord.objects.create(word="damocles")
    editor.post(reverse(f"{KEPT}:edit", args=[known.pk]), {"word": "damocles", "note": "Een beleid"})
    assert KeptWord.objects.get().note == "Een beleid"


def test_the_form_tells_in_plain_words_what_keeping_does(editor):
    assert "Zoeken knipt lange woorden in stukken" in text_of(editor.get(reverse(f"{KEPT}:add")))
