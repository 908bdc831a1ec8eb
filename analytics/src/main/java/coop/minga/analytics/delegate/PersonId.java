package coop.minga.analytics.delegate;

/** A person's sign-in name. */
public record PersonId(String value) {

    public PersonId {
        if (value.isBlank() || value.length() > 64 || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "person: '" + value + "' is not a sign-in name of 1 to 64 characters without outer spaces");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
