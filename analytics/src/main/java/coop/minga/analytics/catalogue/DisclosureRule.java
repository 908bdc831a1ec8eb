package coop.minga.analytics.catalogue;

/** Of how many units something may be told together, so that it tells nothing of any one of them (I6). */
public final class DisclosureRule {

    public static final int FEWEST_UNITS = 5;

    private static final double LARGEST_SHARE = 0.5;

    private DisclosureRule() {}

    /**
     * Whether they are five or more with none over half of the sum.
     *
     * @param units that have a share in it
     * @param sum of what they share, 0 or more
     * @param largest share of one unit
     */
    public static boolean permits(long units, double sum, double largest) {
        return units >= FEWEST_UNITS && largest <= LARGEST_SHARE * sum;
    }
}
