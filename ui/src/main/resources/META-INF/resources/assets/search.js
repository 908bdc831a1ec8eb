// Keys of the search field. The server finds and lists; arrows, Enter and Escape need no round trip.
(() => {
  const field = () => document.querySelector(".search input");
  const list = () => document.querySelector(".search-results");
  const options = () => [...(list()?.querySelectorAll("[role=option]") ?? [])];
  let waiting = false;

  function writing(target) {
    return target?.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? "");
  }

  function focusField(event) {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!field() || !(command || (slash && !writing(event.composedPath()[0])))) return;
    event.preventDefault();
    field().focus();
    field().select();
  }

  function clear() {
    waiting = false;
    if (!field().value) return;
    field().value = "";
    field().dispatchEvent(new Event("input", { bubbles: true }));
  }

  function select(step) {
    const all = options();
    if (!all.length) return;
    const now = all.findIndex((option) => option.ariaSelected === "true");
    const next = all[(now + step + all.length) % all.length];
    all.forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    field().setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  // Results of fewer letters are outdated: Enter waits for those of the words as they stand.
  function open() {
    waiting = list()?.dataset.words !== field().value;
    if (!waiting) options().find((option) => option.ariaSelected === "true")?.click();
  }

  function press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") select(1);
    else if (event.key === "ArrowUp") select(-1);
    else if (event.key === "Enter") open();
    else if (event.key === "Escape" && field().value) clear();
    else if (event.key === "Escape") field().blur();
    else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", (event) => {
    if (event.target === field()) press(event);
    if (!event.defaultPrevented) focusField(event);
  });

  document.addEventListener("input", (event) => {
    if (event.target === field()) waiting = false;
  });

  // Pressing a result keeps the focus, so that the list stays open until the press ends.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.(".search-results")) event.preventDefault();
  });

  // A window that loses the focus keeps its words.
  document.addEventListener("focusout", (event) => {
    if (event.target === field() && document.activeElement !== field()) clear();
  });

  new MutationObserver(() => {
    if (waiting) open();
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-words"] });
})();
