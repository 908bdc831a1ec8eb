package coop.minga.analytics.now;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;

/** A line of the first page. A series has at most one among open alerts and readings. */
public sealed interface NowRow {

    Indicator indicator();

    Unit unit();

    /** Equal for the same row at different times. */
    Object key();

    /**
     * @param level notified last
     * @param owner the name of the person who acknowledged it, else empty
     */
    record AlertRow(Alert alert, Indicator indicator, Unit unit, Unit level, String owner) implements NowRow {

        @Override
        public AlertId key() {
            return alert.id();
        }
    }

    /** A reading on the list of exceptions. */
    record ReadingRow(ListedReading reading, Unit unit) implements NowRow {

        @Override
        public Indicator indicator() {
            return reading.indicator();
        }

        @Override
        public SeriesId key() {
            return indicator().series();
        }
    }
}
