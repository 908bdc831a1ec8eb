package coop.minga.analytics.series;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The stored statements of a series and day that decide on a further one. From half of the bound on, a repeated value
 * replaces the repetition before it and leaves room for corrections (decision 044).
 */
final class StatedDay {

    private final int most;
    private int count;
    private Instant newestAt = Instant.MIN;
    private @Nullable StatementRow newest;
    private boolean isRepetition;
    private boolean hasOlder;

    /** Starts with a day without statements. */
    StatedDay(int most) {
        this.most = most;
    }

    /**
     * A stored statement, the latest first.
     *
     * @param stored the number of all stored statements, or a number above the bound
     */
    void load(StatementRow row, int stored) {
        var last = newest;
        if (count == 0) {
            newestAt = row.statedAt();
            newest = row;
        } else if (row.statedAt().equals(newestAt)) {
            newest = last != null && last.repeats(row) ? last : null;
        } else {
            var isEqual = last != null && last.repeats(row);
            isRepetition = isEqual && (isRepetition || !hasOlder);
            hasOlder = true;
        }
        count = stored;
    }

    Decision add(StatementRow row) {
        var last = newest;
        if (last == null || !last.repeats(row) || !row.statedAt().isAfter(newestAt)) {
            return count < most ? store(row) : Decision.REFUSE;
        }
        var decision = isRepetition && count >= most / 2 ? Decision.REPLACE : Decision.REPEAT;
        count += decision == Decision.REPEAT ? 1 : 0;
        newest = row;
        newestAt = row.statedAt();
        isRepetition = true;
        return decision;
    }

    private Decision store(StatementRow row) {
        var last = newest;
        count++;
        isRepetition = false;
        if (row.statedAt().isAfter(newestAt)) {
            newest = row;
            newestAt = row.statedAt();
        } else if (row.statedAt().equals(newestAt)) {
            newest = last != null && last.repeats(row) ? last : null;
        }
        return Decision.STORE;
    }

    /** The latest statement; null if several of one time differ. */
    @Nullable
    StatementRow newest() {
        return newest;
    }

    /** The treatment of a further statement. */
    enum Decision {
        /** It may change the current value. */
        STORE,
        /** It is stored and changes nothing. */
        REPEAT,
        /** It takes the place of the latest statement, which it repeats, and changes nothing. */
        REPLACE,
        REFUSE
    }
}
