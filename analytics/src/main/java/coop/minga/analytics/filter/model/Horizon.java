package coop.minga.analytics.filter.model;

/** The distance in days of stored forecasts, scored when due. */
public final class Horizon {

    public static final int DAYS = 14;

    private Horizon() {}
}
