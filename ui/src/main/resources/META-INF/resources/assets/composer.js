// Enter sends a message and Shift+Enter begins a line. An input method keeps its own Enter.
(() => {
  if (window.mingaComposer) return;
  window.mingaComposer = true;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return;
    const path = event.composedPath();
    const composer = path.find((each) => each.classList?.contains("composer"));
    if (!composer || !path.some((each) => each.localName === "textarea")) return;
    event.preventDefault();
    composer.querySelector("vaadin-button")?.click();
  });
})();
