package coop.minga.ui.frame;

import java.time.ZoneId;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.clock.FederationClock;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.Formats;
import org.jspecify.annotations.Nullable;

/** The federation's time, which the browser keeps up at the federation's rate. */
@JavaScript(ClockDisplay.SCRIPT)
public final class FederationTime extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SharedFederationClock clock;
    private final ZoneId zone;
    private final Time time = new Time();
    private @Nullable FederationClock told;

    /** @param zone the root unit's */
    public FederationTime(SharedFederationClock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        addClassName("federation-time");
        var label = new Span(getTranslation("frame.time"));
        label.addClassName("visually-hidden");
        add(label, time);
    }

    /** Tells the browser the time, unless its clock goes by it already. */
    public void show() {
        var current = clock.current();
        if (current.equals(told)) {
            return;
        }
        told = current;
        var now = current.instant();
        time.setText(Formats.here().moment(now, zone));
        time.getElement()
                .setAttribute("at", Long.toString(now.toEpochMilli()))
                .setAttribute("rate", Double.toString(current.rate()))
                .setAttribute("zone", zone.getId());
    }

    @Tag("minga-time")
    private static final class Time extends Span {

        private static final long serialVersionUID = 1L;
    }
}
