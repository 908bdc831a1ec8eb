package coop.minga.ingest.contract;

/** What people call a unit of measure: the word for one of it and the word for any other number. */
public record MeasureName(String one, String many) {
    public MeasureName {
        Check.line("unit_names", one, Statement.LONGEST_UNIT_OF_MEASURE);
        Check.line("unit_names", many, Statement.LONGEST_UNIT_OF_MEASURE);
    }
}
