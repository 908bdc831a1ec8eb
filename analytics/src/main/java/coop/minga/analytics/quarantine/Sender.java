package coop.minga.analytics.quarantine;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a rejected record.
 *
 * @param proven whether a key of the unit signed it; else the record's key names the unit
 * @param unit null if not in the catalogue
 */
record Sender(boolean proven, @Nullable UnitId unit) {

    static final Sender UNKNOWN = new Sender(false, null);

    /** @param name empty of {@link #UNKNOWN} */
    static Sender of(boolean proven, String name) {
        return name.isEmpty() ? UNKNOWN : new Sender(proven, new UnitId(name));
    }

    String name() {
        return unit == null ? "" : unit.value();
    }
}
