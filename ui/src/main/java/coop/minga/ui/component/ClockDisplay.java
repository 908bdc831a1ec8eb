package coop.minga.ui.component;

import java.time.Duration;
import java.time.Instant;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.clock.FederationClock;

/** Time left until a deadline on the federation's clock. The browser counts down at the federation's rate. */
@Tag("minga-clock")
@JavaScript(ClockDisplay.SCRIPT)
public final class ClockDisplay extends Span {

    /** Also needed if the display is part of {@link StaticHtml}. */
    public static final String SCRIPT = "context://assets/clock.js";

    private static final long serialVersionUID = 1L;

    /** @param from start of the clock, for the progress bar */
    public ClockDisplay(FederationClock clock, Instant from, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        getElement().setAttribute("role", "timer");
        getElement().setAttribute("left", Long.toString(left.toMillis()));
        getElement()
                .setAttribute(
                        "whole", Long.toString(Duration.between(from, deadline).toMillis()));
        getElement().setAttribute("rate", Double.toString(clock.rate()));
        getElement().setAttribute("days", getTranslation("clock.days"));
        getElement().setAttribute("hours", getTranslation("clock.hours"));
        getElement().setAttribute("minutes", getTranslation("clock.minutes"));
        getElement().setAttribute("over", getTranslation("clock.over"));
        setText(words(left));
    }

    private String words(Duration left) {
        if (left.isNegative()) {
            return getTranslation("clock.over");
        }
        var hours = getTranslation("clock.hours", left.toHoursPart());
        if (left.toDaysPart() > 0) {
            return getTranslation("clock.days", left.toDaysPart()) + " " + hours;
        }
        return hours + " " + getTranslation("clock.minutes", left.toMinutesPart());
    }
}
