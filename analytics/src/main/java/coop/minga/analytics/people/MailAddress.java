package coop.minga.analytics.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** A mail address of at most 254 characters (RFC 5321), without characters special in links or headers. */
public record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._+-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    public MailAddress {
        if (!isAddress(value)) {
            throw new IllegalArgumentException("mail address '" + value + "': expected one like name@example.org");
        }
    }

    /** Empty for a text that is none. */
    public static Optional<MailAddress> parse(String text) {
        return isAddress(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
