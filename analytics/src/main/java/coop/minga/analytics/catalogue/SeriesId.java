package coop.minga.analytics.catalogue;

/** The number of a series: one indicator of one unit. */
public record SeriesId(int value) {

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
