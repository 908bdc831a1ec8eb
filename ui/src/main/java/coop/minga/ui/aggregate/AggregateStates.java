package coop.minga.ui.aggregate;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.ui.component.Badge;

/** Text and badge for a day without a sum. */
final class AggregateStates {

    private AggregateStates() {}

    static String words(Component where, AggregateDay.State state) {
        return switch (state) {
            case DISCLOSED -> where.getTranslation("total.sum");
            case WITHHELD -> where.getTranslation("total.withheld");
            case AT_REST -> where.getTranslation("total.at-rest");
            case AHEAD -> where.getTranslation("total.still-ahead");
        };
    }

    static Badge badge(Component where, AggregateDay.State state) {
        var words = words(where, state);
        return switch (state) {
            case DISCLOSED -> Badge.of("series", words);
            case WITHHELD -> Badge.of("missing", words);
            case AT_REST -> Badge.of("rest-day", words);
            case AHEAD -> Badge.of("expected", words);
        };
    }
}
