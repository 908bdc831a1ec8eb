// The groups of rows. The server moves none while pointer or focus is on one; j and k go from row to row.
// On wide screens a row shows its alert beside the list, else the page.
(() => {
  if (customElements.get("minga-row-groups")) return;

  const wide = matchMedia("(width >= 75rem)");

  class MingaRowGroups extends HTMLElement {
    constructor() {
      super();
      this.keys = (event) => this.move(event);
      this.addEventListener("click", (event) => this.choose(event));
      this.addEventListener("pointerover", (event) => this.point(event));
      this.addEventListener("pointerleave", () => this.point(null));
      this.addEventListener("focusin", () => this.update());
      this.addEventListener("focusout", () => setTimeout(() => this.update()));
    }

    connectedCallback() {
      this.held = false;
      this.pointed = false;
      document.addEventListener("keydown", this.keys);
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this.keys);
    }

    point(event) {
      this.pointed = event !== null && event.pointerType === "mouse" && event.target.closest("minga-row") !== null;
      this.update();
    }

    update() {
      const focused = this.contains(document.activeElement) && document.activeElement.closest("minga-row") !== null;
      const held = this.pointed || focused;
      if (held === this.held || !this.isConnected) return;
      this.held = held;
      this.dispatchEvent(new CustomEvent(held ? "minga-hold" : "minga-release"));
    }

    choose(event) {
      const link = event.target.closest("minga-row a[href^='alert/']");
      if (!link || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const alert = Number(link.getAttribute("href").split("/").at(-1));
      this.dispatchEvent(new CustomEvent("minga-choose", { detail: { alert } }));
    }

    move(event) {
      const step = { j: 1, k: -1 }[event.key];
      if (!step || event.ctrlKey || event.altKey || event.metaKey || writes(event.composedPath()[0])) return;
      const links = [...this.querySelectorAll("minga-row a")].filter((link) => link.checkVisibility());
      const at = links.indexOf(document.activeElement);
      const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  }

  const writes = (target) => target.matches?.("input, textarea, select, [contenteditable], [role='listbox']");

  customElements.define("minga-row-groups", MingaRowGroups);
})();
