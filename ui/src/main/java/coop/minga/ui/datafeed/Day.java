package coop.minga.ui.datafeed;

import java.time.LocalDate;

import coop.minga.analytics.filter.Verdict;
import coop.minga.analytics.verdict.Band;
import org.jspecify.annotations.Nullable;

/** A day of a datafeed: what was read, how often it was stated anew, what was expected and found, and whether work was. */
record Day(
        LocalDate day,
        @Nullable Double value,
        int revision,
        @Nullable Band band,
        @Nullable Verdict verdict,
        boolean closed) {

    boolean flagged() {
        return verdict != null && verdict.flagged();
    }
}
