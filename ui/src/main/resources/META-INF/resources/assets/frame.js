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
