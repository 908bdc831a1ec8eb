package coop.minga.ingest.contract;

/** The federation a cooperative reports to, as named in both catalogues. */
public record FederationId(String value) {
    public FederationId {
        Identifier.check("federation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
