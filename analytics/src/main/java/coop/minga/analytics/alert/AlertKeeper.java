package coop.minga.analytics.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.JudgedRun;
import org.jspecify.annotations.Nullable;

/** Opens, recovers and retracts alerts without any act of people. */
public final class AlertKeeper {

    /** Older days are history and raise no alert. */
    private static final int HISTORY_DAYS = 14;

    private final Units units;
    private final Alerts alerts;
    private final AlertEvents events;
    private final AlertEvidence evidence;
    private final AlertJournal journal;
    private final Clock clock;

    /** @param clock the federation's, for recovery times and deadlines */
    public AlertKeeper(
            Units units, Alerts alerts, AlertEvents events, AlertEvidence evidence, AlertJournal journal, Clock clock) {
        this.units = units;
        this.alerts = alerts;
        this.events = events;
        this.evidence = evidence;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Applies a judged run, in the transaction that judged. Many days at once give the same alerts as each by itself: a
     * recovery permits alerts of later days.
     */
    public void follow(JudgedRun run, Unit unit) {
        alerts.openOf(run.indicator().series()).forEach(alert -> review(alert, run));
        var oldest = unit.today(clock.instant()).minusDays(HISTORY_DAYS);
        var deviations = run.inOrder().stream()
                .flatMap(judged -> Deviation.of(judged).stream())
                .filter(deviation -> !deviation.day().isBefore(oldest))
                .toList();
        do {
            deviations.forEach(each -> raise(run.indicator(), unit, each));
            endRecovered(run.indicator(), unit, TimeBounds.LATEST);
        } while (retractRebound(run, unit));
        alerts.openOf(run.indicator().series()).forEach(alert -> recordWorsening(alert, run, deviations));
    }

    /** The alert's day was judged again: it may have changed or be steady. */
    private void review(Alert alert, JudgedRun run) {
        if (alert.deviation().day().isBefore(run.from())) {
            return;
        }
        var judged = run.days().get(alert.deviation().day());
        var now = Optional.ofNullable(judged)
                .flatMap(Deviation::of)
                .map(deviation -> evidence.withRunLength(alert.series(), deviation))
                .filter(deviation -> !isCoveredByAnother(alert, deviation.direction()));
        if (now.isEmpty()) {
            retract(
                    alert,
                    judged == null ? null : correction(alert, judged.value()),
                    evidence.eventReason(alert, run.indicator()));
        } else if (!now.get().equals(alert.deviation())) {
            var polarity = Polarity.of(now.get().direction(), run.indicator().goodDirection());
            alerts.save(alert.reviewed(now.get(), polarity));
        }
    }

    private boolean isCoveredByAnother(Alert alert, Direction direction) {
        return direction != alert.deviation().direction() && hasOpenAlert(alert.series(), direction);
    }

    private boolean hasOpenAlert(SeriesId series, Direction direction) {
        return alerts.openOf(series).stream().anyMatch(open -> open.deviation().direction() == direction);
    }

    /** Closes alerts that recovered before the day. */
    private void endRecovered(Indicator indicator, Unit unit, LocalDate before) {
        for (var alert : alerts.openOf(indicator.series())) {
            evidence.recoveredOn(alert, indicator, unit)
                    .filter(day -> day.isBefore(before))
                    .ifPresent(day -> endRecovered(alert, day));
        }
    }

    private void endRecovered(Alert alert, LocalDate lastDay) {
        var now = clock.instant();
        var ended = alert.end(AlertState.RECOVERED, now, lastDay);
        journal.save(ended, now, AlertEvent.Step.RECOVERED, AlertEvent.Details.NONE);
    }

    /**
     * Retracts the first alert that is a rebound, as order of judging may hide that. One at a time: this may make a
     * later deviation an alert.
     *
     * @return whether one was retracted
     */
    private boolean retractRebound(JudgedRun run, Unit unit) {
        var rebound = alerts.openOf(run.indicator().series()).stream()
                .filter(alert -> !alert.deviation().day().isBefore(run.from()))
                .filter(alert -> isRebound(run.indicator(), unit, alert.deviation()))
                .min(Comparator.comparing(alert -> alert.deviation().day()));
        rebound.ifPresent(alert -> retract(alert, null, ""));
        return rebound.isPresent();
    }

    private boolean isRebound(Indicator indicator, Unit unit, Deviation later) {
        var before = alerts.before(indicator.series(), later.day(), later.day().minusDays(ReboundRule.REBOUND_DAYS));
        return evidence.isRebound(indicator, unit, later, before);
    }

    /** Notifies the alert's levels of each worse day. The clock stays unchanged. */
    private void recordWorsening(Alert alert, JudgedRun run, List<Deviation> deviations) {
        var first = alert.deviation();
        var recorded = events.latestByLaterDay(alert.id());
        if (recorded.keySet().stream().noneMatch(run.days()::containsKey)
                && deviations.stream().noneMatch(each -> isContinuation(first, each))) {
            return;
        }
        var since = evidence.daysSince(first.day(), alert.series());
        var worsened = WorseningRule.of(first, since);
        var now = clock.instant();
        worsened.stream()
                .filter(each -> containsDay(deviations, each.day()))
                .filter(each -> !isRecorded(recorded.get(each.day()), each))
                .forEach(each -> recordDay(alert, now, AlertEvent.Step.WORSENED, each.day(), each.value()));
        recorded.values().stream()
                .filter(event -> event.step() == AlertEvent.Step.WORSENED)
                .forEach(event -> retractWorsening(alert, run, worsened, event, now));
    }

    private static boolean isContinuation(Deviation first, Deviation later) {
        return later.day().isAfter(first.day()) && later.direction() == first.direction();
    }

    private static boolean containsDay(List<Deviation> deviations, LocalDate day) {
        return deviations.stream().anyMatch(each -> each.day().equals(day));
    }

    private static boolean isRecorded(@Nullable AlertEvent event, Deviation deviation) {
        return event != null
                && event.step() == AlertEvent.Step.WORSENED
                && Objects.equals(event.value(), deviation.value());
    }

    /** Retracts a day that is no longer odd or was corrected. */
    private void retractWorsening(
            Alert alert, JudgedRun run, List<Deviation> worsened, AlertEvent recorded, Instant now) {
        var judged = recorded.day() == null ? null : run.days().get(recorded.day());
        if (judged == null) {
            return;
        }
        var holds = Deviation.of(judged)
                .filter(each -> isContinuation(alert.deviation(), each))
                .filter(each -> isRecorded(recorded, each) || containsDay(worsened, each.day()))
                .isPresent();
        if (!holds) {
            recordDay(alert, now, AlertEvent.Step.WORSENING_RETRACTED, judged.day(), judged.value());
        }
    }

    private void recordDay(Alert alert, Instant at, AlertEvent.Step step, LocalDate day, @Nullable Double value) {
        journal.add(alert, at, step, AlertEvent.Details.ofDay(day, value, ""));
    }

    /** Called by day: recoveries before the day permit it, rebounds are no alert. */
    private void raise(Indicator indicator, Unit unit, Deviation deviation) {
        if (alerts.isCovered(indicator.series(), deviation)) {
            return;
        }
        endRecovered(indicator, unit, deviation.day());
        if (!hasOpenAlert(indicator.series(), deviation.direction()) && !isRebound(indicator, unit, deviation)) {
            open(indicator, unit, evidence.withRunLength(indicator.series(), deviation));
        }
    }

    private void open(Indicator indicator, Unit unit, Deviation deviation) {
        var now = clock.instant();
        var deadline = EscalationDeadline.deadline(indicator, unit, now);
        var polarity = Polarity.of(deviation.direction(), indicator.goodDirection());
        alerts.open(unit.id(), indicator.series(), deviation, polarity, now, deadline)
                .ifPresentOrElse(
                        alert -> journal.add(alert, now, AlertEvent.Step.OPENED, AlertEvent.Details.NONE),
                        () -> reopen(indicator, deviation, polarity, now));
    }

    /**
     * Reopens the day's retracted alert. Its clock resumes where it stopped: repeated corrections do not delay
     * escalation.
     */
    private void reopen(Indicator indicator, Deviation deviation, Polarity polarity, Instant now) {
        alerts.retracted(indicator.series(), deviation.day()).ifPresent(alert -> {
            var level = units.find(alert.currentLevel()).orElseThrow();
            var from = wasRetractedForEvent(alert) ? alert.clockFrom() : resumed(alert, level, now);
            var open = alert.reopen(deviation, polarity, from, EscalationDeadline.deadline(indicator, level, from));
            journal.save(open, now, AlertEvent.Step.REOPENED, AlertEvent.Details.NONE);
        });
    }

    /** Such a retraction was the unit's own act, which buys no time. */
    private boolean wasRetractedForEvent(Alert alert) {
        return events.of(alert.id()).reversed().stream()
                .filter(event -> event.step() == AlertEvent.Step.RETRACTED)
                .findFirst()
                .filter(event -> !event.note().isEmpty())
                .isPresent();
    }

    /** The clock's start, later by the time for which it stood. */
    private static Instant resumed(Alert alert, Unit level, Instant now) {
        var paused = EscalationDeadline.workingTime(
                Objects.requireNonNull(alert.handling().endedAt()), now, level);
        return EscalationDeadline.deadline(alert.clockFrom(), paused, level);
    }

    /** The corrected value of the alert's day; null if unchanged. */
    private static @Nullable Double correction(Alert alert, @Nullable Double now) {
        return Objects.equals(now, alert.deviation().value()) ? null : now;
    }

    /**
     * @param correction of its day's value, if that is the cause
     * @param reason of the known event, if that is the cause; else empty
     */
    private void retract(Alert alert, @Nullable Double correction, String reason) {
        var now = clock.instant();
        var ended = alert.end(AlertState.RETRACTED, now, null);
        var note = correction == null ? reason : "";
        journal.save(
                ended,
                now,
                AlertEvent.Step.RETRACTED,
                AlertEvent.Details.ofDay(alert.deviation().day(), correction, note));
    }
}
