// Counts down to a deadline. The server gives remaining and total time in milliseconds of the federation's clock, and the
// rate of that clock.
(() => {
  if (customElements.get("minga-clock")) return;

  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;

  class MingaClock extends HTMLElement {
    static observedAttributes = ["left", "rate", "whole"];

    connectedCallback() {
      this.timer = setInterval(() => this.tick(), 1000);
      this.tick();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    attributeChangedCallback(name) {
      if (name === "left") this.heardAt = performance.now();
      if (this.isConnected) this.tick();
    }

    tick() {
      const passed = (performance.now() - (this.heardAt ?? performance.now())) * this.number("rate", 1);
      const left = this.number("left", 0) - passed;
      const used = 1 - left / Math.max(1, this.number("whole", 1));
      this.style.setProperty("--used", Math.min(1, Math.max(0, used)).toFixed(3));
      this.toggleAttribute("hurried", used >= 0.75);
      const words = left <= 0 ? this.getAttribute("over") : this.words(left);
      if (this.textContent !== words) this.textContent = words;
    }

    words(left) {
      const days = Math.floor(left / DAY);
      const hours = Math.floor((left % DAY) / HOUR);
      const minutes = Math.floor((left % HOUR) / MINUTE);
      return days > 0
        ? `${this.amount("days", days)} ${this.amount("hours", hours)}`
        : `${this.amount("hours", hours)} ${this.amount("minutes", minutes)}`;
    }

    amount(unit, count) {
      return (this.getAttribute(unit) ?? "{0}").replace("{0}", count);
    }

    number(name, fallback) {
      const value = Number(this.getAttribute(name));
      return Number.isFinite(value) && this.hasAttribute(name) ? value : fallback;
    }
  }

  customElements.define("minga-clock", MingaClock);
})();

// The federation's time: "Mon 14 Dec, 08:12". The server gives its moment in milliseconds, its rate and its time zone.
(() => {
  if (customElements.get("minga-time")) return;

  class MingaTime extends HTMLElement {
    static observedAttributes = ["at"];

    connectedCallback() {
      this.timer = setInterval(() => this.tick(), 1000);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    attributeChangedCallback() {
      this.heardAt = performance.now();
    }

    tick() {
      const rate = Number(this.getAttribute("rate")) || 1;
      const now = Number(this.getAttribute("at")) + (performance.now() - this.heardAt) * rate;
      const words = this.words(now);
      if (this.textContent !== words) this.textContent = words;
    }

    words(now) {
      this.format ??= new Intl.DateTimeFormat(document.documentElement.lang === "es" ? "es" : "en-GB", {
        timeZone: this.getAttribute("zone"),
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      const parts = Object.fromEntries(this.format.formatToParts(now).map((part) => [part.type, part.value]));
      return `${parts.weekday} ${parts.day} ${parts.month}, ${parts.hour}:${parts.minute}`;
    }
  }

  customElements.define("minga-time", MingaTime);
})();
