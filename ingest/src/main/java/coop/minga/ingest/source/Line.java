package coop.minga.ingest.source;

/** One line of a file; numbers start at 1. */
sealed interface Line {
    long number();

    /** A line without its line break. */
    record Text(long number, String text) implements Line {}

    /** A skipped line, longer than any valid row. */
    record TooLong(long number) implements Line {}
}
