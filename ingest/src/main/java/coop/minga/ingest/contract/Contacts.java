package coop.minga.ingest.contract;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who is asked about a cooperative's files.
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
