package coop.minga.analytics.filter;

/** How far ahead every day is forecast; these forecasts are kept until their day comes. */
final class Horizon {

    static final int DAYS = 14;

    private Horizon() {}
}
