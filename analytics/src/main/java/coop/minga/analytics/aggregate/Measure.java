package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Nature;

/**
 * What makes indicators of several units alike, so that their readings can be added: the same code, unit of measure and
 * nature, and the same good direction, for what is used here and made there is not one thing.
 */
record Measure(IndicatorCode code, String unit, Nature nature, GoodDirection goodDirection) {

    static Measure of(Indicator indicator) {
        var definition = indicator.definition();
        return new Measure(definition.code(), definition.unit(), definition.nature(), definition.goodDirection());
    }

    /** Neither shares nor what is measured by the piece, as a price for each kilogram is. */
    boolean summable() {
        return nature != Nature.RATIO && !unit.contains("/");
    }
}
