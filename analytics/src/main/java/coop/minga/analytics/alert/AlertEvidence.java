package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.SeriesJudge;

/** Answers from an indicator's judged days, forecasts and known events that decide about its alerts. */
public final class AlertEvidence {

    /** In days: how far back repeats of a value are counted. */
    private static final int RUN_LENGTH_DAYS = 60;

    private final JudgedDays judgedDays;
    private final KnownEvents knownEvents;
    private final SeriesJudge judge;

    public AlertEvidence(JudgedDays judgedDays, KnownEvents knownEvents, SeriesJudge judge) {
        this.judgedDays = judgedDays;
        this.knownEvents = knownEvents;
        this.judge = judge;
    }

    List<JudgedDay> daysSince(LocalDate day, SeriesId series) {
        return judgedDays.between(series, day.plusDays(1), TimeBounds.LATEST);
    }

    Deviation withRunLength(SeriesId series, Deviation deviation) {
        return deviation.kind() == VerdictKind.STUCK
                ? deviation.withRunLength(
                        judgedDays.between(series, deviation.onset().minusDays(RUN_LENGTH_DAYS), deviation.day()))
                : deviation;
    }

    /** The last day that a recovered alert covers. */
    Optional<LocalDate> recoveredOn(Alert alert, Indicator indicator, Unit unit) {
        var since =
                withoutTemporaryEvents(indicator, daysSince(alert.deviation().day(), indicator.series()));
        if (since.size() < 3) {
            return Optional.empty();
        }
        var bands = carriedForward(indicator, unit, alert, since.getLast().day());
        return RecoveryRule.recoveredOn(alert.deviation(), since, bands);
    }

    /** Any reading is expected on days of temporary events: none shows recovery. */
    private List<JudgedDay> withoutTemporaryEvents(Indicator indicator, List<JudgedDay> days) {
        var changes = knownEvents.changes(indicator);
        return days.stream()
                .filter(judged -> !DayInterventions.on(judged.day(), changes).temporary())
                .toList();
    }

    /** Whether the deviation is the rebound of an earlier alert. */
    boolean isRebound(Indicator indicator, Unit unit, Deviation later, List<Alert> before) {
        return before.stream()
                .filter(earlier -> ReboundRule.appliesTo(later, earlier))
                .map(earlier -> carriedForward(indicator, unit, earlier, later.day()))
                .anyMatch(bands -> ReboundRule.isRebound(later, bands.get(later.day())));
    }

    /** The reason of the event announced for the alert's day, or empty. */
    String eventReason(Alert alert, Indicator indicator) {
        return knownEvents.of(indicator).stream()
                .filter(event -> event.concerns(alert.deviation().day())
                        && !event.at().isBefore(alert.origin().openedAt()))
                .map(KnownEvent::reason)
                .findFirst()
                .orElse("");
    }

    /**
     * The last reading since the alert's onset that has a forecast made before it. Empty while history is too short.
     *
     * @param unit the alert's
     */
    public Optional<CarriedForward> latest(Alert alert, Indicator indicator, Unit unit) {
        var onset = alert.deviation().onset();
        var read = judgedDays.between(indicator.series(), onset, TimeBounds.LATEST).stream()
                .filter(judged -> judged.value() != null && unit.calendar().isWorkingDay(judged.day()))
                .toList();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var last = read.getLast();
        var days = Math.toIntExact(ChronoUnit.DAYS.between(onset, last.day())) + 1;
        return Optional.ofNullable(
                        judge.forecastReadOnly(indicator, unit, onset, days).get(last.day()))
                .map(band -> new CarriedForward(last, new Deviation.Expectation(band.median(), band.central80())));
    }

    /** A judged day against the forecast made before an alert's onset. */
    public record CarriedForward(JudgedDay judged, Deviation.Expectation usual) {}

    /** The alert's day as judged now. */
    public Optional<JudgedDay> judged(Alert alert) {
        var day = alert.deviation().day();
        return judgedDays.between(alert.series(), day, day).stream().findFirst();
    }

    /** Forecasts by day, made before the alert's onset. */
    private Map<LocalDate, ForecastBand> carriedForward(Indicator indicator, Unit unit, Alert alert, LocalDate last) {
        var onset = alert.deviation().onset();
        var days = Math.toIntExact(ChronoUnit.DAYS.between(onset, last)) + 1;
        return judge.forecast(indicator, unit, onset, days);
    }
}
