/* Een geplakte tabel wordt tekst met een regel per rij. Het tekstveld kent geen tabellen, en zet de cellen anders aan elkaar vast. */
document.addEventListener("paste", function (gebeurtenis) {
  "use strict";

  var klembord = gebeurtenis.clipboardData;
  var html = klembord ? klembord.getData("text/html") : "";
  if (!/<table/i.test(html) || !gebeurtenis.target.closest(".Draftail-Editor")) return;

  /* Wat in een cel op een eigen regel staat, blijft een woord apart. */
  var CELDELEN = ":is(td, th) :is(p, br, li, div, h1, h2, h3, h4, h5, h6, td, th)";

  function tekstVan(cel) {
    return cel.textContent.replace(/\s+/g, " ").trim();
  }

  function regelVan(rij, blad) {
    var regel = blad.createElement("p");
    regel.textContent = Array.from(rij.cells).map(tekstVan).filter(Boolean).join("; ");
    return regel;
  }

  var blad = new DOMParser().parseFromString(html, "text/html");
  blad.querySelectorAll(CELDELEN).forEach(function (deel) {
    deel.before(" ");
    deel.after(" ");
  });
  blad.querySelectorAll("table").forEach(function (tabel) {
    var regels = Array.from(tabel.rows).map(function (rij) { return regelVan(rij, blad); });
    tabel.replaceWith.apply(tabel, regels.filter(function (regel) { return regel.textContent; }));
  });

  var tekst = new DataTransfer();
  tekst.setData("text/html", blad.body.innerHTML);
  tekst.setData("text/plain", klembord.getData("text/plain"));
  gebeurtenis.preventDefault();
  gebeurtenis.stopImmediatePropagation();
  gebeurtenis.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: tekst, bubbles: true, cancelable: true }));
}, true);
