package coop.minga.analytics.recorder;

import java.util.Map;
import java.util.Set;

import coop.minga.analytics.quarantine.PartitionName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OversizedRecordDetectorTests {

    private static final PartitionName ONE = new PartitionName("topic", 1);
    private static final PartitionName OTHER = new PartitionName("topic", 2);

    private final OversizedRecordDetector faults = new OversizedRecordDetector();

    @Test
    void checksEveryRecordAfterThreeFaultsAtOneOffset() {
        for (var offset = 1; offset < 3; offset++) {
            faults.outOfMemory(Map.of(ONE, 7L, OTHER, 10L * offset));
            assertThat(faults.isOneByOne()).isFalse();
        }
        faults.outOfMemory(Map.of(ONE, 7L, OTHER, 30L));
        assertThat(faults.isOneByOne()).isTrue();
    }

    @Test
    void takesFaultsAtDifferentPlacesForBadLuck() {
        for (var offset = 0L; offset < 10; offset++) {
            faults.outOfMemory(Map.of(ONE, offset));
        }
        assertThat(faults.isOneByOne()).isFalse();
    }

    @Test
    void countsNothingAtAPlaceWhereThereIsNothingToRead() {
        for (var offset = 10L; offset < 60; offset += 10) {
            faults.outOfMemory(Map.of(ONE, 7L, OTHER, offset));
            faults.recorded(Map.of(ONE, 7L, OTHER, offset + 5), Set.of(ONE));
        }
        assertThat(faults.isOneByOne()).isFalse();
    }

    @Test
    void forgetsWhatWasCountedWhereReadingWentOn() {
        for (var round = 0; round < 5; round++) {
            faults.outOfMemory(Map.of(ONE, 7L));
            faults.recorded(Map.of(ONE, 8L), Set.of());
        }
        assertThat(faults.isOneByOne()).isFalse();
    }

    @Test
    void forgetsNothingWhileItHasNoPartitions() {
        for (var round = 0; round < 3; round++) {
            faults.outOfMemory(Map.of(ONE, 7L));
            faults.recorded(Map.of(), Set.of());
        }
        assertThat(faults.isOneByOne()).isTrue();
    }

    @Test
    void countsOnAtAPlaceWhereReadingStandsWhileOthersAreRecorded() {
        for (var offset = 10L; offset < 40; offset += 10) {
            assertThat(faults.isOneByOne()).isFalse();
            faults.outOfMemory(Map.of(ONE, 7L, OTHER, offset));
            faults.recorded(Map.of(ONE, 7L, OTHER, offset + 5), Set.of(OTHER));
        }
        assertThat(faults.isOneByOne()).isTrue();
    }

    @Test
    void goesOnAsUsualAfterManyGoodRecords() {
        suspect();
        for (var i = 0; i < 499; i++) {
            faults.readSingly(false, 2);
        }
        assertThat(faults.isOneByOne()).isTrue();
        faults.readSingly(false, 2);
        assertThat(faults.isOneByOne()).isFalse();
    }

    @Test
    void goesOnAsUsualWhenNoPartitionHasAnythingMore() {
        suspect();
        for (var i = 0; i < 4; i++) {
            faults.readSingly(true, 2);
            assertThat(faults.isOneByOne()).isTrue();
        }
        faults.readSingly(true, 2);
        assertThat(faults.isOneByOne()).isFalse();
        faults.outOfMemory(Map.of(ONE, 7L));
        assertThat(faults.isOneByOne()).isFalse();
    }

    @Test
    void looksOnAtEveryRecordWhileItFindsSuchAsMustBePassed() {
        suspect();
        for (var i = 0; i < 20; i++) {
            faults.readSingly(true, 2);
            faults.readSingly(true, 2);
            faults.skipped();
        }
        assertThat(faults.isOneByOne()).isTrue();
    }

    @Test
    void blamesARecordOnlyWhenMemoryRanOutAtItThreeTimes() {
        var one = new TopicPartition("topic", 1);
        var other = new TopicPartition("topic", 2);
        assertThat(faults.isToBlame(one, 7)).isFalse();
        assertThat(faults.isToBlame(other, 7)).isFalse();
        assertThat(faults.isToBlame(one, 8)).isFalse();
        assertThat(faults.isToBlame(one, 8)).isFalse();
        assertThat(faults.isToBlame(one, 8)).isTrue();
    }

    private void suspect() {
        for (var i = 0; i < 3; i++) {
            faults.outOfMemory(Map.of(ONE, 7L));
        }
    }
}
