// Draws a series with ECharts. The server sets the property `plot`; colours come from the theme's custom properties,
// so that a change of theme needs only a redraw. Text goes to a canvas and is never parsed as markup.
(() => {
  if (customElements.get("minga-series-chart")) return;

  let library;

  function charts(path) {
    library ??= window.echarts
      ? Promise.resolve(window.echarts)
      : new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = path;
          script.onload = () => resolve(window.echarts);
          script.onerror = () => {
            library = undefined;
            reject(new Error("The charting library could not be loaded"));
          };
          document.head.append(script);
        });
    return library;
  }

  class MingaSeriesChart extends HTMLElement {
    connectedCallback() {
      this.takeEarlyPicture();
      this.resizing = new ResizeObserver(() => this.chart?.resize());
      this.resizing.observe(this);
      this.theme = new MutationObserver(() => this.draw());
      this.theme.observe(document.documentElement, { attributeFilter: ["theme", "style"] });
      this.draw();
    }

    disconnectedCallback() {
      this.resizing.disconnect();
      this.theme.disconnect();
      this.chart?.dispose();
      this.chart = undefined;
    }

    // A plot set before this script ran hides the accessor: set it again.
    takeEarlyPicture() {
      if (!Object.hasOwn(this, "plot")) return;
      const plot = this.plot;
      delete this.plot;
      this.plot = plot;
    }

    set plot(plot) {
      this.drawn = plot;
      this.draw();
    }

    get plot() {
      return this.drawn;
    }

    async draw() {
      if (!this.drawn || !this.isConnected) return;
      const echarts = await charts(this.getAttribute("library"));
      if (!this.isConnected) return;
      this.chart ??= echarts.init(this, null, { renderer: "canvas" });
      this.chart.setOption(option(this.drawn, colours(this)), true);
    }
  }

  function colours(element) {
    const style = getComputedStyle(element);
    const read = (name) => probe(element, style.getPropertyValue(name).trim());
    return {
      text: read("--ink-quiet"),
      line: read("--line"),
      series: read("--chart-series"),
      median: read("--chart-median"),
      bands: [read("--chart-band-99"), read("--chart-band-95"), read("--chart-band-80")],
      flag: read("--chart-flag"),
      good: read("--better"),
      closed: read("--chart-closed"),
      announced: read("--unsure"),
      panel: read("--panel-raised"),
      ink: read("--ink"),
      font: style.fontFamily,
    };
  }

  // A canvas knows no light-dark(): let the browser resolve the colour.
  function probe(element, value) {
    const swatch = document.createElement("i");
    swatch.style.color = value;
    swatch.hidden = true;
    element.append(swatch);
    const resolved = getComputedStyle(swatch).color;
    swatch.remove();
    return resolved;
  }

  function option(plot, colour) {
    const points = plot.points;
    return {
      animation: false,
      textStyle: { fontFamily: colour.font },
      grid: { left: 8, right: 14, top: 30, bottom: 52, containLabel: true },
      tooltip: tooltip(plot, colour),
      xAxis: {
        type: "category",
        data: points.map((point) => point.label),
        axisLine: { lineStyle: { color: colour.line } },
        axisTick: { show: false },
        axisLabel: { color: colour.text, hideOverlap: true },
      },
      yAxis: [valueAxis(plot, colour), { type: "value", min: 0, max: 1, show: false }],
      dataZoom: [
        { type: "inside", zoomOnMouseWheel: "shift" },
        {
          type: "slider",
          height: 18,
          bottom: 6,
          borderColor: colour.line,
          fillerColor: colour.bands[0],
          handleStyle: { color: colour.series },
          moveHandleSize: 0,
          emphasis: { handleStyle: { color: colour.series } },
          showDetail: false,
          showDataShadow: false,
        },
      ],
      series: [closedDays(points, colour), announcedDays(points, colour), ...bands(points, colour), ...loneDays(points, colour),
        median(points, colour), line(points, colour), revisions(points, colour), onsets(points, colour),
        flags(points, colour)],
    };
  }

  function valueAxis(plot, colour) {
    return {
      type: "value",
      name: plot.unit,
      nameTextStyle: { color: colour.text, align: "left" },
      scale: true,
      splitLine: { lineStyle: { color: colour.line } },
      axisLabel: { color: colour.text, formatter: (value) => number(plot, value) },
    };
  }

  function closedDays(points, colour) {
    return {
      type: "bar",
      yAxisIndex: 1,
      data: points.map((point) => (point.closed ? 1 : null)),
      barWidth: "100%",
      barGap: "-100%",
      itemStyle: { color: colour.closed },
      silent: true,
      z: 0,
    };
  }

  // A strip below the time axis marks announced days.
  function announcedDays(points, colour) {
    return {
      type: "bar",
      yAxisIndex: 1,
      data: points.map((point) => (point.announced ? 0.035 : null)),
      barWidth: "100%",
      barGap: "-100%",
      itemStyle: { color: colour.announced },
      silent: true,
      z: 6,
    };
  }

  function bands(points, colour) {
    return colour.bands.flatMap((fill, index) => {
      const stacked = {
        type: "line",
        stack: `band-${index}`,
        stackStrategy: "all",
        symbol: "none",
        silent: true,
        lineStyle: { opacity: 0 },
        z: 1,
      };
      const low = points.map((point) => point.low[index] ?? null);
      const width = points.map((point) => (point.low.length ? point.high[index] - point.low[index] : null));
      return [{ ...stacked, data: low }, { ...stacked, data: width, areaStyle: { color: fill } }];
    });
  }

  // A single day with a forecast has no width to fill, so its bands are bars.
  function loneDays(points, colour) {
    const lone = points.map((point, day) =>
      point.low.length > 0 && !points[day - 1]?.low.length && !points[day + 1]?.low.length);
    if (!lone.includes(true)) return [];
    return colour.bands.flatMap((fill, index) => {
      const bar = { type: "bar", stack: `lone-${index}`, barWidth: "60%", barGap: "-100%", silent: true, z: 1 };
      const low = points.map((point, day) => (lone[day] ? point.low[index] : null));
      const width = points.map((point, day) => (lone[day] ? point.high[index] - point.low[index] : null));
      return [{ ...bar, data: low, itemStyle: { color: "transparent" } }, { ...bar, data: width, itemStyle: { color: fill } }];
    });
  }

  function median(points, colour) {
    return {
      type: "line",
      data: points.map((point) => point.median),
      symbol: "none",
      silent: true,
      lineStyle: { color: colour.median, width: 1, type: "dashed" },
      z: 2,
    };
  }

  function line(points, colour) {
    const few = points.length <= 120;
    return {
      type: "line",
      data: points.map((point) => point.value),
      connectNulls: false,
      symbol: "circle",
      symbolSize: few ? 4 : 3,
      showSymbol: few,
      lineStyle: { color: colour.series, width: 1.8 },
      itemStyle: { color: colour.series },
      z: 3,
    };
  }

  function revisions(points, colour) {
    return {
      type: "scatter",
      data: points.map((point) => (point.revised && point.value !== null ? point.value : null)),
      symbol: "circle",
      symbolSize: 10,
      itemStyle: { color: "transparent", borderColor: colour.series, borderWidth: 1.5 },
      silent: true,
      z: 4,
    };
  }

  function onsets(points, colour) {
    const days = points.flatMap((point, day) => (point.onset ? [{ xAxis: day }] : []));
    return {
      type: "line",
      data: [],
      markLine: {
        data: days,
        symbol: "none",
        silent: true,
        animation: false,
        label: { show: false },
        lineStyle: { color: colour.flag, width: 1.5, type: "dotted" },
      },
      z: 2,
    };
  }

  // A flag outside the expected range points away from it. A diamond inside marks an unusual pattern.
  const marks = {
    up: { symbol: "triangle", symbolOffset: [0, -12] },
    down: { symbol: "triangle", symbolRotate: 180, symbolOffset: [0, 12] },
    none: { symbol: "diamond", symbolOffset: [0, -14] },
  };
  const signs = { up: "▲", down: "▼", none: "◆" };

  function flags(points, colour) {
    return {
      type: "scatter",
      data: points.map((point) =>
        point.flag && point.value !== null
          ? { value: point.value, ...marks[point.side], itemStyle: flagStyle(point, colour) }
          : null,
      ),
      symbolSize: 12,
      silent: true,
      z: 5,
    };
  }

  // Marks of good news are hollow as in the table, since colour alone is no difference.
  function flagStyle(point, colour) {
    return point.good ? { color: colour.panel, borderColor: colour.good, borderWidth: 2 } : { color: colour.flag };
  }

  function tooltip(plot, colour) {
    return {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: colour.panel,
      borderColor: colour.line,
      textStyle: { color: colour.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colour.text } },
      formatter: (items) => describe(plot, plot.points[items[0].dataIndex]),
    };
  }

  function describe(plot, point) {
    const labels = plot.labels;
    const came = point.value === null ? point.came : `${labels.reading}: ${point.came}`;
    const rows = [point.label, came];
    if (point.expected) rows.push(`${labels.expected}: ${point.expected}`);
    if (point.onset) rows.push(labels.onset);
    if (point.announced) rows.push(point.announced);
    if (point.revised) rows.push(labels.revised);
    if (point.flag) rows.push(`${signs[point.side]} ${point.flag}`);
    return rows.join("\n").replace(/[{}|]/g, "");
  }

  function number(plot, value) {
    return new Intl.NumberFormat(plot.language, { maximumSignificantDigits: 5, useGrouping: "always" }).format(value);
  }

  customElements.define("minga-series-chart", MingaSeriesChart);
})();
