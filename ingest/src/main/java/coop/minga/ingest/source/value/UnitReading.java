package coop.minga.ingest.source.value;

import java.math.BigDecimal;
import java.util.List;

/** How a unit of measure in a file relates to that of the catalogue. */
public sealed interface UnitReading {
    /** @param factor by which a value is multiplied to be in the catalogue's unit */
    record Known(BigDecimal factor) implements UnitReading {}

    /** Letters that fit several units, or one of another size. */
    record Doubtful(List<String> codes) implements UnitReading {
        public Doubtful {
            codes = List.copyOf(codes);
        }
    }

    record Unknown() implements UnitReading {}
}
