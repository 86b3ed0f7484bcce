// On every page. Nothing here is needed to read it.

// An error summary is heard and seen first.
const errors = document.querySelector(".govuk-error-summary");
if (errors) {
  errors.tabIndex = -1;
  errors.focus();
}

// A link into something folded opens it.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  if (target) {
    target.scrollIntoView();
  }
}
addEventListener("hashchange", unfold);
unfold();

// Paper cannot be unfolded: what is folded is printed open, and folded again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  opened.forEach((fold) => (fold.open = true));
});
addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));
