package coop.minga.ingest.contract;

/** Singular and plural of a unit of measure. */
public record MeasureName(String one, String many) {
    public MeasureName {
        Check.line("unit_names", one, Statement.LONGEST_UNIT_OF_MEASURE);
        Check.line("unit_names", many, Statement.LONGEST_UNIT_OF_MEASURE);
    }
}
