/* Het formulier onthoudt de versie die het zelf vanzelf bewaarde, en wie op een knop drukt terwijl dat net gebeurt, wacht tot het klaar is.
   Anders gaat het formulier weg met een versie die al is vervangen, en leest één redacteur in één venster dat er een nieuwere is. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";

  var form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");
  if (!form) return;

  var halen = window.fetch;
  var bezig = false, straks = null;

  /* Wagtail zegt alleen wanneer het bewaren in de rij gaat; wat onderweg is, is aan het verzoek zelf te zien. Is wie dit typte niet meer
     ingelogd, dan gaat het niet weg: Wagtail probeert het later nog eens. */
  window.fetch = function (adres, keuzes) {
    if (adres !== form.action || !keuzes || !(keuzes.body instanceof FormData)) return halen.apply(window, arguments);
    bezig = true;
    return window.beheer.ingelogd().then(function (bewijs) {
      keuzes.body.set("csrfmiddlewaretoken", bewijs);
      return halen.call(window, adres, keuzes);
    });
  };

  /* Wagtail houdt elke fout onderweg voor een storing; wij weten beter waarom er niets is bewaard. */
  window.addEventListener("w-autosave:error", function (gebeurtenis) {
    var waarom = gebeurtenis.detail.error;
    if (waarom.name === "Uitgelogd") gebeurtenis.detail.text = waarom.message;
  }, true);

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

  document.addEventListener("submit", function (gebeurtenis) {
    if (gebeurtenis.target !== form) return;
    nietMeerVanzelf();
    if (!bezig) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    straks = function () { window.beheer.verstuur(form, gebeurtenis.submitter); };
  }, true);

  /* Hier hoort geen «submit» bij, dus zonder dit vraagt de browser of u weg wilt van wat niet bewaard is. */
  function verstuurStil() {
    var bewaker = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
    if (bewaker) bewaker.submit();
    HTMLFormElement.prototype.submit.call(form);
  }

  /* Zo verstuurt Wagtail een besluit bij Meelezen: zonder dat iemand het ziet. */
  form.submit = function () {
    window.beheer.ingelogd().then(function () {
      nietMeerVanzelf();
      if (bezig) straks = verstuurStil;
      else verstuurStil();
    }, function () {});
  };
});
