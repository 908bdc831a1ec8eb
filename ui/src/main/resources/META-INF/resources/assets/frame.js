// The skip link: moves the focus into the content without leaving the page.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((each) => each.classList?.contains("skip-link"));
  if (!link) return;
  event.preventDefault();
  document.getElementById("content")?.focus();
});

// After navigation the focus is on the heading, for those who hear the page or use its keys.
document.addEventListener(
  "minga-arrived",
  () => {
    const content = document.getElementById("content");
    const heading = content?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    (heading ?? content)?.focus();
  },
  { capture: true },
);

// Keys of the whole room. A key that is written into a field stays there.
(() => {
  function writing(target) {
    return target?.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? "");
  }

  const list = () => document.querySelector("dialog.keys");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || writing(event.composedPath()[0])) return;
    if (!list() || list().open) return;
    event.preventDefault();
    list().showModal();
  });

  // The keys [ and ] follow the links of the breadcrumbs to siblings. Many keyboards write them with AltGr.
  document.addEventListener("keydown", (event) => {
    const rel = { "[": "prev", "]": "next" }[event.key];
    const held = event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
    if (!rel || held || writing(event.composedPath()[0]) || list()?.open) return;
    const link = document.querySelector(`.breadcrumbs > a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".open-keys")) list()?.showModal();
    else if (event.target.closest?.("dialog.keys .close") || event.target === list()) list()?.close();
  });
})();

// The title begins with the number of things that need the viewer: "(2) Now · Minga". The icon has a dot then.
(() => {
  const NAME = " · Minga";

  function titled(place, number) {
    return (number ? `(${number}) ` : "") + (place && place !== "Minga" ? place + NAME : "Minga");
  }

  function update() {
    const bell = document.querySelector(".bell");
    if (!bell) return;
    const number = bell.dataset.number ?? "";
    let place = document.title.replace(/^\(\d+\+?\) /, "");
    if (place.endsWith(NAME)) place = place.slice(0, -NAME.length);
    const title = titled(place, number);
    if (document.title !== title) document.title = title;
    const icon = document.querySelector("link[rel~='icon']");
    const file = number ? "assets/minga-dot.svg" : "assets/minga.svg";
    if (icon && icon.getAttribute("href") !== file) icon.setAttribute("href", file);
  }

  new MutationObserver(update).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-number"],
  });
  update();
})();

// Reports activity of this tab, since the room updates active tabs only. Input is reported at most every five minutes,
// well within the hour after which a tab counts as idle.
(() => {
  const PAUSE = 5 * 60_000;
  let told = performance.now();
  let away = false;

  function tell(what) {
    document.querySelector(".room")?.dispatchEvent(new CustomEvent(what));
  }

  function here() {
    if (document.hidden || (!away && performance.now() - told < PAUSE)) return;
    told = performance.now();
    away = false;
    tell("minga-here");
  }

  function seenOrNot() {
    if (!document.hidden) return here();
    away = true;
    tell("minga-away");
  }

  for (const act of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(act, here, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", seenOrNot);

  // A tab that opens in the background is away from its first moment.
  const opening = new MutationObserver(() => {
    if (!document.querySelector(".room")) return;
    opening.disconnect();
    if (document.hidden) seenOrNot();
  });
  opening.observe(document, { childList: true, subtree: true });
})();

// Screen readers announce a lost connection.
customElements.whenDefined("vaadin-connection-indicator").then(() => {
  window.Vaadin?.connectionIndicator?.setAttribute("role", "status");
});
