package coop.minga.ui.component;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.catalogue.Indicator;

/** Marks an indicator that is no longer in the catalogue. */
public final class RetiredBadge {

    private RetiredBadge() {}

    /** Empty for an active indicator. */
    public static Optional<Badge> badge(Component where, Indicator indicator) {
        return Optional.ofNullable(indicator.retiredOn())
                .map(day -> Badge.of(
                        "retired",
                        where.getTranslation("catalogue.retired", Formats.here().day(day))));
    }
}
