// A row whose content comes as HTML from the server. Texts and attributes change in place: focus and presses survive.
(() => {
  if (customElements.get("minga-row")) return;

  const CURRENT = "aria-current";

  /** Elements that draw their own content. */
  const own = (node) => node.localName?.startsWith("minga-");

  function change(from, to) {
    const before = [...from.childNodes];
    const after = [...to.childNodes];
    const alike = before.length === after.length && before.every((node, i) => node.nodeName === after[i].nodeName);
    if (!alike) {
      from.replaceChildren(...after);
      return;
    }
    before.forEach((node, i) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data !== after[i].data) node.data = after[i].data;
        return;
      }
      changeAttributes(node, after[i]);
      if (!own(node)) change(node, after[i]);
    });
  }

  function changeAttributes(from, to) {
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !own(from) && name !== CURRENT) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
  }

  class MingaRow extends HTMLElement {
    static observedAttributes = ["chosen"];

    attributeChangedCallback() {
      this.mark();
    }

    /** The alert of the row stands beside the list. */
    mark() {
      const link = this.querySelector("a");
      if (this.hasAttribute("chosen")) link?.setAttribute(CURRENT, "true");
      else link?.removeAttribute(CURRENT);
    }

    connectedCallback() {
      if (!Object.hasOwn(this, "content")) return;
      const early = this.content;
      delete this.content;
      this.content = early;
    }

    get content() {
      return this.shown;
    }

    set content(html) {
      if (html === this.shown) return;
      this.shown = html;
      const next = document.createElement("template");
      next.innerHTML = html;
      change(this, next.content);
      this.mark();
    }
  }

  customElements.define("minga-row", MingaRow);
})();
