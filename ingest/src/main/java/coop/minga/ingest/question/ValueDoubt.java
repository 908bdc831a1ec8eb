package coop.minga.ingest.question;

/** A reason to doubt the value of a day. Each is a question of its own. */
public enum ValueDoubt {
    /** Decimals of an indicator without any. */
    DECIMALS,
    YEAR,
    TOTAL,
    MAGNITUDE
}
