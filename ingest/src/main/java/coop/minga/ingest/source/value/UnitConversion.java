package coop.minga.ingest.source.value;

import java.math.BigDecimal;
import java.util.List;

/** How a unit of measure in a file relates to that of the catalogue. */
public sealed interface UnitConversion {
    /** @param factor by which a value is multiplied to be in the catalogue's unit */
    record Convertible(BigDecimal factor) implements UnitConversion {}

    /** Letters that fit several units, or one of another size. */
    record Doubtful(List<String> codes) implements UnitConversion {
        public Doubtful {
            codes = List.copyOf(codes);
        }
    }

    record Unknown() implements UnitConversion {}
}
