package coop.minga.ingest.contract;

/** The cooperative that speaks: the key of every record on the wire. */
public record CooperativeId(String value) {
    public CooperativeId {
        Check.identifier("cooperative", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
