/* Begrippen: tikken, klikken of Enter op een begrip opent de uitleg ter plekke. Zonder JavaScript leidt de link naar de begrippenlijst. */
(function () {
  "use strict";

  var links = document.querySelectorAll("a.lpw-begrip[title]");
  if (!links.length || !HTMLElement.prototype.showPopover) return;

  /* Zo lang (ms) wacht de muis op de uitleg, en de uitleg op de muis die ernaartoe gaat. */
  var OPENEN = 400, SLUITEN = 300;
  var kaart = document.createElement("div");
  var begrip = onderdeel("p", "lpw-uitleg__begrip", "lpw-uitleg-begrip");
  var betekenis = onderdeel("p", "lpw-uitleg__betekenis", "lpw-uitleg-betekenis");
  var onder = onderdeel("p", "lpw-uitleg__onder");
  var meer = document.createElement("a");
  var knop = document.createElement("button");
  var huidig = null, vast = false, wachten;

  function onderdeel(soort, klasse, id) {
    var deel = document.createElement(soort);
    deel.className = klasse;
    if (id) deel.id = id;
    kaart.append(deel);
    return deel;
  }

  kaart.className = "lpw-uitleg";
  kaart.popover = "manual";
  kaart.tabIndex = -1;
  kaart.setAttribute("role", "dialog");
  kaart.setAttribute("aria-labelledby", begrip.id);
  kaart.setAttribute("aria-describedby", betekenis.id);
  meer.className = "nl-link";
  knop.className = "lpw-linkknop";
  knop.type = "button";
  knop.textContent = "Sluit";
  onder.append(meer, knop);

  /* Onder het woord, of erboven als het daar niet past; nooit breder dan de kolom met tekst. */
  function plaats() {
    var regels = huidig.getClientRects();
    var eerste = regels[0], laatste = regels[regels.length - 1];
    var kolom = (huidig.closest(".lpw-tekst") || document.querySelector("main")).getBoundingClientRect();
    var begin = Math.max(kolom.left, Math.min(laatste.left, kolom.right - kaart.offsetWidth));
    var past = laatste.bottom + kaart.offsetHeight <= window.innerHeight || eerste.top < kaart.offsetHeight;
    kaart.style.left = begin + window.scrollX + "px";
    kaart.style.top = (past ? laatste.bottom : eerste.top - kaart.offsetHeight) + window.scrollY + "px";
  }

  function toon(link) {
    sluit();
    huidig = link;
    begrip.textContent = link.dataset.begrip || link.textContent;
    betekenis.textContent = link.dataset.uitleg;
    meer.href = link.href;
    meer.textContent = "Meer over «" + begrip.textContent + "»";
    link.after(kaart);
    link.setAttribute("aria-expanded", "true");
    kaart.showPopover();
    plaats();
  }

  /* De focus gaat terug naar het woord als zij in de uitleg stond. */
  function sluit() {
    var link = huidig, terug = kaart.contains(document.activeElement);
    clearTimeout(wachten);
    if (!link) return;
    huidig = null;
    vast = false;
    link.setAttribute("aria-expanded", "false");
    if (terug) link.focus({ preventScroll: true });
    kaart.remove();
  }

  function straks(doen, tijd) {
    clearTimeout(wachten);
    wachten = setTimeout(doen, tijd);
  }

  function muisWeg() {
    clearTimeout(wachten);
    if (huidig && !vast) straks(sluit, SLUITEN);
  }

  links.forEach(function (link) {
    /* De uitleg vervangt het kaartje dat de browser bij een title toont. */
    link.dataset.uitleg = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", function (e) {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      if (huidig === link && vast) { sluit(); return; }
      toon(link);
      vast = true;
      kaart.focus();
    });
    link.addEventListener("pointerenter", function (e) {
      if (e.pointerType !== "mouse" || vast) return;
      if (huidig === link) clearTimeout(wachten);
      else straks(function () { toon(link); }, OPENEN);
    });
    link.addEventListener("pointerleave", muisWeg);
  });

  kaart.addEventListener("pointerenter", function () { clearTimeout(wachten); });
  kaart.addEventListener("pointerleave", muisWeg);
  knop.addEventListener("click", sluit);
  document.addEventListener("keydown", function (e) {
    if (e.key === "Escape") sluit();
  });
  document.addEventListener("click", function (e) {
    if (huidig && !kaart.contains(e.target) && !huidig.contains(e.target)) sluit();
  });
  document.addEventListener("focusin", function (e) {
    if (kaart.contains(e.target)) vast = true;
    else if (vast && e.target !== huidig) sluit();
  });
  window.addEventListener("resize", function () { if (huidig) plaats(); });
})();
