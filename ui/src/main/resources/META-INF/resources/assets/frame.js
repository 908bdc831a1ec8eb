// The skip link: moves the focus into the content without leaving the page.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((each) => each.classList?.contains("skip-link"));
  if (!link) return;
  event.preventDefault();
  document.getElementById("content")?.focus();
});

// Tells the room whether somebody uses this tab, as it draws on for nobody else. Acts are told at most every five minutes,
// which is far less than the hour after which the room takes a tab for left alone.
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
})();

// That the room cannot be reached is said aloud too.
customElements.whenDefined("vaadin-connection-indicator").then(() => {
  window.Vaadin?.connectionIndicator?.setAttribute("role", "status");
});
