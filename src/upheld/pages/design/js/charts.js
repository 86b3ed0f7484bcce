// Charts can be taken away: as SVG that stands alone, or as PNG. Without a script nothing is
// missing, the table beside each chart says the same.

const PAINT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
  "stroke-linecap", "paint-order", "font-family", "font-size", "font-weight", "font-style",
  "text-anchor",
];
const SVG = "http://www.w3.org/2000/svg";
const SOURCE_LINE = 28;
const PIXELS = 2;

/** A copy whose looks are attributes, on paper of its own, with its source below it. */
function standAlone(drawing, source) {
  const copy = drawing.cloneNode(true);
  const drawn = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, at) => {
    const looks = getComputedStyle(drawn[at]);
    if (looks.display === "none") {
      node.dataset.hidden = "";
      return;
    }
    for (const name of PAINT) node.setAttribute(name, looks.getPropertyValue(name));
    node.removeAttribute("class");
  });
  copy.querySelectorAll("[data-hidden]").forEach((node) => node.remove());
  copy.removeAttribute("class");

  const { width, height } = drawing.viewBox.baseVal;
  const whole = height + SOURCE_LINE;
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("viewBox", `0 0 ${width} ${whole}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", whole);

  const page = getComputedStyle(document.body);
  const paper = document.createElementNS(SVG, "rect");
  paper.setAttribute("width", width);
  paper.setAttribute("height", whole);
  paper.setAttribute("fill", page.backgroundColor);
  copy.prepend(paper);

  const line = document.createElementNS(SVG, "text");
  line.textContent = source;
  line.setAttribute("x", 10);
  line.setAttribute("y", whole - 9);
  line.setAttribute("font-size", 11);
  line.setAttribute("font-family", page.fontFamily);
  line.setAttribute("fill", page.color);
  if (source.length * 5.2 > width - 20) {
    line.setAttribute("textLength", width - 20);
    line.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  copy.append(line);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function saveSvg(figure, drawing) {
  const text = standAlone(drawing, figure.dataset.source);
  save(new Blob([text], { type: "image/svg+xml" }), `${figure.dataset.name}.svg`);
}

async function savePng(figure, drawing) {
  const text = standAlone(drawing, figure.dataset.source);
  const image = new Image();
  // The policy of the site lets pictures come from `data:` and not from `blob:`.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * PIXELS;
  canvas.height = image.height * PIXELS;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${figure.dataset.name}.png`), "image/png");
}

for (const figure of document.querySelectorAll("figure.up-chart")) {
  const drawing = figure.querySelector("svg");
  if (!drawing) continue;
  const row = document.createElement("div");
  row.className = "up-chart__take";
  for (const [kind, take] of [["SVG", saveSvg], ["PNG", savePng]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Save as ${kind}`;
    button.setAttribute("aria-label", `Save as ${kind}: ${figure.dataset.name}`);
    button.addEventListener("click", () => take(figure, drawing));
    row.append(button);
  }
  figure.append(row);
}
