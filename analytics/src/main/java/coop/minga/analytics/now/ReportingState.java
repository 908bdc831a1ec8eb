package coop.minga.analytics.now;

/**
 * Whether a unit has spoken for the day that is due, and if not, how it is silent. Silence is never shown as well-being.
 */
public enum ReportingState {
    REPORTED,
    PARTLY,
    /** Not reported, and still within the deadline. */
    EXPECTED,
    /** No report is due today, and none of an open day before is missing. */
    REST_DAY,
    LATE,
    /** Nothing at all was heard for three open days, or ever; a rest day after them changes nothing. */
    CUT_OFF
}
