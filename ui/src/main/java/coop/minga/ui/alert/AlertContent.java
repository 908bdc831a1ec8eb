package coop.minga.ui.alert;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinRequest;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/** The parts of one alert. Redraws change texts in place, so that focus, popovers and drafts survive. */
final class AlertContent extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient AlertId id;
    private final transient Datafeed datafeed;
    private transient @Nullable Alert drawn;
    private boolean readingsDrawn;
    private transient @Nullable AlertAssessment assessment;

    /** The services that a redraw reads. */
    record Sources(AlertAccess alerts, AlertAssessments assessments, Units units, CurrentUser currentUser) {}

    AlertContent(Sources sources, AlertId id, Datafeed datafeed) {
        this.sources = sources;
        this.id = id;
        this.datafeed = datafeed;
        addClassName("alert-content");
    }

    void follow(LiveUpdates live, AlertHead head, ChartPanel chart, ActionsPanel acts, AlertSteps steps) {
        live.redrawOn(this, () -> redraw(head, chart, acts, steps), List.of(live.alerts()));
        live.redrawOn(this, () -> redrawReadings(head, chart, acts, steps), List.of(live.readings()));
    }

    /** Not at the start, since all is drawn then. */
    private void redrawReadings(AlertHead head, ChartPanel chart, ActionsPanel acts, AlertSteps steps) {
        if (readingsDrawn) {
            chart.redraw();
            assessment = null;
            redraw(head, chart, acts, steps);
        }
        readingsDrawn = true;
    }

    /**
     * Rechecks access, for example after a recall. Does not render while no browser is connected: the change would
     * arrive later without an access-log entry.
     */
    private void redraw(AlertHead head, ChartPanel chart, ActionsPanel acts, AlertSteps steps) {
        try {
            if (drawn != null && !LiveUpdates.isSeen(this) && VaadinRequest.getCurrent() == null) {
                sources.alerts().look(sources.currentUser().id(), id);
                return;
            }
            var alert = sources.alerts().show(sources.currentUser().id(), id);
            var tree = sources.units().tree();
            var current = assessment(alert);
            head.show(alert, current);
            if (!alert.equals(drawn)) {
                chart.show(alert);
            }
            acts.show(alert, tree);
            steps.show(alert, datafeed.indicator(), tree);
            drawn = alert;
        } catch (PermissionDeniedException denied) {
            removeAll();
            add(new Paragraph(getTranslation("error.refused")));
        }
    }

    private AlertAssessment assessment(Alert alert) {
        var current = assessment;
        if (current == null || !alert.equals(drawn)) {
            current = sources.assessments().of(sources.currentUser().viewer(), alert, datafeed);
            assessment = current;
        }
        return current;
    }
}
