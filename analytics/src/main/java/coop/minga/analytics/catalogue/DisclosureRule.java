package coop.minga.analytics.catalogue;

/** The rule for figures that disclose no single unit (I6). */
public final class DisclosureRule {

    public static final int FEWEST_UNITS = 5;

    private static final double LARGEST_SHARE = 0.5;

    private DisclosureRule() {}

    /**
     * Whether they are five or more, none with over half of the sum.
     *
     * @param units that contribute to the sum
     * @param sum of all contributions, 0 or more
     * @param largest contribution of one unit
     */
    public static boolean permits(long units, double sum, double largest) {
        return units >= FEWEST_UNITS && largest <= LARGEST_SHARE * sum;
    }
}
