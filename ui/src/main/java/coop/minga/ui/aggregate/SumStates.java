package coop.minga.ui.aggregate;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.aggregate.SumDay;
import coop.minga.ui.component.Badge;

/** Why a day has no sum, in words and as a badge. */
final class SumStates {

    private SumStates() {}

    static String words(Component where, SumDay.State state) {
        return switch (state) {
            case TOLD -> where.getTranslation("total.sum");
            case WITHHELD -> where.getTranslation("total.withheld");
            case AT_REST -> where.getTranslation("total.at-rest");
            case AHEAD -> where.getTranslation("total.still-ahead");
        };
    }

    static Badge badge(Component where, SumDay.State state) {
        var words = words(where, state);
        return switch (state) {
            case TOLD -> Badge.of("series", words);
            case WITHHELD -> Badge.of("missing", words);
            case AT_REST -> Badge.of("rest-day", words);
            case AHEAD -> Badge.of("expected", words);
        };
    }
}
