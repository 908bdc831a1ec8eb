package coop.minga.deploy.demo.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.people.PersonId;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.ReportKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SampleFederationTests {
    private static final LocalDate FIRST_LIVE_DAY = LocalDate.of(2026, 11, 16);
    private static final SampleSettings SETTINGS = new SampleSettings(7, 12, FIRST_LIVE_DAY);

    private final SampleFederation federation = new SampleFederation(SETTINGS);

    @Test
    void theSameSeedMakesTheSameFiles() {
        SampleFederation again = new SampleFederation(SETTINGS);
        for (int number = 0; number < 12; number++) {
            assertThat(again.cooperatives().get(number).history())
                    .isEqualTo(federation.cooperatives().get(number).history());
        }
    }

    @Test
    void anotherSeedMakesOtherFiles() {
        SampleFederation other = new SampleFederation(new SampleSettings(8, 12, FIRST_LIVE_DAY));
        assertThat(other.cooperatives().getFirst().history())
                .isNotEqualTo(federation.cooperatives().getFirst().history());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 300})
    void aFederationOfAnySizeHasAWholeCatalogue(int size) {
        SampleFederation sized = new SampleFederation(new SampleSettings(1, size, FIRST_LIVE_DAY));
        FederationPlan plan = sized.plan(keys(sized));
        UnitTree tree = new UnitTree(plan.units());
        assertThat(tree.all()).hasSize(size + 4);
        assertThat(plan.units().stream().map(Unit::name)).doesNotHaveDuplicates();
        assertThat(plan.indicators().values()).allSatisfy(all -> assertThat(all).hasSizeBetween(6, 10));
        assertThat(plan.keys()).hasSize(size);
    }

    @Test
    void allButTwoCooperativesHaveOpenedTheirSeries() {
        assertThat(federation.plan(Map.of()).units())
                .filteredOn(unit -> !unit.sharesReadings())
                .hasSize(2);
    }

    @Test
    void nothingIsStatedOfClosedDays() {
        for (SampleCooperative cooperative : federation.cooperatives()) {
            assertThat(readings(cooperative))
                    .allMatch(reading -> cooperative.catalogue().calendar().isWorkingDay(reading.day()));
        }
        assertThat(federation.cooperatives().getFirst().catalogue().calendar().isWorkingDay(LocalDate.of(2026, 9, 18)))
                .isFalse();
    }

    @Test
    void everyValueLiesWithinTheBoundsOfItsIndicator() {
        for (SampleCooperative cooperative : federation.cooperatives()) {
            assertThat(readings(cooperative)).allSatisfy(reading -> {
                IndicatorDefinition definition =
                        cooperative.catalogue().indicator(reading.indicator()).orElseThrow();
                double highest = definition.highest() == null ? 1e9 : definition.highest();
                assertThat(reading.value()).isBetween(0.0, highest);
            });
        }
    }

    @Test
    void theHistoryIsTwoYearsLongAndNearlyWhole() {
        for (SampleCooperative cooperative : federation.cooperatives()) {
            List<SampleReading> readings = readings(cooperative);
            long open = SETTINGS.firstDay()
                    .datesUntil(FIRST_LIVE_DAY)
                    .filter(cooperative.catalogue().calendar()::isWorkingDay)
                    .count();
            int indicators = cooperative.catalogue().indicators().size();
            assertThat(readings.size()).isBetween((int) (0.95 * open * indicators), (int) open * indicators);
        }
    }

    @Test
    void historyAndWhatIsDroppedLaterMakeUpEveryDayOnce() {
        SampleCooperative cooperative = federation.cooperatives().get(3);
        Instant end = SETTINGS.beginning().plus(Duration.ofDays(60));
        Map<IndicatorCode, Set<LocalDate>> days = new HashMap<>();
        for (SampleReading reading : cooperative.history().getFirst().readings()) {
            assertThat(days.computeIfAbsent(reading.indicator(), code -> new HashSet<>())
                            .add(reading.day()))
                    .isTrue();
        }
        cooperative.drops(SETTINGS.beginning(), end).stream()
                .filter(drop -> !drop.fileName().contains("corrected"))
                .flatMap(drop -> drop.readings().stream())
                .forEach(reading -> assertThat(days.getOrDefault(reading.indicator(), new HashSet<>())
                                .add(reading.day()))
                        .isTrue());
    }

    @Test
    void cuttingTheTimeInPiecesDropsTheSameFiles() {
        Instant begin = SETTINGS.beginning();
        for (SampleCooperative cooperative : federation.cooperatives()) {
            List<Drop> whole = cooperative.drops(begin, begin.plus(Duration.ofDays(30)));
            List<Drop> pieces = IntStream.range(0, 30 * 8)
                    .boxed()
                    .flatMap(piece -> cooperative
                            .drops(
                                    begin.plus(Duration.ofHours(3L * piece)),
                                    begin.plus(Duration.ofHours(3L * piece + 3)))
                            .stream())
                    .toList();
            assertThat(pieces).isEqualTo(whole);
        }
    }

    @Test
    void theBreadStepOfTheFirstLiveDayIsPlainToSee() {
        SampleCooperative bakery = federation.cooperatives().getFirst();
        IndicatorCode bread = new IndicatorCode("bread");
        double before = bread(readings(bakery), bread, FIRST_LIVE_DAY.minusWeeks(1));
        Drop first = bakery.drops(SETTINGS.beginning(), SETTINGS.beginning().plus(Duration.ofHours(10)))
                .getFirst();
        assertThat(bread(first.readings(), bread, FIRST_LIVE_DAY)).isLessThan(0.75 * before);
    }

    @Test
    void everyoneHasASignInNameOfTheirOwn() {
        SampleFederation large = new SampleFederation(new SampleSettings(1, 200, FIRST_LIVE_DAY));
        List<PersonId> names = large.people().stream().map(SamplePerson::id).toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(4 + 6 + 400);
        assertThat(names)
                .contains(
                        new PersonId("ines"), new PersonId("tomas"), new PersonId("amanda"), new PersonId("operator"));
    }

    @Test
    void theFirstLiveDayIsAMondayWithoutHolidaysNearIt() {
        assertThat(SampleSettings.usualFirstLiveDay(LocalDate.of(2026, 11, 22))).isEqualTo(FIRST_LIVE_DAY);
        assertThat(SampleSettings.usualFirstLiveDay(LocalDate.of(2026, 12, 8))).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(SampleSettings.usualFirstLiveDay(LocalDate.of(2026, 1, 1))).isEqualTo(LocalDate.of(2025, 12, 29));
    }

    @Test
    void easterFallsAsTheCalendarSays() {
        assertThat(Holidays.easter(2024)).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(Holidays.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
        assertThat(Holidays.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(Holidays.easter(2027)).isEqualTo(LocalDate.of(2027, 3, 28));
    }

    private static double bread(List<SampleReading> readings, IndicatorCode code, LocalDate day) {
        return readings.stream()
                .filter(reading ->
                        reading.indicator().equals(code) && reading.day().equals(day))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<SampleReading> readings(SampleCooperative cooperative) {
        return cooperative.history().getFirst().readings();
    }

    private static Map<CooperativeId, PublicReportKey> keys(SampleFederation federation) {
        Map<CooperativeId, PublicReportKey> keys = new HashMap<>();
        federation
                .cooperatives()
                .forEach(each -> keys.put(each.id(), ReportKeyPair.generate().publicKey()));
        return keys;
    }
}
