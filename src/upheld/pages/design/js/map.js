// One tab stop for each map: arrow keys go to the nearest tile that way, Home and End to the ends.
// Without this script every tile is a link like any other.

const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function middle(tile) {
  const box = tile.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function nearest(tiles, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const tile of tiles) {
    if (tile === from) continue;
    const [tx, ty] = middle(tile);
    const along = (tx - x) * dx + (ty - y) * dy;
    const aside = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
    // Only what lies within 60 degrees of the pressed direction counts as that way.
    if (along <= 1 || aside > along * 1.75) continue;
    const far = along + 2 * aside;
    if (far < least) {
      least = far;
      best = tile;
    }
  }
  return best;
}

function rove(map) {
  const tiles = [...map.querySelectorAll("a")];
  if (!tiles.length) return;
  let current = tiles[0];
  for (const tile of tiles) tile.setAttribute("tabindex", tile === current ? "0" : "-1");

  function moveTo(tile) {
    current.setAttribute("tabindex", "-1");
    current = tile;
    current.setAttribute("tabindex", "0");
    current.focus();
  }

  // Chromium makes an svg that listens for focus a tab stop of its own: what is around it listens.
  const around = map.parentElement;
  around.addEventListener("focusin", (event) => {
    const tile = event.target.closest("[data-map] a");
    if (tile && tile !== current) moveTo(tile);
  });
  around.addEventListener("keydown", (event) => {
    if (!map.contains(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    let tile = null;
    if (event.key in STEPS) tile = nearest(tiles, current, STEPS[event.key]);
    else if (event.key === "Home") tile = tiles[0];
    else if (event.key === "End") tile = tiles[tiles.length - 1];
    else return;
    event.preventDefault();
    if (tile) moveTo(tile);
  });
}

// Which of the two maps is open is told by its tab as well.
function tell() {
  const open = location.hash.endsWith("lower") ? "lower" : "upper";
  for (const tab of document.querySelectorAll("[data-tier]")) {
    if (tab.dataset.tier === open) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

document.querySelectorAll("[data-map]").forEach(rove);
if (CSS.supports("selector(:has(:target))")) {
  tell();
  window.addEventListener("hashchange", tell);
}
