package coop.minga.analytics.now;

/** Whether a unit has reported for the due day, or why not. Silence is never shown as well-being. */
public enum ReportingState {
    REPORTED,
    PARTLY,
    /** Not reported, and still within the deadline. */
    EXPECTED,
    /** No report is due today, and none is missing before. */
    REST_DAY,
    LATE,
    /** No report for three open days, or ever. Rest days change nothing. */
    CUT_OFF
}
