package coop.minga.analytics.text;

/**
 * How rare a value is, as people say it: about one day in so many.
 *
 * @param surprisal minus the decimal logarithm of the chance of so odd a value
 */
record Rarity(double surprisal) {

    /** As surprising as one day in a million: what is rarer cannot be told apart any more. */
    private static final double RAREST = 6;

    /** What comes more often than on one day in ten is no news. */
    private static final double RARE = 1;

    boolean isWorthMentioning() {
        return surprisal >= RARE;
    }

    String in(Phrases phrases) {
        return phrases.fill(surprisal > RAREST ? "rarest" : "rare", roundDays(Math.min(surprisal, RAREST)));
    }

    /** One figure is as much as is known: 1,995 days are "2,000". */
    private static long roundDays(double surprisal) {
        var days = Math.pow(10, surprisal);
        var figure = Math.pow(10, Math.floor(Math.log10(days)));
        return Math.round(days / figure) * Math.round(figure);
    }
}
