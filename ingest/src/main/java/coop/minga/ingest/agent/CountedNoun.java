package coop.minga.ingest.agent;

final class CountedNoun {
    private CountedNoun() {}

    /** As {@code 1 row} or {@code 2 rows}. */
    static String of(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
