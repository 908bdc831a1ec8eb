package coop.minga.ingest.contract;

/** The reporting cooperative, key of every Kafka record. */
public record CooperativeId(String value) {
    public CooperativeId {
        Identifier.check("cooperative", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
