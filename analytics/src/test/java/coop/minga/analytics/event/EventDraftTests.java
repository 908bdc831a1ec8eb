package coop.minga.analytics.event;

import java.time.LocalDate;

import coop.minga.analytics.event.EventDraft.Period;
import coop.minga.analytics.event.EventDraft.Promise;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.people.UnfitInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventDraftTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);
    private static final Promise MORE = promise(0.08, true, 30);

    @ParameterizedTest
    @CsvSource({"-367, event.unfit.past", "-366,", "0,", "366,", "367, event.unfit.future"})
    void beginsWithinAYear(int first, @Nullable String unfit) {
        assertUnfit(unfit, draft(permanent(first), Promise.NONE));
    }

    @ParameterizedTest
    @CsvSource({"-1, event.unfit.order", "0,", "91,", "92, event.unfit.long"})
    void takesAtMostThreeMonths(int days, @Nullable String unfit) {
        assertUnfit(unfit, draft(temporary(1, 1 + days), Promise.NONE));
    }

    @Test
    void ignoresTheLastDayOfWhatLasts() {
        Period lasting = new Period(true, TODAY, TODAY.minusDays(1));
        assertUnfit(null, draft(lasting, Promise.NONE));
        assertThat(draft(lasting, Promise.NONE).change()).isEqualTo(new Intervention.Permanent(TODAY, Direction.UP));
    }

    @Test
    void needsItsFirstDay() {
        assertUnfit("event.unfit.first", draft(new Period(false, null, TODAY), Promise.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30, event.unfit.effect.none",
        "-1, 30, event.unfit.effect.none",
        "10, 30,",
        "10.1, 30, event.unfit.effect.none",
        "0.08, -1, event.unfit.effect.days",
        "0.08, 0,",
        "0.08, 366,",
        "0.08, 367, event.unfit.effect.days",
        "-0.08, 30, event.unfit.effect.direction",
        ", 30, event.unfit.effect.size",
        "0.08,, event.unfit.effect.due"
    })
    void promisesWhatCanBeMeasured(@Nullable Double size, @Nullable Integer due, @Nullable String unfit) {
        assertUnfit(unfit, draft(permanent(0), promise(size, true, due)));
    }

    @ParameterizedTest
    @CsvSource({"1e15,", "2e15, event.unfit.effect.none", "0, event.unfit.effect.none"})
    void promisesInTheUnitOfMeasureWhatCanBeStated(double size, @Nullable String unfit) {
        assertUnfit(unfit, draft(permanent(0), promise(size, false, 30)));
    }

    @Test
    void mayPromiseAFallOfLessThanAll() {
        EventDraft fall = new EventDraft(
                KnownEvent.Kind.DECISION, false, permanent(0), Direction.DOWN, promise(-0.99, true, 30), "fewer ovens");
        assertUnfit(null, fall);
        assertThat(fall.change().expected()).isEqualTo(Direction.DOWN);
    }

    @Test
    void promisesNothingOfWhatEndsOrConcernsAWholeUnit() {
        assertUnfit("event.unfit.effect.passing", draft(temporary(0, 3), MORE));
        assertUnfit(
                "event.unfit.effect.unit",
                new EventDraft(KnownEvent.Kind.DECISION, true, permanent(0), Direction.UP, MORE, "a new oven"));
    }

    @ParameterizedTest
    @CsvSource({"0, event.unfit.reason", "1,", "300,", "301, event.unfit.reason"})
    void givesAReason(int length, @Nullable String unfit) {
        assertUnfit(unfit, reasoned(" " + "x".repeat(length) + " "));
    }

    @Test
    void namesTheLengthOfAReason() {
        var unfit = catchThrowableOfType(
                UnfitInputException.class, () -> reasoned("x".repeat(301)).check(TODAY));
        assertThat(unfit.values()).containsExactly(300, 301);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oven\u0000", "\u202eoven"})
    void givesAReasonThatCanBeRead(String reason) {
        assertUnfit("input.unreadable", reasoned(reason));
    }

    @Test
    void isATemporaryChangeOfOneDayWithoutALastOne() {
        Period oneDay = new Period(false, TODAY, null);
        assertUnfit(null, draft(oneDay, Promise.NONE));
        assertThat(draft(oneDay, Promise.NONE).change())
                .isEqualTo(new Intervention.Temporary(TODAY, TODAY, Direction.UP));
        assertThat(draft(temporary(0, 3), Promise.NONE).change())
                .isEqualTo(new Intervention.Temporary(TODAY, TODAY.plusDays(3), Direction.UP));
    }

    @ParameterizedTest
    @CsvSource({"0.08, UP", "-0.08, DOWN", ", NONE"})
    void expectsTheDirectionOfItsEffectWhereNoneIsGiven(@Nullable Double size, Direction expected) {
        var draft = new EventDraft(
                KnownEvent.Kind.DECISION,
                false,
                permanent(0),
                Direction.NONE,
                promise(size, true, size == null ? null : 30),
                "a new oven");
        assertUnfit(null, draft);
        assertThat(draft.change().expected()).isEqualTo(expected);
    }

    @Test
    void hasAnEffectOnlyWithSizeAndDay() {
        assertThat(draft(permanent(0), MORE).promised())
                .isEqualTo(new PromisedEffect(TODAY, TODAY.plusDays(30), 0.08, true));
        assertThat(draft(permanent(0), promise(0.08, true, null)).promised()).isNull();
        assertThat(draft(permanent(0), promise(null, true, 30)).promised()).isNull();
    }

    private static void assertUnfit(@Nullable String textKey, EventDraft draft) {
        if (textKey == null) {
            assertThatCode(() -> draft.check(TODAY)).doesNotThrowAnyException();
        } else {
            var unfit = catchThrowableOfType(UnfitInputException.class, () -> draft.check(TODAY));
            assertThat(unfit.textKey()).isEqualTo(textKey);
        }
    }

    private static EventDraft draft(Period period, Promise promise) {
        return new EventDraft(KnownEvent.Kind.DECISION, false, period, Direction.UP, promise, "a new oven");
    }

    private static EventDraft reasoned(String reason) {
        return new EventDraft(KnownEvent.Kind.OTHER, false, permanent(0), Direction.UP, Promise.NONE, reason);
    }

    private static Period permanent(int first) {
        return new Period(true, TODAY.plusDays(first), null);
    }

    private static Period temporary(int first, int last) {
        return new Period(false, TODAY.plusDays(first), TODAY.plusDays(last));
    }

    private static Promise promise(@Nullable Double size, boolean part, @Nullable Integer due) {
        return new Promise(size, part, due == null ? null : TODAY.plusDays(due));
    }
}
