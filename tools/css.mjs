/*
 * Bouwt static/dist: alle stijl in één bestand, met de lettertypen ernaast, htmx en combobox-nav.
 * Tokens die nergens gebruikt worden, vallen weg. Twee keer bouwen geeft hetzelfde.
 */
import { bundle, transform } from "lightningcss";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const doel = "static/dist";
rmSync(doel, { recursive: true, force: true });
mkdirSync(join(doel, "lettertypen"), { recursive: true });

let css = bundle({ filename: "static/stijl/thema.css", minify: true }).code.toString();

/* Zet de lettertypen naast het bestand. */
css = css.replace(/url\((["']?)(?:\.\.\/)*(node_modules\/[^)"']+\.woff2)\1\)/g, (_, __, pad) => {
  cpSync(pad, join(doel, "lettertypen", basename(pad)));
  return `url(lettertypen/${basename(pad)})`;
});

/* Haal ongebruikte tokens weg, tot er niets meer verandert. */
for (let vorige = ""; vorige !== css; ) {
  vorige = css;
  const gebruikt = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]));
  const gezet = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map((m) => m[1]));
  const unusedSymbols = [...gezet].filter((naam) => !gebruikt.has(naam));
  css = transform({ filename: "thema.css", code: Buffer.from(css), minify: true, unusedSymbols }).code.toString();
}

writeFileSync(join(doel, "thema.min.css"), css);
cpSync("node_modules/htmx.org/dist/htmx.min.js", join(doel, "htmx.min.js"));

/* combobox-nav is een module; de site laadt gewone scripts. */
const combobox = readFileSync("node_modules/@github/combobox-nav/dist/index.js", "utf8");
writeFileSync(join(doel, "combobox-nav.js"), `(function () {\n${combobox.replace("export default class", "window.Combobox = class")}})();\n`);
console.log(`${doel}/thema.min.css: ${Math.round(css.length / 1024)} kB`);
