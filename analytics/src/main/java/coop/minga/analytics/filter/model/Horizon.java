package coop.minga.analytics.filter.model;

/** How many days ahead forecasts are stored, to be scored when due. */
public final class Horizon {

    public static final int DAYS = 14;

    private Horizon() {}
}
