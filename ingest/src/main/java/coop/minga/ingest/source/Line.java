package coop.minga.ingest.source;

/** One line of a file, by its number from 1. */
sealed interface Line {
    long number();

    /** A line and its text, without the line's end. */
    record Text(long number, String text) implements Line {}

    /** A line that was passed over because it is longer than any row can be. */
    record TooLong(long number) implements Line {}
}
