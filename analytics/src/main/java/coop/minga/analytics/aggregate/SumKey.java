package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorType;

/**
 * What makes indicators of several units alike, so that their readings can be added: the same code, unit of measure and
 * nature, and the same good direction, for what is used here and made there is not one thing.
 */
record SumKey(IndicatorCode code, String unitOfMeasure, IndicatorType type, GoodDirection goodDirection) {

    static SumKey of(Indicator indicator) {
        var definition = indicator.definition();
        return new SumKey(definition.code(), definition.unitOfMeasure(), definition.type(), definition.goodDirection());
    }

    /** Neither shares nor what is measured by the piece, as a price for each kilogram is. */
    boolean summable() {
        return type != IndicatorType.RATIO && !unitOfMeasure.contains("/");
    }
}
