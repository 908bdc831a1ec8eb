package coop.minga.ingest.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.table.Table;
import coop.minga.ingest.source.table.UnreadableTextException;
import coop.minga.ingest.source.value.UcumUnits;
import coop.minga.ingest.source.value.UnitConversion;
import coop.minga.ingest.source.value.Words;

/** Finds the row that names the columns: by the codes of the catalogue, or by its names in any language. */
final class HeaderFinder {
    static final int MOST_ROWS_ABOVE = 30;

    private static final Set<String> DAY = Set.of(
            "day",
            "date",
            "fecha",
            "dia",
            "data",
            "datum",
            "tag",
            "jour",
            "giorno",
            "timestamp",
            "fecha y hora",
            "datetime");
    private static final Set<String> INDICATOR = Set.of("indicator", "indicador", "indicateur", "indikator");
    private static final Set<String> VALUE = Set.of("value", "valor", "valeur", "wert");
    private static final Set<String> UNIT = Set.of(
            "unit",
            "units",
            "unidad",
            "unidades",
            "uom",
            "unit of measure",
            "unidad de medida",
            "unite",
            "einheit",
            "medida");
    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)\\s*[(\\[]\\s*([^()\\[\\]]*?)\\s*[)\\]]");

    private final UcumUnits units;
    private final Map<String, IndicatorDefinition> byCode = new LinkedHashMap<>();
    private final Map<String, IndicatorDefinition> byName = new HashMap<>();

    HeaderFinder(CooperativeCatalogue catalogue, UcumUnits units) {
        this.units = units;
        Set<String> twofold = new HashSet<>();
        for (IndicatorDefinition each : catalogue.indicators()) {
            byCode.put(each.code().value(), each);
            Set<String> own = new HashSet<>();
            each.names().values().forEach(name -> own.add(Words.folded(name)));
            own.forEach(name -> {
                if (byName.put(name, each) != null) {
                    twofold.add(name);
                }
            });
        }
        byName.keySet().removeAll(twofold);
    }

    /** The first row that names a day and an indicator. */
    Optional<Header> find(Table table) throws UnreadableTextException {
        for (int row = 0; row < Math.min(table.rows(), MOST_ROWS_ABOVE); row++) {
            Optional<Header> header = header(row, table.cells(row), table.line(row));
            if (header.isPresent()) {
                return header;
            }
        }
        return Optional.empty();
    }

    /** Whether a cell is the title of a column of days. */
    static boolean namesDay(String cell) {
        return DAY.contains(plain(cell));
    }

    /** By code or name. */
    Optional<IndicatorDefinition> indicator(String name) {
        IndicatorDefinition coded = byCode.get(name.strip().toLowerCase(Locale.ROOT));
        return Optional.ofNullable(coded != null ? coded : byName.get(Words.folded(name)));
    }

    List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    /** The code or name that differs least, if it differs little. */
    Optional<String> nearest(String title) {
        String folded = Words.folded(title);
        List<String> names = new ArrayList<>(byCode.keySet());
        names.addAll(byName.keySet());
        int longest = (folded.length() + 2) / 3;
        if (folded.isEmpty() || names.contains(folded)) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> Math.abs(name.length() - folded.length()) <= longest)
                .min(Comparator.comparingInt(name -> distance(name, folded)))
                .filter(name -> distance(name, folded) <= longest);
    }

    private Optional<Header> header(int row, List<String> titles, long line) throws UnreadableTextException {
        List<String> folded = titles.stream().map(HeaderFinder::plain).toList();
        int day = first(folded, DAY);
        int indicator = first(folded, INDICATOR);
        int value = first(folded, VALUE);
        if (day < 0) {
            return Optional.empty();
        }
        if (indicator >= 0 && value >= 0) {
            refuseRepetition(folded, line, INDICATOR, VALUE, UNIT, DAY);
            return Optional.of(new Header(row, titles, day, indicator, value, first(folded, UNIT), List.of()));
        }
        List<Header.Column> columns = new ArrayList<>();
        for (int at = 0; at < titles.size(); at++) {
            if (at != day) {
                column(at, titles.get(at)).ifPresent(columns::add);
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        refuseRepetition(folded, line, DAY);
        refuseRepetition(columns, line);
        return Optional.of(new Header(row, titles, day, -1, -1, first(folded, UNIT), columns));
    }

    private Optional<Header.Column> column(int at, String title) {
        Optional<IndicatorDefinition> whole = indicator(title);
        if (whole.isPresent()) {
            return Optional.of(new Header.Column(at, title, whole.get(), ""));
        }
        Matcher withUnit = WITH_UNIT.matcher(title);
        if (withUnit.matches()) {
            return indicator(withUnit.group(1)).map(each -> new Header.Column(at, title, each, withUnit.group(2)));
        }
        int space = title.lastIndexOf(' ');
        return space < 0
                ? Optional.empty()
                : indicator(title.substring(0, space).replaceAll("[,:/-]\\s*$", ""))
                        .filter(each ->
                                !(units.read(title.substring(space + 1), each) instanceof UnitConversion.Unknown))
                        .map(each -> new Header.Column(at, title, each, title.substring(space + 1)));
    }

    @SafeVarargs
    private static void refuseRepetition(List<String> titles, long line, Set<String>... meanings)
            throws UnreadableTextException {
        for (Set<String> meaning : meanings) {
            List<String> found = titles.stream().filter(meaning::contains).toList();
            if (found.size() > 1) {
                throw new UnreadableTextException(line, Message.of("header.twice", found.get(0), found.get(1)));
            }
        }
    }

    private static void refuseRepetition(List<Header.Column> columns, long line) throws UnreadableTextException {
        Map<IndicatorDefinition, String> seen = new HashMap<>();
        for (Header.Column each : columns) {
            String before = seen.put(each.indicator(), each.title());
            if (before != null) {
                throw new UnreadableTextException(line, Message.of("header.twice", before, each.title()));
            }
        }
    }

    private static int first(List<String> titles, Set<String> meaning) {
        for (int at = 0; at < titles.size(); at++) {
            if (meaning.contains(titles.get(at))) {
                return at;
            }
        }
        return -1;
    }

    private static String plain(String title) {
        String folded = Words.folded(title);
        return folded.endsWith(":") ? folded.substring(0, folded.length() - 1).strip() : folded;
    }

    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            costs[at] = at;
        }
        for (int from = 1; from <= one.length(); from++) {
            int before = costs[0];
            costs[0] = from;
            for (int to = 1; to <= other.length(); to++) {
                int swapped = before + (one.charAt(from - 1) == other.charAt(to - 1) ? 0 : 1);
                before = costs[to];
                costs[to] = Math.min(swapped, 1 + Math.min(before, costs[to - 1]));
            }
        }
        return costs[other.length()];
    }
}
