package coop.minga.ui.component;

import java.time.Duration;
import java.time.Instant;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.clock.FederationClock;

/**
 * The time left until a deadline on the federation's clock. The server says it once; the browser lets it run, at the
 * federation's rate.
 */
@Tag("minga-clock")
@JavaScript(ClockDisplay.SCRIPT)
public final class ClockDisplay extends Span {

    /** Also needed where the display is part of a {@link StaticHtml}. */
    public static final String SCRIPT = "context://assets/clock.js";

    private static final long serialVersionUID = 1L;

    /** @param from when the clock was started: how much of it is used is shown as a bar */
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
