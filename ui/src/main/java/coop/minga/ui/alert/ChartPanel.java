package coop.minga.ui.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.VaadinRequest;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.DatafeedChart;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.component.SeriesPlot;
import coop.minga.ui.component.SeriesPlot.Point;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/** The days around an alert with its onset, for viewers who may see the readings. The key names drawn marks only. */
final class ChartPanel extends Section {

    private static final long serialVersionUID = 1L;

    private static final int DAYS = 60;

    private static final List<Mark> MARKS = List.of(
            new Mark("series", "reading", point -> point.value() != null),
            new Mark("band-80", "80", Mark::hasForecast),
            new Mark("band-95", "95", Mark::hasForecast),
            new Mark("band-99", "99", Mark::hasForecast),
            Mark.flag("up", false),
            Mark.flag("up", true),
            Mark.flag("down", false),
            Mark.flag("down", true),
            Mark.flag("none", false),
            new Mark("onset", "onset", Point::onset),
            new Mark("announced", "announced", point -> !point.announced().isEmpty()),
            new Mark("revised", "revised", Point::revised),
            new Mark("closed", "closed", Point::closed));

    private final transient Datafeeds datafeeds;
    private final transient EventEffects effects;
    private final transient CurrentUser currentUser;
    private final H2 title = new H2(getTranslation("alert.chart.title", DAYS));
    private final SeriesChart chart = new SeriesChart();
    private final Div legend = new Div();
    private transient List<Mark> explained = List.of();
    private transient @Nullable Alert shown;

    ChartPanel(Datafeeds datafeeds, EventEffects effects, CurrentUser currentUser) {
        this.datafeeds = datafeeds;
        this.effects = effects;
        this.currentUser = currentUser;
        addClassName("around");
        legend.addClassName("legend");
    }

    /**
     * Draws new readings, or hides the chart after a loss of access. Does not draw while no browser is connected, since
     * each drawing is an access.
     */
    void redraw() {
        if (shown != null) {
            show(shown, LiveUpdates.isSeen(this) || VaadinRequest.getCurrent() != null);
        }
    }

    void show(Alert alert) {
        show(alert, true);
    }

    private void show(Alert alert, boolean seen) {
        shown = alert;
        var datafeed = datafeeds.find(alert.series()).orElseThrow();
        var allowed = currentUser.viewer().maySeeSeriesOf(datafeed.unit());
        setVisible(allowed);
        if (!allowed) {
            removeAll();
            return;
        }
        if (chart.getParent().isEmpty()) {
            add(title, chart, legend);
        }
        if (seen) {
            draw(alert, datafeed);
        }
    }

    private void draw(Alert alert, Datafeed datafeed) {
        var days = datafeeds.around(
                currentUser.id(), alert.series(), alert.deviation().day(), DAYS);
        var events = effects.of(currentUser.id(), alert.series(), 0);
        var onset = alert.deviation().onset();
        var calledOff = alert.state() == AlertState.RETRACTED;
        var plot = new DatafeedChart(this, datafeed).of(days, calledOff ? Set.of() : Set.of(onset), events);
        chart.draw(plot, description(datafeed, days, calledOff ? null : onset));
        explain(plot);
    }

    private String description(Datafeed datafeed, List<DatafeedDay> days, @Nullable LocalDate onset) {
        return getTranslation(
                onset == null ? "alert.chart.description.off" : "alert.chart.description",
                datafeed.indicator().name(getLocale()),
                datafeed.unit().name(),
                days.size(),
                days.stream().filter(DatafeedDay::flagged).count(),
                onset == null ? "" : Formats.here().weekday(onset));
    }

    private void explain(SeriesPlot plot) {
        var drawn = MARKS.stream()
                .filter(mark -> plot.points().stream().anyMatch(mark.drawn()))
                .toList();
        if (!drawn.equals(explained)) {
            explained = drawn;
            legend.removeAll();
            drawn.forEach(mark -> legend.add(Badge.of(mark.shape(), getTranslation("datafeed.legend." + mark.key()))));
        }
    }

    /** A kind of mark in the chart, with its shape and words. */
    private record Mark(String shape, String key, Predicate<Point> drawn) {

        static Mark flag(String side, boolean good) {
            return new Mark(
                    "flag-" + (good ? "good-" : "") + side,
                    "flag-" + side + (good ? ".good" : ""),
                    point -> point.flag() != null && point.side().equals(side) && point.good() == good);
        }

        static boolean hasForecast(Point point) {
            return !point.low().isEmpty();
        }
    }
}
