// Draws a small chart from three words of equal length: values, lower and upper ends, a character each from 0 to z.
(() => {
  if (customElements.get("minga-spark")) return;

  const LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const WIDTH = 120;
  const HEIGHT = 32;
  const EDGE = 4;
  const SVG = "http://www.w3.org/2000/svg";

  const levels = (word) => [...(word ?? "")].map((char) => LEVELS.indexOf(char));
  const y = (level) => (HEIGHT - EDGE - (level / (LEVELS.length - 1)) * (HEIGHT - 2 * EDGE)).toFixed(1);
  const path = (points) => points.map(([x, level], i) => (i ? "L" : "M") + x + " " + y(level)).join("");

  class MingaSpark extends HTMLElement {
    static observedAttributes = ["points"];

    connectedCallback() {
      this.setAttribute("aria-hidden", "true");
      this.draw();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.draw();
    }

    draw() {
      const words = this.getAttribute("points") ?? "";
      if (words === this.drawn) return;
      this.drawn = words;
      this.replaceChildren(...(words ? [this.picture(words)] : []));
    }

    picture(words) {
      const [values, lows, highs] = words.split(" ").map(levels);
      const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
      const at = (word) => word.map((level, i) => [(EDGE + i * step).toFixed(1), level]).filter(([, level]) => level >= 0);
      const svg = this.part("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
      const band = [...at(highs), ...at(lows).reverse()];
      if (band.length > 3) svg.append(this.part("path", { class: "band", d: path(band) + "Z" }));
      const line = at(values);
      svg.append(this.part("path", { class: "line", d: path(line) }));
      const last = line.at(-1);
      if (last) svg.append(this.part("circle", { class: "dot", cx: last[0], cy: y(last[1]), r: 3 }));
      return svg;
    }

    part(name, attributes) {
      const part = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      return part;
    }
  }

  customElements.define("minga-spark", MingaSpark);
})();
