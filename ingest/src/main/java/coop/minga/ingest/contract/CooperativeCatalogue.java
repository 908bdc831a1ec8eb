package coop.minga.ingest.contract;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A cooperative's own list of indicators, used to check rows before sending. */
public record CooperativeCatalogue(
        FederationId federation,
        CooperativeId cooperative,
        String name,
        ZoneId zone,
        WorkingCalendar calendar,
        List<IndicatorDefinition> indicators,
        Contacts contacts) {
    /**
     * The people to ask about a cooperative's files.
     *
     * @param files about all files, null if nobody is named
     * @param indicators about single indicators instead
     */
    public record Contacts(@Nullable Contact files, Map<IndicatorCode, Contact> indicators) {
        public static final Contacts NONE = new Contacts(null, Map.of());

        public Contacts {
            indicators = Map.copyOf(indicators);
        }

        /** The contact of the indicator, else of all files. */
        public Optional<Contact> of(IndicatorCode indicator) {
            Contact own = indicators.get(indicator);
            return own == null ? ofFiles() : Optional.of(own);
        }

        public Optional<Contact> ofFiles() {
            return Optional.ofNullable(files);
        }
    }

    /** The person who knows what a file means. */
    public record Contact(String name, String mail) {
        private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");

        public Contact {
            Check.line("name", name, 80);
            Check.that(
                    ADDRESS.matcher(mail).matches() && SafeText.isPrintable(mail),
                    "mail",
                    mail,
                    "a mail address like ana@trigo.example");
        }

        @Override
        public String toString() {
            return name + " <" + mail + ">";
        }
    }

    public CooperativeCatalogue {
        Check.line("name", name, 120);
        indicators = List.copyOf(indicators);
        Check.that(!indicators.isEmpty(), "indicators", indicators, "at least one indicator");
        Set<IndicatorCode> codes = new HashSet<>();
        for (IndicatorDefinition indicator : indicators) {
            Check.that(codes.add(indicator.code()), "indicators", indicator.code(), "each code once");
        }
    }

    /** Without contacts. */
    public CooperativeCatalogue(
            FederationId federation,
            CooperativeId cooperative,
            String name,
            ZoneId zone,
            WorkingCalendar calendar,
            List<IndicatorDefinition> indicators) {
        this(federation, cooperative, name, zone, calendar, indicators, Contacts.NONE);
    }

    public Optional<IndicatorDefinition> indicator(IndicatorCode code) {
        return indicators.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
