package coop.minga.analytics.text;

/**
 * The rarity of a value in words: about one day in so many.
 *
 * @param tailSurprisal minus log10 of the tail probability
 */
record Rarity(double tailSurprisal) {

    /** One day in a million; rarer values cannot be distinguished. */
    private static final double RAREST = 6;

    /** More often than one day in ten is usual. */
    private static final double RARE = 1;

    boolean isNotable() {
        return tailSurprisal >= RARE;
    }

    String in(Phrases phrases) {
        return phrases.fill(tailSurprisal > RAREST ? "rarest" : "rare", roundDays(Math.min(tailSurprisal, RAREST)));
    }

    /** Rounds to the known precision, one figure: 1,995 days are "2,000". */
    private static long roundDays(double tailSurprisal) {
        var days = Math.pow(10, tailSurprisal);
        var figure = Math.pow(10, Math.floor(Math.log10(days)));
        return Math.round(days / figure) * Math.round(figure);
    }
}
