package coop.minga.ingest.spool;

/** How a withdrawal ended. */
public enum WithdrawalResult {
    WITHDRAWN,
    /** It was withdrawn before; nothing was stated. */
    BEFORE,
    /** This spool has no value of the day; nothing was stated. */
    NEVER_STATED
}
