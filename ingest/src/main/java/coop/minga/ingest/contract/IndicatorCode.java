package coop.minga.ingest.contract;

/** The short name of an indicator, unique within its cooperative. */
public record IndicatorCode(String value) {
    public IndicatorCode {
        Identifier.check("indicator", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
