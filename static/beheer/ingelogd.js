/* Voordat een formulier van het beheer weggaat, vragen wij of wie het opende nog is ingelogd. Is dat niet zo, dan blijft het staan met
   alles wat erin is getypt, en zegt een melding wat te doen. Na opnieuw inloggen heeft het formulier een nieuw bewijs nodig dat het van
   ons is; dat komt met het antwoord mee. */
(function () {
  "use strict";

  var gegevens = document.currentScript.dataset;
  var BLIJFT = " Wat u typte, staat hier nog.";
  var UIT = "U bent niet meer ingelogd." + BLIJFT;
  var ANDER = "In deze browser is nu iemand anders ingelogd dan wie dit scherm opende." + BLIJFT;
  var GEEN_ANTWOORD = "De site antwoordt niet." + BLIJFT + " Probeer het zo nog eens.";
  var melding = null, bezig = false, mag = null;

  function zwijg() {
    if (melding) melding.remove();
    melding = null;
  }

  function zeg(tekst, inloggen) {
    zwijg();
    melding = document.createElement("div");
    melding.className = "lpw-uitgelogd";
    melding.setAttribute("role", "alert");
    melding.textContent = tekst;
    if (inloggen) {
      var link = document.createElement("a");
      link.href = gegevens.inloggen;
      link.target = "_blank";
      link.textContent = inloggen;
      melding.append(" ", link, " en bewaar dan opnieuw.");
    }
    document.body.append(melding);
  }

  function weiger(tekst, inloggen) {
    zeg(tekst, inloggen);
    var waarom = new Error(tekst);
    waarom.name = "Uitgelogd";
    throw waarom;
  }

  function vernieuw(bewijs) {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(function (veld) { veld.value = bewijs; });
    window.wagtailConfig.CSRF_TOKEN = bewijs;
    return bewijs;
  }

  /* Belooft het bewijs voor een formulier. Is wie dit scherm opende niet meer ingelogd, dan staat dat op het scherm en in de fout. */
  function ingelogd() {
    return window.fetch(gegevens.vraag).then(function (antwoord) { return antwoord.json(); }).then(function (antwoord) {
      if (!antwoord.wie) weiger(UIT, "Log in een ander tabblad in");
      if (antwoord.wie !== gegevens.wie) weiger(ANDER, "Log in een ander tabblad weer in als uzelf");
      zwijg();
      return vernieuw(antwoord.bewijs);
    });
  }

  function verstuur(formulier, knop) {
    var dicht = knop && knop.disabled;
    /* Een knop die uit staat, gaat niet mee; Wagtail zet hem uit zodra erop is gedrukt. */
    if (dicht) knop.disabled = false;
    formulier.requestSubmit(knop);
    if (dicht) knop.disabled = true;
  }

  function knopWeerAan(knop) {
    var voortgang = knop && window.wagtail.app.getControllerForElementAndIdentifier(knop, "w-progress");
    if (voortgang) voortgang.deactivate();
  }

  window.addEventListener("submit", function (gebeurtenis) {
    var formulier = gebeurtenis.target, knop = gebeurtenis.submitter;
    if (formulier === mag || (formulier.getAttribute("method") || "get").toLowerCase() !== "post") return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    if (bezig) return;
    bezig = true;
    ingelogd().then(function () {
      mag = formulier;
      verstuur(formulier, knop);
    }, function (waarom) {
      if (waarom.name !== "Uitgelogd") zeg(GEEN_ANTWOORD);
      knopWeerAan(knop);
    }).finally(function () { bezig = false; mag = null; });
  }, true);

  /* Wagtail zet de knop van een venster uit tot het dichtgaat. Een venster dat nooit openging, doet dat niet uit zichzelf. */
  function sluitWatNietOpenging() {
    window.jQuery("body > .modal:hidden").trigger("hide.bs.modal").trigger("hidden.bs.modal");
  }

  /* Een venster dat niet wil openen, kan hetzelfde zeggen. */
  window.jQuery(document).ajaxError(function (_, antwoord) {
    sluitWatNietOpenging();
    if (antwoord.status === 403) ingelogd().catch(function () {});
  });

  window.beheer = { ingelogd: ingelogd, verstuur: verstuur };
})();
