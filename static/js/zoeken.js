/* Zoeken: suggesties tijdens het typen, en vertellen welk resultaat gekozen is. Zonder JavaScript blijft alles bruikbaar. */
(function () {
  "use strict";

  /* <input data-zoeksuggesties="/adres/"> krijgt een lijst met keuzes (WAI-ARIA: combobox met listbox). */
  function metSuggesties(veld, nummer) {
    var lijst = document.createElement("ul");
    var stand = document.createElement("span");
    var keuzelijst, wachten, laatste = 0, open = false;
    lijst.id = "suggesties-" + nummer;
    lijst.className = "lpw-suggesties";
    lijst.setAttribute("role", "listbox");
    lijst.setAttribute("aria-label", "Suggesties");
    lijst.hidden = true;
    stand.className = "lpw-alleen-voorleessoftware";
    stand.setAttribute("role", "status");
    veld.parentNode.append(lijst, stand);
    keuzelijst = new window.Combobox(veld, lijst, { tabInsertsSuggestions: false });

    function sluit() {
      clearTimeout(wachten);
      laatste += 1;
      if (open) keuzelijst.stop();
      open = false;
      lijst.hidden = true;
      stand.textContent = "";
    }

    function toon(opties) {
      sluit();
      lijst.innerHTML = opties;
      if (!lijst.children.length || document.activeElement !== veld) return;
      Array.prototype.forEach.call(lijst.children, function (keuze, plaats) { keuze.id = lijst.id + "-" + plaats; });
      lijst.hidden = false;
      keuzelijst.start();
      open = true;
      stand.textContent = lijst.children.length === 1 ? "1 suggestie" : lijst.children.length + " suggesties";
    }

    function vraag() {
      var mijn = laatste += 1;
      if (veld.value.trim().length < 2) { sluit(); return; }
      fetch(veld.dataset.zoeksuggesties + "?q=" + encodeURIComponent(veld.value))
        .then(function (antwoord) { return antwoord.ok ? antwoord.text() : ""; })
        .then(function (opties) { if (mijn === laatste) toon(opties); })
        .catch(function () { /* zonder suggesties werkt het veld ook */ });
    }

    veld.addEventListener("input", function () {
      clearTimeout(wachten);
      wachten = setTimeout(vraag, 150);
    });
    veld.addEventListener("blur", sluit);
    veld.addEventListener("keydown", function (e) {
      if (e.key === "Escape" && open) {
        e.preventDefault();
        sluit();
      } else if (e.key === "ArrowDown" && !open && veld.value) {
        vraag();
      }
    });
    /* Een klik in de lijst laat het veld zijn focus houden. */
    lijst.addEventListener("mousedown", function (e) { e.preventDefault(); });
    lijst.addEventListener("combobox-commit", function (e) {
      var keuze = e.target;
      sluit();
      if (keuze.dataset.adres) {
        window.location.assign(keuze.dataset.adres);
      } else {
        veld.value = keuze.dataset.tekst;
        veld.form.requestSubmit();
      }
    });
  }

  if (window.Combobox) document.querySelectorAll("input[data-zoeksuggesties]").forEach(metSuggesties);

  /* Welk resultaat gekozen is, en niets over wie het koos. */
  document.querySelectorAll("[data-zoekvraag]").forEach(function (gevonden) {
    var titels = Array.prototype.slice.call(gevonden.querySelectorAll(".lpw-resultaat"));
    gevonden.addEventListener("click", function (e) {
      var link = e.target.closest("[data-resultaat]");
      if (!link || !navigator.sendBeacon) return;
      var bericht = new FormData();
      bericht.append("zoekvraag", gevonden.dataset.zoekvraag);
      bericht.append("plaats", String(titels.indexOf(link.closest(".lpw-resultaat")) + 1));
      navigator.sendBeacon(gevonden.dataset.gekozen, bericht);
    });
  });
})();
