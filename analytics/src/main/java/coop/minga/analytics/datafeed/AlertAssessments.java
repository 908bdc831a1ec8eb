package coop.minga.analytics.datafeed;

import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvidence;
import coop.minga.analytics.datafeed.AlertAssessment.MostProbable;
import coop.minga.analytics.datafeed.AlertAssessment.Source;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.verdict.JudgedDay;

/** Assesses alerts for viewers, by the filter's states kept before their onsets. Stores nothing. */
public final class AlertAssessments {

    private final AlertEvidence evidence;

    public AlertAssessments(AlertEvidence evidence) {
        this.evidence = evidence;
    }

    /** Those who may not see the unit's readings get no later value and no probable kind of the day. */
    public AlertAssessment of(Viewer viewer, Alert alert, Datafeed datafeed) {
        if (!viewer.maySeeSeriesOf(datafeed.unit())) {
            return AlertAssessment.ofOwnDay(alert, Source.CLOSED, null, true);
        }
        var judged = evidence.judged(alert);
        var first = judged.map(JudgedDay::details)
                .map(JudgedDay.Details::processes)
                .map(MostProbable::of)
                .orElse(null);
        var settled = judged.map(JudgedDay::verdict).map(Verdict::settled).orElse(true);
        if (!alert.isOpen()) {
            return AlertAssessment.ofOwnDay(alert, Source.OWN_DAY, first, settled);
        }
        return evidence.latest(alert, datafeed.indicator(), datafeed.unit())
                .map(latest -> new AlertAssessment(
                        latest.judged().day(),
                        latest.judged().value(),
                        latest.usual(),
                        Source.CARRIED_FORWARD,
                        first,
                        settled))
                .orElseGet(() -> AlertAssessment.ofOwnDay(alert, Source.OWN_DAY, first, settled));
    }
}
