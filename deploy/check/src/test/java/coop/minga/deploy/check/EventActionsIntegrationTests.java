package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.effect.EventWithEffect;
import coop.minga.analytics.event.EventDraft;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.event.KnownEvent.Kind;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.filter.result.EffectReport.Answer;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Announcements on a real database: permissions, effects on alerts, exact replays (I3). */
@RealServices
final class EventActionsIntegrationTests extends BakeryAlerts {

    @Test
    void whatWasAnnouncedBeforeRaisesNoAlert() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        announce(strike(TODAY, TODAY.plusDays(2)));
        follow();
        bakery.live(bread, TODAY, 300, 310, 290, 1000);
        assertThat(bakery.alerts.of(bread.series())).isEmpty();
        assertIsExact();
    }

    @Test
    void anAlertIsWithdrawnWithItsReasonWhenItsDayIsAnnouncedAfterwards() {
        live(bread);
        assertThat(open(bread).deviation().day()).isEqualTo(TODAY);
        announce(strike(TODAY, TODAY));
        follow();
        var alert = bakery.alerts.of(bread.series()).getFirst();
        assertThat(alert.state()).isEqualTo(AlertState.RETRACTED);
        assertThat(bakery.events.of(alert.id()).getLast()).satisfies(told -> {
            assertThat(told.step()).isEqualTo(Step.RETRACTED);
            assertThat(told.note()).isEqualTo("The drivers strike");
            assertThat(told.value()).isNull();
        });
        assertIsExact();
    }

    @Test
    void anEventThatIsWithdrawnLetsItsDaysBeJudgedAsIfNobodyHadAnnouncedThem() {
        live(bread);
        var alone = bakery.judged(bread);
        var event = announce(strike(TODAY, TODAY));
        follow();
        assertThat(bakery.judged(bread)).isNotEqualTo(alone);
        bakery.announcements().withdraw(baker(), event.id());
        follow();
        assertThat(bakery.judged(bread)).isEqualTo(alone);
        assertThat(open(bread).deviation().day()).isEqualTo(TODAY);
        assertThat(bakery.announced.history(event.id()))
                .extracting(KnownEvent::number, KnownEvent::author, KnownEvent::withdrawn)
                .containsExactly(tuple(1, "baker", false), tuple(2, "baker", true));
    }

    @Test
    void anAlertThatWasAnnouncedAwayAndComesBackHasTheTimeItHadLeft() {
        live(bread);
        var deadline = open(bread).deadline();
        assertThat(deadline).isNotNull();
        bakery.clock.move(Duration.ofMinutes(30));
        var event = announce(strike(TODAY, TODAY));
        follow();
        bakery.clock.move(Duration.ofMinutes(30));
        bakery.announcements().withdraw(baker(), event.id());
        follow();
        assertThat(open(bread).deadline()).isEqualTo(deadline);
    }

    @Test
    void anIndicatorHasNoMoreEventsThanItsDaysCanBeJudgedBy() {
        live(bread);
        for (var i = 1; i <= 50; i++) {
            announce(strike(TODAY.plusDays(i), TODAY.plusDays(i)));
        }
        assertThatThrownBy(() -> announce(strike(TODAY.plusDays(60), TODAY.plusDays(60))))
                .isInstanceOf(UnfitInputException.class)
                .hasMessageContaining("50 events are announced");
    }

    @Test
    void aChangedEventIsJudgedAgainFromTheEarlierOfItsFirstDays() {
        live(bread);
        var event = announce(strike(TODAY.minusDays(20), TODAY.minusDays(10)));
        follow();
        bakery.announcements().changeTo(baker(), event.id(), bread.series(), strike(TODAY, TODAY));
        follow();
        assertThat(bakery.alerts.openOf(bread.series())).isEmpty();
        assertThat(bakery.announced.of(bread)).singleElement().satisfies(held -> {
            assertThat(held.number()).isEqualTo(2);
            assertThat(held.change().first()).isEqualTo(TODAY);
        });
        assertIsExact();
    }

    @Test
    void readingsOfAnnouncedDaysEndNoAlert() {
        live(bread);
        announce(strike(TODAY.plusDays(1), TODAY.plusDays(4)));
        follow();
        stays(300, 1, 5);
        assertThat(open(bread).state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void anEventOfTheWholeUnitConcernsAllThatItMeasures() {
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        for (var indicator : List.of(bread, cakes)) {
            bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        }
        announce(draft(true, false, TODAY, TODAY, Direction.DOWN, null, null));
        assertThat(bakery.waiting(10)).containsExactlyInAnyOrder(bread.series(), cakes.series());
        follow();
        bakery.live(bread, TODAY, 300);
        bakery.live(cakes, TODAY, 300);
        assertThat(bakery.alerts.of(bread.series())).isEmpty();
        assertThat(bakery.alerts.of(cakes.series())).isEmpty();
    }

    @Test
    void onlyPeopleWhoActForTheUnitAnnounceAndOthersAreWrittenDown() {
        var stranger = bakery.delegate("stranger", JudgedBakery.DAIRY, TODAY.plusYears(1));
        var event = announce(strike(TODAY, TODAY));
        assertThatThrownBy(() -> bakery.announcements().announce(stranger, bread.series(), strike(TODAY, TODAY)))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("announce an event for unit bakery");
        assertThatThrownBy(() -> bakery.announcements().withdraw(stranger, event.id()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> bakery.announcements().withdraw(stranger, 999))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> eventEffects().of(stranger, bread.series(), 10))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(bakery.jdbc
                        .sql("select action from access_denial where person = 'stranger' order by action")
                        .query(String.class)
                        .list())
                .containsExactly("announce an event for", "look at", "withdraw an event of", "withdraw an event of");
        assertThat(bakery.announced.history(event.id())).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAnEventAndChangesNothing() {
        assertUnfit("event.unfit.order", draft(false, false, TODAY, TODAY.minusDays(1), Direction.NONE, null, null));
        assertUnfit("event.unfit.long", draft(false, false, TODAY, TODAY.plusDays(92), Direction.NONE, null, null));
        assertUnfit("event.unfit.past", draft(false, true, TODAY.minusDays(367), null, Direction.NONE, null, null));
        assertUnfit("event.unfit.future", draft(false, true, TODAY.plusDays(367), null, Direction.NONE, null, null));
        assertUnfit("event.unfit.effect.size", draft(false, true, TODAY, null, Direction.UP, null, TODAY.plusDays(9)));
        assertUnfit("event.unfit.effect.due", draft(false, true, TODAY, null, Direction.UP, 0.1, null));
        assertUnfit("event.unfit.effect.passing", draft(false, false, TODAY, null, Direction.UP, 0.1, TODAY));
        assertUnfit("event.unfit.effect.none", ofReadings(1e16));
        assertUnfit("event.unfit.effect.none", ofReadings(Double.NaN));
        assertUnfit("event.unfit.effect.unit", draft(true, true, TODAY, null, Direction.UP, 0.1, TODAY));
        assertUnfit("event.unfit.effect.days", draft(false, true, TODAY, null, Direction.UP, 0.1, TODAY.minusDays(1)));
        assertUnfit("event.unfit.effect.direction", draft(false, true, TODAY, null, Direction.UP, -0.1, TODAY));
        assertUnfit("event.unfit.effect.none", draft(false, true, TODAY, null, Direction.NONE, 0.0, TODAY));
        assertThat(bakery.marks.count()).isZero();
        assertThat(bakery.announced.of(bread)).isEmpty();
    }

    @Test
    void aDecisionShowsWhetherItsEffectWasSeen() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        announce(draft(false, true, TODAY, null, Direction.NONE, 0.2, TODAY.plusDays(20)));
        follow();
        assertThat(effect().answer()).isEqualTo(Answer.NOT_YET);
        stays(1200, 0, 21);
        assertThat(effect().answer()).isEqualTo(Answer.SEEN);
        var estimate = Objects.requireNonNull(effect().estimate());
        assertThat(estimate.relative(estimate.change())).isBetween(0.17, 0.23);
        assertThat(bakery.alerts.of(bread.series())).isEmpty();
        assertIsExact();
    }

    @Test
    void anEffectIsWorkedOutOnceUntilSomethingThatItRestsOnChanges() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        announce(draft(false, true, TODAY, null, Direction.NONE, 0.2, TODAY.plusDays(20)));
        stays(1200, 0, 10);
        var first = effect();
        assertThat(effect()).isSameAs(first);
        stays(1200, 10, 11);
        assertThat(effect().readings()).isEqualTo(first.readings() + 1);
        announce(strike(TODAY.plusDays(10), TODAY.plusDays(10)));
        assertThat(eventEffects().of(baker(), bread.series(), 10))
                .extracting(EventWithEffect::effect)
                .satisfiesOnlyOnce(
                        effect -> assertThat(effect).extracting("readings").isEqualTo(first.readings()));
    }

    @Test
    void anEffectIsNotRecomputedForReadingsAfterItsDueDay() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        announce(draft(false, true, TODAY, null, Direction.NONE, 0.2, TODAY.plusDays(10)));
        stays(1200, 0, 12);
        var due = effect();
        stays(300, 12, 14);
        assertThat(effect()).isSameAs(due);
        bakery.state(bread, TODAY.plusDays(5), 1300);
        assertThat(effect()).isNotSameAs(due).isNotEqualTo(due);
    }

    @Test
    void effectsThatAreAskedForTogetherAreAnsweredAsEachAlone() {
        bakery.live(bread, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        stays(1200, 0, 30);
        var promises = Stream.of(-HISTORY - 5, -90, -40, -3, 0, 2, 29, 40)
                .map(TODAY::plusDays)
                .map(from -> new PromisedEffect(from, from.plusDays(21), 0.2, true))
                .toList();
        var together = answers(promises);
        promises.forEach(
                promise -> assertThat(answers(List.of(promise))).containsEntry(promise, together.get(promise)));
        assertThat(together.values()).extracting(EffectReport::answer).contains(Answer.SEEN, Answer.NOT_SEEN);
    }

    private Map<PromisedEffect, EffectReport> answers(List<PromisedEffect> promises) {
        var unit = bakery.units.tree().find(bread.unit()).orElseThrow();
        return bakery.effects.of(bread, unit, bakery.announced.changes(bread), promises);
    }

    private EffectReport effect() {
        var followed = eventEffects().of(baker(), bread.series(), 10).getFirst();
        return Objects.requireNonNull(followed.effect());
    }

    private void assertUnfit(String key, EventDraft draft) {
        assertThatThrownBy(() -> announce(draft))
                .isInstanceOfSatisfying(
                        UnfitInputException.class,
                        unfit -> assertThat(unfit.textKey()).isEqualTo(key));
    }

    private void assertIsExact() {
        var judged = bakery.judged(bread);
        assertThat(judged).isEqualTo(bakery.judgedFromScratch(bread));
    }

    private KnownEvent announce(EventDraft draft) {
        return bakery.announcements().announce(baker(), bread.series(), draft);
    }

    /** Judges marked series like the pipeline. */
    private void follow() {
        var unit = bakery.units.tree().find(bread.unit()).orElseThrow();
        for (var series : bakery.waiting(10)) {
            var indicator = bakery.indicators.find(series).orElseThrow();
            bakery.transaction.executeWithoutResult(status -> bakery.marks
                    .claim(series)
                    .ifPresent(dirty -> {
                        bakery.keeper().follow(bakery.judgeNow(indicator, unit, dirty.first()), unit);
                        bakery.marks.clear(dirty);
                    }));
        }
    }

    private EventEffects eventEffects() {
        return new EventEffects(bakery.access(), bakery.units, bakery.indicators, bakery.announced, bakery.effects);
    }

    private PersonId baker() {
        return bakery.delegate("baker", JudgedBakery.BAKERY, TODAY.plusYears(1));
    }

    /** A permanent effect in the indicator's own unit. */
    private static EventDraft ofReadings(double size) {
        return new EventDraft(
                Kind.STRIKE,
                false,
                new EventDraft.Period(true, TODAY, null),
                Direction.UP,
                new EventDraft.Promise(size, false, TODAY.plusDays(9)),
                "The drivers strike");
    }

    private static EventDraft strike(LocalDate first, LocalDate last) {
        return draft(false, false, first, last, Direction.DOWN, null, null);
    }

    private static EventDraft draft(
            boolean wholeUnit,
            boolean lasting,
            LocalDate first,
            @Nullable LocalDate last,
            Direction expected,
            @Nullable Double size,
            @Nullable LocalDate due) {
        return new EventDraft(
                Kind.STRIKE,
                wholeUnit,
                new EventDraft.Period(lasting, first, last),
                expected,
                new EventDraft.Promise(size, true, due),
                "The drivers strike");
    }
}
