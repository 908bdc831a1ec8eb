package coop.minga.ingest.contract;

/** The federation that a cooperative reports to. */
public record FederationId(String value) {
    public FederationId {
        Identifier.check("federation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
