package coop.minga.analytics.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.Days;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.JudgedRun;
import coop.minga.analytics.verdict.SeriesJudge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens, recovers, retracts and escalates alerts without any act of people. */
public final class AlertKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(AlertKeeper.class);

    /** Older days are history and raise no alert. */
    private static final int HISTORY_DAYS = 14;

    /** In days: how far back repeats of a value are counted. */
    private static final int RUN_LENGTH_DAYS = 60;

    private static final int ESCALATED_AT_ONCE = 500;
    private final TransactionTemplate transaction;
    private final Units units;
    private final Indicators indicators;
    private final Alerts alerts;
    private final KnownEvents knownEvents;
    private final AlertEvents events;
    private final JudgedDays judgedDays;
    private final SeriesJudge judge;
    private final AlertListener listener;
    private final Clock clock;

    /** @param clock the federation's, for recovery times and deadlines */
    public AlertKeeper(
            TransactionTemplate transaction,
            Units units,
            Indicators indicators,
            Alerts alerts,
            KnownEvents knownEvents,
            AlertEvents events,
            JudgedDays judgedDays,
            SeriesJudge judge,
            AlertListener listener,
            Clock clock) {
        this.transaction = transaction;
        this.units = units;
        this.indicators = indicators;
        this.alerts = alerts;
        this.knownEvents = knownEvents;
        this.events = events;
        this.judgedDays = judgedDays;
        this.judge = judge;
        this.listener = listener;
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
            closeRecovered(run.indicator(), unit, Days.LATEST);
        } while (retractRebound(run, unit));
        alerts.openOf(run.indicator().series()).forEach(alert -> recordWorsening(alert, run, deviations));
    }

    /**
     * Escalates every alert past its deadline. Called each tick on any number of nodes.
     *
     * @return how many were escalated
     */
    public int escalate() {
        var now = clock.instant();
        var due = alerts.due(now, DueAlert.BEFORE_ALL, ESCALATED_AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        var tree = units.tree();
        var escalated = 0;
        while (!due.isEmpty()) {
            for (var each : due) {
                escalated += tryEscalate(each.id(), tree, now) ? 1 : 0;
            }
            due = alerts.due(now, due.getLast(), ESCALATED_AT_ONCE);
        }
        return escalated;
    }

    /** The alert's day was judged again: it may have changed or be steady. */
    private void review(Alert alert, JudgedRun run) {
        if (alert.deviation().day().isBefore(run.from())) {
            return;
        }
        var judged = run.days().get(alert.deviation().day());
        var now = Optional.ofNullable(judged)
                .flatMap(Deviation::of)
                .map(deviation -> withRunLength(alert.series(), deviation))
                .filter(deviation -> !isCoveredByAnother(alert, deviation.direction()));
        if (now.isEmpty()) {
            retract(
                    alert,
                    judged == null ? null : correction(alert, judged.value()),
                    eventReason(alert, run.indicator()));
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
    private void closeRecovered(Indicator indicator, Unit unit, LocalDate before) {
        for (var alert : alerts.openOf(indicator.series())) {
            recoveredOn(alert, indicator, unit)
                    .filter(day -> day.isBefore(before))
                    .ifPresent(day -> closeRecovered(alert, day));
        }
    }

    private void closeRecovered(Alert alert, LocalDate lastDay) {
        var now = clock.instant();
        var closed = alert.close(AlertState.RECOVERED, now, lastDay);
        alerts.save(closed);
        record(closed, now, AlertEvent.Step.RECOVERED);
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
        return alerts.before(indicator.series(), later.day(), later.day().minusDays(ReboundRule.REBOUND_DAYS)).stream()
                .filter(earlier -> ReboundRule.appliesTo(later, earlier))
                .map(earlier -> carriedForward(indicator, unit, earlier, later.day()))
                .anyMatch(bands -> ReboundRule.isRebound(later, bands.get(later.day())));
    }

    /** Notifies the alert's levels of each worse day. The clock stays unchanged. */
    private void recordWorsening(Alert alert, JudgedRun run, List<Deviation> deviations) {
        var first = alert.deviation();
        var recorded = events.latestByLaterDay(alert.id());
        if (recorded.keySet().stream().noneMatch(run.days()::containsKey)
                && deviations.stream().noneMatch(each -> isContinuation(first, each))) {
            return;
        }
        var since = judgedDays.between(alert.series(), first.day().plusDays(1), Days.LATEST);
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
        listener.onAlertEvent(alert, events.addForDay(alert.id(), at, step, day, value, ""));
    }

    /** Called by day: recoveries before the day permit it, rebounds are no alert. */
    private void raise(Indicator indicator, Unit unit, Deviation deviation) {
        if (alerts.isCovered(indicator.series(), deviation)) {
            return;
        }
        closeRecovered(indicator, unit, deviation.day());
        if (!hasOpenAlert(indicator.series(), deviation.direction()) && !isRebound(indicator, unit, deviation)) {
            open(indicator, unit, withRunLength(indicator.series(), deviation));
        }
    }

    private void open(Indicator indicator, Unit unit, Deviation deviation) {
        var now = clock.instant();
        var deadline = deadline(indicator, unit, now);
        var polarity = Polarity.of(deviation.direction(), indicator.goodDirection());
        alerts.open(unit.id(), indicator.series(), deviation, polarity, now, deadline)
                .ifPresentOrElse(
                        alert -> record(alert, now, AlertEvent.Step.OPENED),
                        () -> reopen(indicator, deviation, polarity, now));
    }

    /**
     * Reopens the day's retracted alert. Its clock resumes where it stopped: repeated corrections do not delay
     * escalation.
     */
    private void reopen(Indicator indicator, Deviation deviation, Polarity polarity, Instant now) {
        alerts.retracted(indicator.series(), deviation.day()).ifPresent(alert -> {
            var level = units.tree().find(alert.currentLevel()).orElseThrow();
            var from = wasRetractedForEvent(alert) ? alert.clockFrom() : resumed(alert, level, now);
            var open = alert.reopen(deviation, polarity, from, deadline(indicator, level, from));
            alerts.save(open);
            record(open, now, AlertEvent.Step.REOPENED);
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

    private static Instant resumed(Alert alert, Unit level, Instant now) {
        var stoodStill =
                RecoveryClock.between(Objects.requireNonNull(alert.handling().closedAt()), now, level);
        return RecoveryClock.deadline(alert.clockFrom(), stoodStill, level);
    }

    private Deviation withRunLength(SeriesId series, Deviation deviation) {
        return deviation.kind() == VerdictKind.STUCK
                ? deviation.withRunLength(
                        judgedDays.between(series, deviation.onset().minusDays(RUN_LENGTH_DAYS), deviation.day()))
                : deviation;
    }

    private Optional<LocalDate> recoveredOn(Alert alert, Indicator indicator, Unit unit) {
        var since = withoutTemporaryEvents(
                indicator,
                judgedDays.between(indicator.series(), alert.deviation().day().plusDays(1), Days.LATEST));
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

    /** The reason of the event announced for the alert's day, or empty. */
    private String eventReason(Alert alert, Indicator indicator) {
        return knownEvents.of(indicator).stream()
                .filter(event -> event.concerns(alert.deviation().day())
                        && !event.at().isBefore(alert.origin().openedAt()))
                .map(KnownEvent::reason)
                .findFirst()
                .orElse("");
    }

    /** Forecasts by day, made before the alert's onset. */
    private Map<LocalDate, Band> carriedForward(Indicator indicator, Unit unit, Alert alert, LocalDate last) {
        var onset = alert.deviation().onset();
        var days = Math.toIntExact(ChronoUnit.DAYS.between(onset, last)) + 1;
        return judge.ahead(indicator, unit, onset, days);
    }

    /** In a transaction of its own, so that a failure stops no other alert. */
    private boolean tryEscalate(AlertId id, UnitTree tree, Instant now) {
        try {
            var escalated = transaction.execute(status -> alerts.lockDue(id, now)
                    .map(alert -> escalate(alert, tree, now))
                    .orElse(false));
            return Boolean.TRUE.equals(escalated);
        } catch (RuntimeException e) {
            if (Outage.of(e).isPresent()) {
                throw e;
            }
            LOG.error("Alert {} cannot climb and will be tried again: {}", id, e.getMessage(), e);
            return false;
        }
    }

    private boolean escalate(Alert alert, UnitTree tree, Instant now) {
        var next = tree.parentOf(alert.currentLevel());
        if (next.isEmpty()) {
            return false;
        }
        var level = next.get();
        var indicator = indicators.find(alert.series()).orElseThrow();
        var escalated = alert.escalate(level.id(), now, deadline(indicator, level, now));
        alerts.save(escalated);
        listener.onAlertEvent(escalated, events.add(alert.id(), now, AlertEvent.Step.ESCALATED, level.id(), null, ""));
        return true;
    }

    /** Null at the root, which has no next level. */
    private static @Nullable Instant deadline(Indicator indicator, Unit level, Instant now) {
        return level.parent() == null ? null : RecoveryClock.deadline(now, indicator.recoveryTime(), level);
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
        var closed = alert.close(AlertState.RETRACTED, now, null);
        alerts.save(closed);
        var note = correction == null ? reason : "";
        listener.onAlertEvent(
                closed,
                events.addForDay(
                        alert.id(),
                        now,
                        AlertEvent.Step.RETRACTED,
                        alert.deviation().day(),
                        correction,
                        note));
    }

    private void record(Alert alert, Instant at, AlertEvent.Step step) {
        listener.onAlertEvent(alert, events.add(alert.id(), at, step, null, null, ""));
    }
}
