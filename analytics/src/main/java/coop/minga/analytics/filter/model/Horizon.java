package coop.minga.analytics.filter.model;

/** How far ahead every day is forecast; these forecasts are kept until their day comes. */
public final class Horizon {

    public static final int DAYS = 14;

    private Horizon() {}
}
