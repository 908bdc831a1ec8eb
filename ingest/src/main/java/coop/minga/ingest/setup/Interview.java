package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.Identifier;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.value.UcumUnits;
import coop.minga.ingest.source.value.Words;

/** Asks for what a catalogue needs, with proposals. An empty answer takes the proposal. */
final class Interview {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]]{1,20})[)\\]]\\s*$");

    private final BufferedReader in;
    private final PrintWriter out;
    private final Locale language;

    Interview(BufferedReader in, PrintWriter out, Locale language) {
        this.in = in;
        this.out = out;
        this.language = language;
    }

    /**
     * The fields of a catalogue.
     *
     * @param columns titles of a sample file, proposed as indicators
     * @param federation its short name, or empty if nobody has told it yet
     */
    Map<String, Object> catalogue(List<String> columns, String federation) throws IOException {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("federation", federation.isEmpty() ? ask("init.federation", "", Identifier::fits) : federation);
        String name = ask("init.name", "", text -> !text.isBlank() && text.length() <= 120);
        catalogue.put("cooperative", ask("init.cooperative", slug(name), Identifier::fits));
        catalogue.put("name", name);
        catalogue.put("zone", ask("init.zone", ZoneId.systemDefault().getId(), Interview::zone));
        List<Map<String, Object>> indicators = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (String column : columns) {
            if (yes("init.column", "y", column)) {
                indicators.add(indicator(column, codes));
            }
        }
        while (indicators.isEmpty() || yes("init.more", "n", "")) {
            indicators.add(indicator(ask("init.indicator", "", text -> !text.isBlank() && text.length() <= 80), codes));
        }
        catalogue.put("indicators", indicators);
        return catalogue;
    }

    /** The section {@code kafka} of the settings; none while the federation has not given it. */
    Map<String, Object> broker() throws IOException {
        String address = ask("init.broker", "-", text -> text.equals("-") || text.matches("\\S+:[0-9]+"));
        if (address.equals("-")) {
            return Map.of();
        }
        String name = ask("init.account", "", text -> !text.isBlank());
        String password = ask("init.password", "", text -> !text.isBlank());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=" + quoted(name)
                        + " password=" + quoted(password) + ";");
        Map<String, Object> kafka = new LinkedHashMap<>();
        kafka.put("bootstrap_servers", address);
        kafka.put("properties", properties);
        return Map.of("kafka", kafka);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Map<String, Object> indicator(String title, Set<String> codes) throws IOException {
        Map<String, Object> indicator = new LinkedHashMap<>();
        String code = ask("init.code", slug(title), text -> Identifier.fits(text) && !codes.contains(text), title);
        codes.add(code);
        indicator.put("code", code);
        indicator.put("names", Map.of(spanish() ? "es" : "en", name(title)));
        indicator.put(
                "unit",
                ask(
                        "init.unit",
                        unit(title),
                        text -> !text.isBlank() && text.length() <= 40 && UcumUnits.known(text),
                        title));
        Set<String> natures = Set.of("flow", "stock", "ratio", "count");
        indicator.put("nature", ask("init.nature", "flow", natures::contains, title));
        indicator.put("good_direction", ask("init.direction", "up", Set.of("up", "down", "both")::contains, title));
        return indicator;
    }

    boolean yes(String key, String usual, String about) throws IOException {
        String shown = spanish() && usual.equals("y") ? "s" : usual;
        String answer = ask(key, shown, text -> text.matches("(?i)[yns]"), about);
        return !answer.equalsIgnoreCase("n");
    }

    private String ask(String key, String proposal, Predicate<String> fits, Object... about) throws IOException {
        while (true) {
            out.print(Message.of(key, about).in(language) + (proposal.isEmpty() ? " " : " [" + proposal + "] "));
            out.flush();
            String line = in.readLine();
            if (line == null) {
                throw new IOException(Message.of("init.ended").in(language));
            }
            String answer = line.isBlank() ? proposal : line.strip();
            if (fits.test(answer)) {
                return answer;
            }
            out.println(Message.of("init.again", answer).in(language));
        }
    }

    /** The unit that a title names, as {@code Energía (kWh)}; else empty. */
    private static String unit(String title) {
        Matcher brackets = BRACKETS.matcher(title);
        return brackets.find() ? UcumUnits.spelt(brackets.group(1).strip()) : "";
    }

    /** Without the unit, which the indicator has beside its name. */
    private static String name(String title) {
        String name = BRACKETS.matcher(title).replaceFirst("").strip();
        return unit(title).isEmpty() || name.isEmpty() ? title : name;
    }

    private boolean spanish() {
        return language.getLanguage().equals("es");
    }

    private static boolean zone(String text) {
        try {
            return !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static String slug(String text) {
        String slug = Words.folded(text).replaceAll("\\(.*?\\)", "").strip().replaceAll("[^a-z0-9]+", "-");
        String trimmed = slug.replaceAll("^-+|-+$", "");
        return trimmed.length() > 63 ? trimmed.substring(0, 63) : trimmed;
    }
}
