package coop.minga.analytics.filter.change;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/** A reported change, its first day and its probability. */
public record Alarm(VerdictKind kind, Direction direction, long onset, double probability) {

    public Classification classification() {
        return new Classification(kind, direction, LocalDate.ofEpochDay(onset), probability);
    }
}
