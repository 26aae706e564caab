/* Kleine verbeteringen. Zonder JavaScript blijft alles bruikbaar. */
(function () {
  "use strict";

  /* Klap een paneel in op een smal scherm. De knop staat in de HTML op hidden. */
  function klapbaar(knop, paneel, breed) {
    if (!knop || !paneel) return;
    var scherm = window.matchMedia(breed);
    function zet(open) {
      knop.setAttribute("aria-expanded", String(open));
      paneel.hidden = !open;
    }
    knop.hidden = false;
    zet(scherm.matches);
    scherm.addEventListener("change", function (e) { zet(e.matches); });
    knop.addEventListener("click", function () {
      zet(knop.getAttribute("aria-expanded") !== "true");
    });
    paneel.addEventListener("keydown", function (e) {
      if (e.key === "Escape" && !scherm.matches) {
        zet(false);
        knop.focus();
      }
    });
  }

  document.querySelectorAll(".lpw-kop__menuknop, .lpw-klapknop").forEach(function (knop) {
    klapbaar(knop, document.getElementById(knop.getAttribute("aria-controls")), "(min-width: 62em)");
  });

  /* Zet de focus op het foutoverzicht, zodat voorleessoftware het meteen leest. */
  var fouten = document.querySelector("[data-focus-bij-laden]");
  if (fouten) window.addEventListener("load", function () { setTimeout(function () { fouten.focus(); }, 0); });

  /* Voorkom dubbel versturen: de knop doet even niets meer; terug in de browser doet hij het weer. */
  document.querySelectorAll("form[method=post]").forEach(function (formulier) {
    formulier.addEventListener("submit", function (e) {
      if (formulier.dataset.bezig) e.preventDefault();
      formulier.dataset.bezig = "ja";
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-bezig]").forEach(function (formulier) { delete formulier.dataset.bezig; });
  });

  /* Suggesties tijdens het typen: <input list="x" data-suggesties="/adres/"> vult <datalist id="x">. */
  document.querySelectorAll("input[data-suggesties]").forEach(function (veld) {
    var lijst = document.getElementById(veld.getAttribute("list"));
    var wachten;
    if (!lijst) return;
    veld.addEventListener("input", function () {
      clearTimeout(wachten);
      wachten = setTimeout(function () {
        fetch(veld.dataset.suggesties + "?q=" + encodeURIComponent(veld.value))
          .then(function (antwoord) { return antwoord.ok ? antwoord.text() : ""; })
          .then(function (opties) { lijst.innerHTML = opties; })
          .catch(function () { /* zonder suggesties werkt het veld ook */ });
      }, 200);
    });
  });

  /* Afdrukken: <button data-afdrukken hidden>. */
  document.querySelectorAll("[data-afdrukken]").forEach(function (knop) {
    knop.hidden = false;
    knop.addEventListener("click", function () { window.print(); });
  });

  /* Dialogen: <button data-dialoog="id"> opent <dialog id="id">. */
  document.querySelectorAll("[data-dialoog]").forEach(function (knop) {
    var dialoog = document.getElementById(knop.dataset.dialoog);
    if (dialoog && dialoog.showModal) {
      knop.addEventListener("click", function () { dialoog.showModal(); });
    }
  });
})();
