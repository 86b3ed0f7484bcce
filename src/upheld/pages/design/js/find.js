// Suggestions under the field that finds a council. The form works without them.
const field = document.querySelector("input#q[data-names]");

const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/&/g, " and ")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const enhance = (input) => {
  const form = input.form;
  const place = document.createElement("div");
  const { value, dataset } = input;
  const described = input.getAttribute("aria-describedby");
  const hint = document.getElementById("q-hint")?.textContent.trim() ?? "";
  let bodies;

  // Fetched at the first letter, so that a page costs nothing to those who only read it.
  const load = async () => {
    const rows = await (await fetch(dataset.names)).json();
    return rows.map(([name, where, ended, others]) => ({
      name,
      where,
      ended,
      words: [name, ...others].map((each) => ` ${plain(each)}`),
    }));
  };

  const source = async (query, show) => {
    try {
      bodies ??= load();
      const asked = plain(query);
      const begins = ` ${asked}`;
      const near = (await bodies)
        .map((body) => ({ body, at: Math.min(...body.words.map((w) => (w.indexOf(begins) + 1) || 999)) }))
        .filter(({ at }) => asked && at < 999)
        .sort((one, other) => one.body.ended - other.body.ended || one.at - other.at);
      show(near.slice(0, 8).map(({ body }) => body));
    } catch {
      bodies = undefined;
      show([]);
    }
  };

  input.replaceWith(place);
  window.accessibleAutocomplete({
    element: place,
    id: "q",
    name: "q",
    defaultValue: value,
    source,
    minLength: 2,
    autoselect: false,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: "overlay",
    templates: {
      inputValue: (body) => body?.name ?? "",
      suggestion: (body) =>
        typeof body === "string" ? body : `${escaped(body.name)}<span class="up-find__where">${escaped(body.where)}</span>`,
    },
    tAssistiveHint: () =>
      `${hint} When suggestions appear, use the up and down arrows to look through them and enter to choose one.`,
    onConfirm: (body) => {
      if (body) {
        requestAnimationFrame(() => form.requestSubmit());
      }
    },
  });
  const made = place.querySelector("input");
  // While suggestions are open and none is chosen, the component swallows Enter: it still asks.
  place.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === made && event.defaultPrevented) {
      form.requestSubmit();
    }
  });
  made.setAttribute("spellcheck", "false");
  if (described) {
    made.setAttribute("aria-describedby", described);
  }
};

const escaped = (text) => {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
};

if (field && window.accessibleAutocomplete) {
  enhance(field);
}
