package coop.minga.analytics.alert;

import java.time.LocalDate;

import coop.minga.analytics.filter.Verdict;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/** A day of a datafeed: what was read, how often it was stated anew, what was expected and found, and whether work was. */
public record DatafeedDay(
        LocalDate day,
        @Nullable Double value,
        int revision,
        @Nullable Band band,
        @Nullable Verdict verdict,
        boolean closed) {

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }
}
