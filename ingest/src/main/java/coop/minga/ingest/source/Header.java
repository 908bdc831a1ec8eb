package coop.minga.ingest.source;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.ingest.contract.LogText;

/** Parses the header row. */
final class Header {
    private static final Set<String> LONG_COLUMNS = Set.of("indicator", "day", "value", "unit");
    private static final String SHAPES = "expected the columns indicator, day, value and, if you like, unit;"
            + " or day and a column for each indicator by its code";

    private Header() {}

    static Layout layout(List<String> columns, RowCheck check) throws UnreadableTextException {
        List<String> names = columns.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .toList();
        refuseRepetition(names);
        if (names.contains("indicator")) {
            return longLayout(names);
        }
        if (!names.contains("day")) {
            throw unreadable("the header has no column day; " + SHAPES);
        }
        return wideLayout(names, check);
    }

    private static Layout longLayout(List<String> names) throws UnreadableTextException {
        for (String name : names) {
            if (!name.isEmpty() && !LONG_COLUMNS.contains(name)) {
                throw unreadable(
                        "the header has the column " + LogText.quoted(name) + ", which is not known; " + SHAPES);
            }
        }
        if (!names.contains("day") || !names.contains("value")) {
            throw unreadable("the header has no column " + (names.contains("day") ? "value" : "day") + "; " + SHAPES);
        }
        return new Layout.RowPerValue(
                names.size(),
                names.indexOf("indicator"),
                names.indexOf("day"),
                names.indexOf("value"),
                names.indexOf("unit"));
    }

    private static Layout wideLayout(List<String> names, RowCheck check) throws UnreadableTextException {
        Map<Integer, String> indicators = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            if (check.indicator(names.get(at)).isPresent()) {
                indicators.put(at, names.get(at));
            }
        }
        if (indicators.isEmpty()) {
            throw unreadable("no column of the header is " + check.knownIndicators() + "; " + SHAPES);
        }
        return new Layout.RowPerDay(names.size(), names.indexOf("day"), indicators);
    }

    private static void refuseRepetition(List<String> names) throws UnreadableTextException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw unreadable("the header has the column " + LogText.quoted(name) + " twice; " + SHAPES);
            }
        }
    }

    private static UnreadableTextException unreadable(String reason) {
        return new UnreadableTextException(1, reason);
    }
}
