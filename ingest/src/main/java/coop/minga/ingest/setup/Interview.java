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

import coop.minga.ingest.contract.Identifier;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.value.Units;
import coop.minga.ingest.source.value.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Asks for what a catalogue needs, with proposals. An empty answer takes the proposal. */
final class Interview {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final BufferedReader in;
    private final PrintWriter out;
    private final Locale language;

    Interview(BufferedReader in, PrintWriter out, Locale language) {
        this.in = in;
        this.out = out;
        this.language = language;
    }

    /** @param columns titles of a sample file, proposed as indicators */
    String catalogue(List<String> columns) throws IOException {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("federation", ask("init.federation", "", Identifier::fits));
        String name = ask("init.name", "", text -> !text.isBlank() && text.length() <= 120);
        catalogue.put("cooperative", ask("init.cooperative", slug(name), Identifier::fits));
        catalogue.put("name", name);
        catalogue.put("zone", ask("init.zone", ZoneId.systemDefault().getId(), Interview::zone));
        List<Map<String, Object>> indicators = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (String column : columns) {
            if (yes("init.column", column)) {
                indicators.add(indicator(column, codes));
            }
        }
        while (indicators.isEmpty() || yes("init.more", "")) {
            indicators.add(indicator(ask("init.indicator", "", text -> !text.isBlank() && text.length() <= 80), codes));
        }
        catalogue.put("indicators", indicators);
        return YAML.writeValueAsString(catalogue);
    }

    private Map<String, Object> indicator(String title, Set<String> codes) throws IOException {
        Map<String, Object> indicator = new LinkedHashMap<>();
        String code = ask("init.code", slug(title), text -> Identifier.fits(text) && !codes.contains(text), title);
        codes.add(code);
        indicator.put("code", code);
        indicator.put("names", Map.of(language.getLanguage().equals("es") ? "es" : "en", title));
        indicator.put(
                "unit",
                ask("init.unit", "", text -> !text.isBlank() && text.length() <= 40 && Units.known(text), title));
        Set<String> natures = Set.of("flow", "stock", "ratio", "count");
        indicator.put("nature", ask("init.nature", "flow", natures::contains, title));
        indicator.put("good_direction", ask("init.direction", "up", Set.of("up", "down", "both")::contains, title));
        return indicator;
    }

    private boolean yes(String key, String about) throws IOException {
        String answer = ask(key, key.equals("init.more") ? "n" : "y", text -> text.matches("(?i)[yns]"), about);
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
