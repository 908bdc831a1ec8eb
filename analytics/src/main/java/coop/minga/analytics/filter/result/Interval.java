package coop.minga.analytics.filter.result;

/** A closed interval in the indicator's own unit of measure. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high + ": expected low <= high");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
