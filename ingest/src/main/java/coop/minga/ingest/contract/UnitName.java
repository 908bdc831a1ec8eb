package coop.minga.ingest.contract;

/** What people call a unit of measure: the word for one of it and the word for any other number. */
public record UnitName(String one, String many) {
    public UnitName {
        Check.line("unit_names", one, Statement.LONGEST_UNIT);
        Check.line("unit_names", many, Statement.LONGEST_UNIT);
    }
}
