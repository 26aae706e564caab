/* Het formulier onthoudt de versie die het zelf vanzelf bewaarde, en wie op een knop drukt terwijl dat net gebeurt, wacht tot het klaar is.
   Anders gaat het formulier weg met een versie die al is vervangen, en leest één redacteur in één venster dat er een nieuwere is. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";

  var form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");
  if (!form) return;

  var halen = window.fetch;
  var bezig = false, straks = null;

  /* Wagtail zegt alleen wanneer het bewaren in de rij gaat; wat onderweg is, is aan het verzoek zelf te zien. */
  window.fetch = function (adres, keuzes) {
    if (adres === form.action && keuzes && keuzes.body instanceof FormData) bezig = true;
    return halen.apply(window, arguments);
  };

  function onthoud(versie) {
    var namen = { loaded_revision_id: versie.revision_id, loaded_revision_created_at: versie.revision_created_at };
    Object.keys(namen).forEach(function (naam) {
      var veld = form.elements.namedItem(naam);
      if (veld && namen[naam]) veld.value = namen[naam];
    });
  }

  function klaar(gebeurtenis) {
    bezig = false;
    if (gebeurtenis.type === "w-autosave:success") onthoud(gebeurtenis.detail.response);
    if (straks) window.setTimeout(straks);
    straks = null;
  }

  ["w-autosave:success", "w-autosave:error"].forEach(function (naam) {
    document.addEventListener(naam, klaar);
  });

  /* Wat nog in de rij staat, hoeft niet meer: het formulier neemt alles mee. */
  function nietMeerVanzelf() {
    var bewaarder = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!bewaarder) return;
    bewaarder.activeValue = false;
    bewaarder.submit.cancel();
  }

  function verstuur(knop) {
    var dicht = knop && knop.disabled;
    /* Een knop die uit staat, gaat niet mee; Wagtail zet hem uit zodra erop is gedrukt. */
    if (dicht) knop.disabled = false;
    form.requestSubmit(knop);
    if (dicht) knop.disabled = true;
  }

  document.addEventListener("submit", function (gebeurtenis) {
    if (gebeurtenis.target !== form) return;
    nietMeerVanzelf();
    if (!bezig) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    straks = function () { verstuur(gebeurtenis.submitter); };
  }, true);

  /* Hier hoort geen «submit» bij, dus zonder dit vraagt de browser of u weg wilt van wat niet bewaard is. */
  function verstuurStil() {
    var bewaker = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
    if (bewaker) bewaker.submit();
    HTMLFormElement.prototype.submit.call(form);
  }

  /* Zo verstuurt Wagtail een besluit bij Meelezen: zonder dat iemand het ziet. */
  form.submit = function () {
    nietMeerVanzelf();
    if (bezig) straks = verstuurStil;
    else verstuurStil();
  };
});
