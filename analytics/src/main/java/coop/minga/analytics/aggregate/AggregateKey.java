package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorType;

/**
 * The properties that make indicators additive: equal code, unit of measure, type and good direction, since goods used
 * and goods made differ.
 */
record AggregateKey(IndicatorCode code, String unitOfMeasure, IndicatorType type, GoodDirection goodDirection) {

    static AggregateKey of(Indicator indicator) {
        var definition = indicator.definition();
        return new AggregateKey(
                definition.code(), definition.unitOfMeasure(), definition.type(), definition.goodDirection());
    }

    /** False for proportions, and for rates such as prices a kilogram. */
    boolean summable() {
        return type != IndicatorType.RATIO && !unitOfMeasure.contains("/");
    }
}
