package coop.minga.analytics.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.SampleUnits;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.people.Theme;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ViewerTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final UnitId BAKERY = new UnitId("bakery");
    private static final UnitId FOOD = new UnitId("food");

    @Test
    void seesTheSeriesOfTheirOwnUnit() {
        assertThat(viewer(BAKERY, Role.REPORTER).maySeeSeriesOf(SampleUnits.bakery()))
                .isTrue();
    }

    @Test
    void seesNoSeriesBelowThatTheUnitKeptClosed() {
        assertThat(viewer(FOOD, Role.DELEGATE).maySeeSeriesOf(SampleUnits.bakery()))
                .isFalse();
        assertThat(viewer(FOOD, Role.DELEGATE).maySeeSeriesOf(SampleUnits.openDairy()))
                .isTrue();
    }

    @Test
    void knowsOfACountAtTheUnitAndAboveItAndNotBesideIt() {
        var path = List.of(SampleUnits.bakery(), SampleUnits.sector(), SampleUnits.federation());
        assertThat(viewer(BAKERY, Role.DELEGATE).maySeeCountOf(path)).isTrue();
        assertThat(viewer(FOOD, Role.OBSERVER).maySeeCountOf(path)).isTrue();
        assertThat(viewer(SampleUnits.openDairy().id(), Role.DELEGATE).maySeeCountOf(path))
                .isFalse();
        assertThat(viewer(BAKERY, Role.DELEGATE).maySeeCountOf(path.subList(1, 3)))
                .isFalse();
    }

    @Test
    void seesSumsOfALevelThatIsOpenOrThatIsAboveOrBelowTheirOwn() {
        var closed = SampleUnits.bakery();
        assertThat(viewer(closed.id(), Role.OBSERVER).maySeeSumsOf(closed, Set.of()))
                .isTrue();
        assertThat(viewer(FOOD, Role.OBSERVER).maySeeSumsOf(SampleUnits.openDairy(), Set.of()))
                .isTrue();
        assertThat(viewer(FOOD, Role.OBSERVER).maySeeSumsOf(closed, Set.of(FOOD)))
                .isTrue();
        assertThat(viewer(FOOD, Role.OBSERVER).maySeeSumsOf(closed, Set.of())).isFalse();
    }

    @Test
    void seesNothingWithoutAMandate() {
        var operator = new Viewer(person(true), Map.of());
        assertThat(operator.maySeeSeriesOf(SampleUnits.openDairy())).isFalse();
        assertThat(operator.maySeeAlert(Set.of(BAKERY, FOOD))).isFalse();
    }

    @Test
    void seesAnAlertOnlyAfterItsEscalationToTheirLevel() {
        assertThat(viewer(FOOD, Role.DELEGATE).maySeeAlert(Set.of(BAKERY))).isFalse();
        assertThat(viewer(FOOD, Role.DELEGATE).maySeeAlert(Set.of(BAKERY, FOOD)))
                .isTrue();
    }

    @Test
    void onlyLooksOnAsAnObserver() {
        assertThat(viewer(BAKERY, Role.OBSERVER).maySeeAlert(Set.of(BAKERY))).isTrue();
        assertThat(viewer(BAKERY, Role.OBSERVER).mayActFor(Set.of(BAKERY))).isFalse();
        assertThat(viewer(BAKERY, Role.DELEGATE).mayActFor(Set.of(BAKERY))).isTrue();
    }

    @Test
    void holdsAMandateFromItsFirstToItsLastDayUnlessRecalled() {
        var mandate = new Mandate(new PersonId("ana"), BAKERY, Role.DELEGATE, TODAY, TODAY.plusDays(1), false);
        var recalled = new Mandate(new PersonId("ana"), BAKERY, Role.DELEGATE, TODAY, TODAY.plusDays(1), true);
        assertThat(mandate.holdsOn(TODAY.minusDays(1))).isFalse();
        assertThat(mandate.holdsOn(TODAY)).isTrue();
        assertThat(mandate.holdsOn(TODAY.plusDays(1))).isTrue();
        assertThat(mandate.holdsOn(TODAY.plusDays(2))).isFalse();
        assertThat(recalled.holdsOn(TODAY)).isFalse();
    }

    private static Viewer viewer(UnitId unit, Role role) {
        return Viewer.of(person(false), List.of(new Mandate(new PersonId("ana"), unit, role, TODAY, TODAY, false)));
    }

    private static Person person(boolean operator) {
        return new Person(new PersonId("ana"), "Ana", "{noop}x", Locale.ENGLISH, Theme.DARK, operator);
    }
}
