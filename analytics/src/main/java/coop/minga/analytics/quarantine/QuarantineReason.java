package coop.minga.analytics.quarantine;

/** Why a record, or part of it, was rejected. */
public enum QuarantineReason {
    UNSIGNED,
    UNREADABLE,
    UNKNOWN_KEY,
    REVOKED_KEY,
    WRONG_SIGNATURE,
    WRONG_FEDERATION,
    NOT_THEIRS,
    OTHER_CONTENT,
    STATEMENTS_REFUSED,
    TOO_LARGE
}
