package coop.minga.ingest.contract;

/** The cooperative that speaks: the key of every record on the wire. */
public record CooperativeId(String value) {
    public CooperativeId {
        Identifier.check("cooperative", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
