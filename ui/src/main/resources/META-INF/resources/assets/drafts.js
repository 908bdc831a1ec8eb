// Keeps drafts of this tab, by person and place, over a reload of the page.
// A draft is deleted when it is sent, when its field is emptied and when the person signs out.
(() => {
  if (window.mingaDrafts) return;

  const STORED = "minga-drafts";
  const MOST = 20;
  const LONGEST = 10_000;

  // Oldest first. Empty if the browser refuses storage.
  function read() {
    try {
      const drafts = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
      return Array.isArray(drafts) ? drafts : [];
    } catch {
      return [];
    }
  }

  function write(drafts) {
    try {
      sessionStorage.setItem(STORED, JSON.stringify(drafts.slice(-MOST)));
    } catch {
      // full or forbidden
    }
  }

  function nameOf(place) {
    return `${document.querySelector(".room")?.dataset.person ?? ""}|${place}`;
  }

  function store(place, text) {
    const name = nameOf(place);
    const others = read().filter((draft) => draft[0] !== name);
    write(text ? [...others, [name, text.slice(0, LONGEST)]] : others);
  }

  function stored(place) {
    const name = nameOf(place);
    return read().find((draft) => draft[0] === name)?.[1] ?? "";
  }

  async function keep(field) {
    if (field.keepsDraft) return;
    field.keepsDraft = true;
    await customElements.whenDefined(field.localName);
    const place = field.dataset.draft;
    if (!field.value) field.value = stored(place);
    field.addEventListener("value-changed", () => store(place, field.value));
  }

  function keepAll() {
    document.querySelectorAll("[data-draft]").forEach(keep);
  }

  document.addEventListener("click", (event) => {
    if (event.composedPath().some((each) => each.classList?.contains("sign-out"))) write([]);
  });
  new MutationObserver(keepAll).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-draft"],
  });
  window.mingaDrafts = { sent: (place) => store(place, "") };
  keepAll();
})();
