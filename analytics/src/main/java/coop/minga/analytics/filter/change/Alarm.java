package coop.minga.analytics.filter.change;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/** A reported change, its first day and its confidence. */
public record Alarm(VerdictKind kind, Direction direction, long onset, double confidence) {

    public Classification classification() {
        return new Classification(kind, direction, LocalDate.ofEpochDay(onset), confidence);
    }
}
