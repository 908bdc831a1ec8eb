package coop.minga.analytics.catalogue;

/** The number under which the readings of one indicator of one unit are stored. */
public record SeriesId(int value) {

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
