package coop.minga.ui.datafeed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.event.EventActions;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.text.DayWords;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClosedReadings;
import coop.minga.ui.component.DatafeedChart;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.OutsideBand;
import coop.minga.ui.component.RequiredRadios;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.live.LiveUpdates;

/** An indicator's readings, or a notice without access. */
final class ReadingsPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<Integer> RANGES = List.of(60, 180, 365, 730);

    private final transient Datafeeds datafeeds;
    private final transient AlertAccess alertAccess;
    private final transient EventEffects effects;
    private final transient Datafeed datafeed;
    private final transient CurrentUser currentUser;
    private final Paragraph latest = new Paragraph();
    private final RequiredRadios<Integer> range = new RequiredRadios<>();
    private final SeriesChart chart = new SeriesChart();
    private final AlertsOfSeries alerts = new AlertsOfSeries();
    private final ReadingsTable table = new ReadingsTable();
    private final KnownEventsPanel announced;
    private boolean refused;
    private boolean isNew = true;

    ReadingsPanel(
            Datafeeds datafeeds,
            AlertAccess alertAccess,
            EventActions announcements,
            EventEffects effects,
            Datafeed datafeed,
            CurrentUser currentUser) {
        this.datafeeds = datafeeds;
        this.alertAccess = alertAccess;
        this.effects = effects;
        this.announced = new KnownEventsPanel(announcements, datafeed, currentUser, this::showAnew);
        this.datafeed = datafeed;
        this.currentUser = currentUser;
        addClassName("parts");
        latest.addClassName("lead");
        range.setLabel(getTranslation("datafeed.range"));
        range.setItems(RANGES);
        range.setItemLabelGenerator(days -> getTranslation("datafeed.range.days", days));
        range.setValue(RANGES.getFirst());
        range.addClassName("range");
        range.addValueChangeListener(change -> showAnew());
        add(latest, range, legend(), chart, alerts, announced, table, download());
    }

    /** Opens the form for an announcement that explains the deviation. */
    void announce(Deviation deviation) {
        announced.announce(deviation);
    }

    private void showAnew() {
        isNew = true;
        show();
    }

    /**
     * Does not render while no browser is connected: the change would arrive later without an access-log entry. Loss of
     * access is always rendered. Each denial is logged, so none follows the first.
     */
    void show() {
        if (refused) {
            return;
        }
        try {
            if (isNew || LiveUpdates.isSeen(this)) {
                show(datafeeds.days(currentUser.id(), datafeed.indicator().series(), range.getValue()));
                isNew = false;
            } else {
                datafeeds.require(currentUser.id(), datafeed.indicator().series());
            }
        } catch (PermissionDeniedException denied) {
            refused = true;
            removeAll();
            add(new ClosedReadings(unitAsOfNow()));
        }
    }

    private Unit unitAsOfNow() {
        return datafeeds.find(datafeed.indicator().series()).map(Datafeed::unit).orElse(datafeed.unit());
    }

    private void show(List<DatafeedDay> days) {
        var series = datafeed.indicator().series();
        latest.setText(latest(days));
        var raised = alertAccess.of(currentUser.id(), series);
        var events = effects.of(currentUser.id(), series, announced.most());
        chart.draw(new DatafeedChart(this, datafeed).of(days, onsets(raised), events), description(days));
        announced.show(events);
        table.show(datafeed, days, events, (day, before) -> datafeeds.revisions(currentUser.id(), series, day, before));
        alerts.show(raised);
    }

    private static Set<LocalDate> onsets(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.state() != AlertState.RETRACTED)
                .map(alert -> alert.deviation().onset())
                .collect(Collectors.toSet());
    }

    private String latest(List<DatafeedDay> days) {
        var formats = Formats.here();
        return days.reversed().stream()
                .filter(day -> day.value() != null)
                .findFirst()
                .map(day -> getTranslation(
                        "datafeed.latest",
                        formats.quantity(Objects.requireNonNull(day.value()), datafeed.indicator()),
                        formats.weekday(day.day())))
                .orElse(getTranslation("datafeed.none"));
    }

    private String description(List<DatafeedDay> days) {
        var flagged = days.stream().filter(DatafeedDay::flagged).count();
        return getTranslation(
                "datafeed.description",
                datafeed.indicator().name(getLocale()),
                datafeed.unit().name(),
                days.size(),
                flagged);
    }

    /** Loads at download time, so access is checked and logged again. */
    private Anchor download() {
        var words = new DayWords(datafeed.indicator(), getLocale());
        var series = datafeed.indicator().series();
        var person = currentUser.id();
        var handler = DownloadHandler.fromInputStream(event -> {
            try {
                var file = ReadingsCsv.of(datafeeds.days(person, series, range.getValue()), words)
                        .getBytes(StandardCharsets.UTF_8);
                return new DownloadResponse(
                        new ByteArrayInputStream(file), "minga-" + series.value() + ".csv", "text/csv", file.length);
            } catch (PermissionDeniedException denied) {
                return DownloadResponse.error(HttpStatusCode.FORBIDDEN);
            }
        });
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("datafeed.download"));
    }

    private Div legend() {
        var legend = new Div(
                key("series", "datafeed.legend.reading"),
                key("band-80", "datafeed.legend.80"),
                key("band-95", "datafeed.legend.95"),
                key("band-99", "datafeed.legend.99"),
                flag(Direction.UP),
                flag(Direction.DOWN),
                key("flag-none", "datafeed.legend.flag-none"),
                key("onset", "datafeed.legend.onset"),
                key("announced", "datafeed.legend.announced"),
                key("revised", "datafeed.legend.revised"),
                key("closed", "datafeed.legend.closed"));
        legend.addClassName("legend");
        return legend;
    }

    private Badge flag(Direction direction) {
        var side = new OutsideBand(
                direction, Polarity.isPleasure(direction, datafeed.indicator().goodDirection()));
        return Badge.of(side.flag(), side.flagged(this));
    }

    private Badge key(String shape, String text) {
        return Badge.of(shape, getTranslation(text));
    }
}
