package coop.minga.analytics.filter;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A flagged day that later readings may still revise, at most three days. They are held against the level from before
 * the deviation: two of them back there make it transient, two of them away from it a level step.
 */
final class Provisional {

    private static final int LONGEST = 3;
    private static final double AWAY = 1.5;

    private boolean open;
    private long raised;
    private long onset;
    private boolean step;
    private boolean down;
    private double probability;
    private double surprise;
    private double baseline;
    private double slope;
    private double deviation;
    private int away;
    private int back;
    private double sum;

    boolean open() {
        return open;
    }

    void begin(
            long epochDay, Alarm alarm, double newSurprise, double newBaseline, double newSlope, double newDeviation) {
        open = true;
        raised = epochDay;
        onset = alarm.onset();
        step = alarm.kind() == VerdictKind.LEVEL_STEP;
        down = alarm.direction() == Direction.DOWN;
        probability = alarm.probability();
        surprise = newSurprise;
        baseline = newBaseline;
        slope = newSlope;
        deviation = newDeviation;
        away = 0;
        back = 0;
        sum = 0;
    }

    /** @param pattern the weekday's effect, so that {@code value} can be held against the level from before */
    void add(long epochDay, double value, double pattern) {
        if (epochDay > raised + LONGEST) {
            return;
        }
        double from = baseline + slope * (epochDay - raised) + pattern;
        double signed = (value - from) / deviation * (down ? -1 : 1);
        sum += Math.max(-4, Math.min(8, signed));
        if (signed > AWAY) {
            away++;
        } else {
            back++;
        }
    }

    /** The last word, when it can be given on this day. */
    @Nullable
    Settlement settle(long epochDay, SpreadMonitor spread) {
        if (!open || (epochDay < raised + LONGEST && away < 2 && back < 2)) {
            return null;
        }
        open = false;
        VerdictKind last = last(spread);
        boolean withdrawn = last == VerdictKind.STEADY;
        Direction way = withdrawn ? Direction.NONE : direction();
        return new Settlement(
                LocalDate.ofEpochDay(raised),
                new Verdict(
                        last,
                        way,
                        withdrawn ? 1 - probability / 2 : probability,
                        surprise,
                        true,
                        LocalDate.ofEpochDay(withdrawn ? raised : onset),
                        !withdrawn));
    }

    private Direction direction() {
        return down ? Direction.DOWN : Direction.UP;
    }

    private VerdictKind last(SpreadMonitor spread) {
        if (spread.suspects() && away < 2) {
            return VerdictKind.VARIANCE_CHANGE;
        }
        if (away > back) {
            return VerdictKind.LEVEL_STEP;
        }
        if (step) {
            return away + back == 0 ? VerdictKind.LEVEL_STEP : afterRun();
        }
        return VerdictKind.TRANSIENT;
    }

    private VerdictKind afterRun() {
        double average = sum / (away + back);
        if (average > 1) {
            return VerdictKind.LEVEL_STEP;
        }
        return average < 0 && surprise < 3 ? VerdictKind.STEADY : VerdictKind.TRANSIENT;
    }

    void exchange(Cells cells) {
        open = cells.exchange(open);
        raised = cells.exchange(raised);
        onset = cells.exchange(onset);
        step = cells.exchange(step);
        down = cells.exchange(down);
        probability = cells.exchange(probability);
        surprise = cells.exchange(surprise);
        baseline = cells.exchange(baseline);
        slope = cells.exchange(slope);
        deviation = cells.exchange(deviation);
        away = cells.exchange(away);
        back = cells.exchange(back);
        sum = cells.exchange(sum);
    }
}
