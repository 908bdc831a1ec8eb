package coop.minga.ui.alert;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinRequest;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/** The parts of one alert. Redraws change texts in place, so that focus, popovers and drafts survive. */
final class AlertContent extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AlertQueries sources;
    private final transient CurrentUser currentUser;
    private final transient Datafeed datafeed;
    private final transient Parts parts;
    private transient @Nullable Alert drawn;
    private boolean readingsDrawn;
    private transient @Nullable AlertAssessment assessment;

    /** @param steps adds to the thread */
    record Parts(AlertHead head, ChartPanel chart, ActionsPanel acts, ThreadPanel thread, AlertSteps steps) {}

    AlertContent(AlertQueries sources, CurrentUser currentUser, Datafeed datafeed, Parts parts) {
        this.sources = sources;
        this.currentUser = currentUser;
        this.datafeed = datafeed;
        this.parts = parts;
        addClassName("alert-content");
        add(parts.head(), parts.chart(), parts.acts(), parts.thread());
    }

    void follow(LiveUpdates live, AlertId id) {
        live.redrawOn(this, () -> redraw(id), List.of(live.alerts()));
        live.redrawOn(this, () -> redrawReadings(id), List.of(live.readings()));
    }

    /** Not at the start, since all is drawn then. */
    private void redrawReadings(AlertId id) {
        if (readingsDrawn) {
            parts.chart().redraw();
            assessment = null;
            redraw(id);
        }
        readingsDrawn = true;
    }

    /**
     * Rechecks access, for example after a recall. Does not render while no browser is connected: the change would
     * arrive later without an access-log entry.
     */
    private void redraw(AlertId id) {
        try {
            if (drawn != null && !LiveUpdates.isSeen(this) && VaadinRequest.getCurrent() == null) {
                sources.alerts().requireVisible(currentUser.id(), id);
                return;
            }
            show(sources.alerts().requireVisibleAndRecord(currentUser.id(), id));
        } catch (PermissionDeniedException denied) {
            removeAll();
            add(new Paragraph(getTranslation("error.refused")));
        }
    }

    private void show(Alert alert) {
        var tree = sources.units().tree();
        parts.head().show(alert, assessment(alert));
        if (!alert.equals(drawn)) {
            parts.chart().show(alert);
        }
        parts.acts().show(alert, tree);
        parts.steps().show(alert, datafeed.indicator(), tree);
        drawn = alert;
    }

    private AlertAssessment assessment(Alert alert) {
        var current = assessment;
        if (current == null || !alert.equals(drawn)) {
            current = sources.assessments().of(currentUser.viewer(), alert, datafeed);
            assessment = current;
        }
        return current;
    }
}
