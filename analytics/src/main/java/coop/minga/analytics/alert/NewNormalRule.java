package coop.minga.analytics.alert;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/** Decides who may say that a deviation stays: the level that holds the alert; for harm to people a level above. */
final class NewNormalRule {

    private NewNormalRule() {}

    /** The level whose delegates decide. The root decides about itself. */
    static UnitId deciding(Alert alert, Indicator indicator, UnitTree tree) {
        var holding = alert.currentLevel();
        if (!indicator.harm() || !holding.equals(alert.unit())) {
            return holding;
        }
        return tree.parentOf(holding).map(Unit::id).orElse(holding);
    }

    /** Whether a second person must confirm. */
    static boolean needsSecond(Indicator indicator) {
        return indicator.harm();
    }
}
