package coop.minga.analytics.datafeed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.analytics.verdict.JudgedDays;

/** All about an indicator, for people who may see it. Records denials, and accesses from outside for the unit. */
public final class Datafeeds {

    private static final int MOST_REVISIONS = 20;

    private final Access access;
    private final Units units;
    private final Indicators indicators;
    private final Readings readings;
    private final JudgedDays judgedDays;
    private final AccessLog accessLog;
    private final SharedFederationClock clock;

    public Datafeeds(
            Access access,
            Units units,
            Indicators indicators,
            Readings readings,
            JudgedDays judgedDays,
            AccessLog accessLog,
            SharedFederationClock clock) {
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.readings = readings;
        this.judgedDays = judgedDays;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    public Optional<Datafeed> find(SeriesId series) {
        return indicators
                .find(series)
                .flatMap(indicator -> units.find(indicator.unit()).map(unit -> new Datafeed(indicator, unit)));
    }

    /**
     * The last calendar days up to today, or up to the last reading if older, so that old histories are visible.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see them
     */
    public List<DatafeedDay> days(PersonId person, SeriesId series, int count) {
        return days(look(person, series), count);
    }

    /**
     * Calendar days with this one in the middle, or earlier days where the later ones are still to come.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see them
     */
    public List<DatafeedDay> around(PersonId person, SeriesId series, LocalDate day, int count) {
        var datafeed = look(person, series);
        var awaited = lastAwaited(datafeed);
        var latest = awaited.isBefore(day) ? day : awaited;
        var centred = day.plusDays(count / 2);
        var last = centred.isBefore(latest) ? centred : latest;
        return days(datafeed, last.minusDays(count - 1L), last);
    }

    /**
     * One of these days.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see it
     */
    public DatafeedDay day(PersonId person, SeriesId series, LocalDate day) {
        return days(look(person, series), day, day).getFirst();
    }

    /**
     * Requires permission to see them, without recording an access.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when they may not
     */
    public void require(PersonId person, SeriesId series) {
        allowed(access.viewer(person), person, series);
    }

    private List<DatafeedDay> days(Datafeed datafeed, int count) {
        var series = datafeed.indicator().series();
        var until = lastAwaited(datafeed);
        var reported = readings.lastDay(series).orElse(until);
        var old = reported.isBefore(until.minusDays(count - 1L));
        var last = old || reported.isAfter(until) ? reported : until;
        return days(datafeed, last.minusDays(count - 1L), last);
    }

    private LocalDate lastAwaited(Datafeed datafeed) {
        var today = datafeed.unit().today(clock.instant());
        var retiredOn = datafeed.indicator().retiredOn();
        return retiredOn == null || retiredOn.isAfter(today) ? today : retiredOn.minusDays(1);
    }

    private List<DatafeedDay> days(Datafeed datafeed, LocalDate first, LocalDate last) {
        var series = datafeed.indicator().series();
        var now = clock.instant();
        Map<LocalDate, Reading> read = readings.revisedBetween(series, first, last);
        Map<LocalDate, JudgedDay> judged = judgedDays.between(series, first, last).stream()
                .collect(Collectors.toMap(JudgedDay::day, Function.identity()));
        return first.datesUntil(last.plusDays(1))
                .map(day -> day(
                        datafeed, day, Optional.ofNullable(read.get(day)), Optional.ofNullable(judged.get(day)), now))
                .toList();
    }

    /**
     * The latest revisions of a day before this one, in order, at most {@value #MOST_REVISIONS}.
     *
     * @param before {@link Integer#MAX_VALUE} for the last ones
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see it
     */
    public List<Reading> revisions(PersonId person, SeriesId series, LocalDate day, int before) {
        look(person, series);
        return readings.revisions(series, day, before, MOST_REVISIONS);
    }

    /** Checks and records an access to a series' readings. */
    private Datafeed look(PersonId person, SeriesId series) {
        var viewer = access.viewer(person);
        var datafeed = allowed(viewer, person, series);
        accessLog.record(viewer, List.of(datafeed.indicator()));
        return datafeed;
    }

    private Datafeed allowed(Viewer viewer, PersonId person, SeriesId series) {
        var datafeed = find(series);
        var allowed =
                datafeed.map(Datafeed::unit).filter(viewer::maySeeSeriesOf).isPresent();
        access.require(allowed, person, "look at", "the readings of indicator " + series);
        return datafeed.orElseThrow();
    }

    /** A day without work has no forecast to show. */
    private static DatafeedDay day(
            Datafeed datafeed, LocalDate day, Optional<Reading> reading, Optional<JudgedDay> judged, Instant now) {
        var open = datafeed.unit().calendar().isWorkingDay(day);
        return new DatafeedDay(
                day,
                reading.map(Reading::stated).orElse(null),
                reading.map(Reading::revision).orElse(0),
                open ? judged.map(JudgedDay::shown).orElse(null) : null,
                !open,
                now.isBefore(datafeed.unit().dueAt(day)),
                judged.orElse(null));
    }
}
