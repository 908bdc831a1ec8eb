package coop.minga.ui.datafeed;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.effect.EventWithEffect;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.text.DayWords;
import coop.minga.ui.component.AnnouncedKinds;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.OutsideBand;
import coop.minga.ui.component.Silence;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/** The chart's days as a table, latest first. A revised day expands to its history. */
final class ReadingsTable extends Section {

    private static final long serialVersionUID = 1L;

    private final Grid<DatafeedDay> grid = new Grid<>();
    private transient @Nullable Indicator indicator;
    private transient List<EventWithEffect> events = List.of();

    ReadingsTable() {
        addClassNames("panel", "readings");
        var title = new H2(getTranslation("datafeed.table"));
        title.setId("readings-title");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addThemeName("wrap-cell-content");
        grid.getElement().setAttribute("aria-labelledby", "readings-title");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        column("datafeed.column.day", day -> new Span(Formats.here().weekday(day.day())), "6.5rem")
                .setFrozen(true);
        column("datafeed.column.words", this::words, "12rem").setFlexGrow(4);
        column("datafeed.column.value", this::value, "8rem");
        column("datafeed.legend.80", this::expected, "11rem");
        column("datafeed.legend.announced", this::announced, "12rem");
        column("datafeed.column.revision", this::revision, "8rem");
        add(title, grid);
    }

    void show(Datafeed datafeed, List<DatafeedDay> days, List<EventWithEffect> announced, Revisions revisions) {
        events = announced;
        indicator = datafeed.indicator();
        grid.setItemDetailsRenderer(new ComponentRenderer<>(
                day -> new RevisionList(datafeed, before -> revisions.of(day.day(), before))));
        grid.setItems(days.reversed());
    }

    private Grid.Column<DatafeedDay> column(String title, Content content, String width) {
        return grid.addColumn(new ComponentRenderer<>(content::of))
                .setHeader(getTranslation(title))
                .setWidth(width)
                .setFlexGrow(1);
    }

    private Component value(DatafeedDay day) {
        var value = day.value();
        if (value == null) {
            return Silence.of(day).badge(this);
        }
        var figure = new Span(Formats.here().quantity(value, indicator()));
        figure.addClassName("figure");
        return figure;
    }

    private Component expected(DatafeedDay day) {
        var band = day.band();
        if (band == null) {
            return new Span();
        }
        return new Span(Formats.here().band(band.central80(), indicator()));
    }

    /** The verdict as word and sentence, linked to its figures. */
    private Component words(DatafeedDay day) {
        var locale = Formats.here().locale();
        var dayWords = new DayWords(indicator(), locale);
        var sentence = new Span(isAnnounced(day) ? dayWords.ofAnnounced(day) : dayWords.of(day));
        var figures = DatafeedNavigation.figures(indicator().series(), day.day(), getTranslation("datafeed.figures"));
        figures.setAriaLabel(
                getTranslation("datafeed.figures.of", Formats.here().weekday(day.day())));
        var words = new Div(verdict(day), sentence, figures);
        words.addClassName("day-words");
        return words;
    }

    private Component verdict(DatafeedDay day) {
        var verdict = day.verdict();
        if (isAnnounced(day) && !day.flagged()) {
            return new Span();
        }
        if (verdict == null) {
            return day.closed() && day.value() != null ? Silence.CLOSED.badge(this) : new Span();
        }
        if (verdict.kind() == VerdictKind.STEADY && day.side() != Direction.NONE) {
            var side = outsideBand(day);
            return Badge.of(side.unusual(), side.words(this));
        }
        var word = EnumText.of(this, verdict.kind());
        return Badge.of(shape(day, verdict), verdict.settled() ? word : getTranslation("datafeed.provisional", word));
    }

    private String shape(DatafeedDay day, Verdict verdict) {
        if (!verdict.flagged()) {
            return EnumText.name(verdict.kind());
        }
        return day.side() == Direction.NONE ? "flag-none" : outsideBand(day).flag();
    }

    private OutsideBand outsideBand(DatafeedDay day) {
        return new OutsideBand(
                day.side(), Polarity.isPleasure(day.side(), indicator().goodDirection()));
    }

    private Indicator indicator() {
        return Objects.requireNonNull(indicator);
    }

    private Component announced(DatafeedDay day) {
        var words = AnnouncedKinds.on(this, day.day(), events);
        return words.isEmpty() ? new Span() : Badge.of("announced", words);
    }

    private boolean isAnnounced(DatafeedDay day) {
        return !AnnouncedKinds.on(this, day.day(), events).isEmpty();
    }

    private Component revision(DatafeedDay day) {
        return day.revision() == 0
                ? new Span()
                : Badge.of("revised", getTranslation("datafeed.revised", day.revision()));
    }

    interface Revisions {
        List<Reading> of(LocalDate day, int before);
    }

    private interface Content {
        Component of(DatafeedDay day);
    }
}
