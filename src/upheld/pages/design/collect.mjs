// Brings what pages take from npm packages unchanged beside the built style sheet.
import { copyFileSync } from "node:fs";

const FROM = "node_modules/";
const TO = "src/upheld/pages/design/built/";
const TAKEN = {
  "source-sans-3.woff2":
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "source-serif-4.woff2":
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "accessible-autocomplete.js": "accessible-autocomplete/dist/accessible-autocomplete.min.js",
};

for (const [name, source] of Object.entries(TAKEN)) {
  copyFileSync(FROM + source, TO + name);
}
