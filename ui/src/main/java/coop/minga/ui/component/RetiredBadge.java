package coop.minga.ui.component;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.catalogue.Indicator;

/** The mark of an indicator that the catalogue no longer names: its readings stay as history. */
public final class RetiredBadge {

    private RetiredBadge() {}

    /** Empty for one whose readings are awaited. */
    public static Optional<Badge> badge(Component where, Indicator indicator) {
        return Optional.ofNullable(indicator.retiredOn())
                .map(day -> Badge.of(
                        "retired",
                        where.getTranslation("catalogue.retired", Formats.here().day(day))));
    }
}
