package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.filter.change.ChangeDetector;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.StateCodec;

/** The open alarm, as it was raised. */
record OpenAlarm(
        long day,
        VerdictKind kind,
        Direction direction,
        long onset,
        double confidence,
        double tailSurprisal,
        double detectorPValue) {

    private static final List<VerdictKind> KINDS = List.of(VerdictKind.values());
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());

    static final OpenAlarm NOTHING = new OpenAlarm(0, VerdictKind.STEADY, Direction.NONE, 0, 0, 0, 1);

    static OpenAlarm readOrWrite(OpenAlarm alarm, StateCodec codec) {
        return new OpenAlarm(
                codec.readOrWrite(alarm.day),
                KINDS.get(codec.readOrWrite(KINDS.indexOf(alarm.kind))),
                DIRECTIONS.get(codec.readOrWrite(DIRECTIONS.indexOf(alarm.direction))),
                codec.readOrWrite(alarm.onset),
                codec.readOrWrite(alarm.confidence),
                codec.readOrWrite(alarm.tailSurprisal),
                codec.readOrWrite(alarm.detectorPValue));
    }

    /** The settled verdict if the alarm ends with this kind. */
    SettledVerdict settledAs(VerdictKind diagnosis) {
        return settledAs(new ChangeDetector.Diagnosis(diagnosis, direction, onset));
    }

    /** The settled verdict. A steady diagnosis withdraws the flag. */
    SettledVerdict settledAs(ChangeDetector.Diagnosis diagnosis) {
        boolean flagged = diagnosis.kind() != VerdictKind.STEADY;
        var classification = new Classification(
                diagnosis.kind(),
                flagged ? diagnosis.direction() : Direction.NONE,
                LocalDate.ofEpochDay(flagged ? diagnosis.onset() : day),
                confidence);
        return new SettledVerdict(
                LocalDate.ofEpochDay(day), new Verdict(classification, tailSurprisal, detectorPValue, true, flagged));
    }
}
