package coop.minga.ingest.contract;

import java.util.regex.Pattern;

/** The person who knows what a file means. */
public record Contact(String name, String mail) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");

    public Contact {
        Check.line("name", name, 80);
        Check.that(
                ADDRESS.matcher(mail).matches() && LogText.harmless(mail),
                "mail",
                mail,
                "a mail address like ana@trigo.example");
    }

    @Override
    public String toString() {
        return name + " <" + mail + ">";
    }
}
