package coop.minga.ui.datafeed;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.PersistedClock;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.delegate.Viewer;
import coop.minga.analytics.delegate.Viewings;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.analytics.verdict.JudgedDays;

/** Gathers for the view what several parts of {@code analytics} know of an indicator. */
public final class Datafeeds {

    private final Units units;
    private final Indicators indicators;
    private final Readings readings;
    private final JudgedDays judgedDays;
    private final Alerts alerts;
    private final AlertActions actions;
    private final Viewings viewings;
    private final PersistedClock clock;

    public Datafeeds(
            Units units,
            Indicators indicators,
            Readings readings,
            JudgedDays judgedDays,
            Alerts alerts,
            AlertActions actions,
            Viewings viewings,
            PersistedClock clock) {
        this.units = units;
        this.indicators = indicators;
        this.readings = readings;
        this.judgedDays = judgedDays;
        this.alerts = alerts;
        this.actions = actions;
        this.viewings = viewings;
        this.clock = clock;
    }

    Optional<Datafeed> find(Viewer viewer, SeriesId series) {
        return indicators
                .find(series)
                .flatMap(indicator -> units.tree()
                        .find(indicator.unit())
                        .map(unit -> new Datafeed(indicator, unit, viewer.maySeeSeriesOf(unit))));
    }

    void note(Viewer viewer, Datafeed datafeed) {
        viewings.note(viewer, datafeed.unit().id(), datafeed.indicator().series());
    }

    /**
     * The last days up to today, every calendar day of them; or up to the last reading, where none lies within them, so
     * that a history of long ago can be looked at too.
     */
    List<Day> days(Datafeed datafeed, int count) {
        var series = datafeed.indicator().series();
        var today = datafeed.unit().today(clock.instant());
        var reported = readings.lastDay(series).orElse(today);
        var last = reported.isBefore(today.minusDays(count - 1L)) ? reported : today;
        var first = last.minusDays(count - 1L);
        Map<LocalDate, Reading> read = readings.between(series, first, last);
        Map<LocalDate, JudgedDay> judged = judgedDays.between(series, first, last).stream()
                .collect(Collectors.toMap(JudgedDay::day, Function.identity()));
        return first.datesUntil(last.plusDays(1))
                .map(day ->
                        day(datafeed, day, Optional.ofNullable(read.get(day)), Optional.ofNullable(judged.get(day))))
                .toList();
    }

    /** Everything that was stated about a day, in the order of its revisions. */
    List<Reading> revisions(Datafeed datafeed, LocalDate day) {
        return readings.revisions(datafeed.indicator().series(), day);
    }

    /** The alerts of the indicator that the viewer may see, the latest first. */
    List<Alert> alerts(Viewer viewer, Datafeed datafeed) {
        return alerts.of(datafeed.indicator().series()).stream()
                .filter(alert -> viewer.maySeeAlert(actions.levelsThatHeard(alert)))
                .toList();
    }

    private static Day day(Datafeed datafeed, LocalDate day, Optional<Reading> reading, Optional<JudgedDay> judged) {
        return new Day(
                day,
                reading.map(Reading::value).orElse(null),
                reading.map(Reading::revision).orElse(0),
                judged.map(JudgedDay::band).orElse(null),
                judged.map(JudgedDay::verdict).orElse(null),
                !datafeed.unit().calendar().open(day));
    }
}
