package coop.minga.ingest.agent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import coop.minga.ingest.contract.SafeText;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import coop.minga.ingest.source.outcome.RowFinding;
import tools.jackson.databind.json.JsonMapper;

/** One line of {@code agent try}: an accepted value, or a reason with its place. Its JSON form is an interface. */
record Explanation(Map<String, Object> fields) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Explanation> of(String file, FileOutcome outcome, Locale language) {
        List<Explanation> all = new ArrayList<>();
        switch (outcome) {
            case ReadFile read -> {
                read.accepted().forEach(each -> all.add(accepted(file, each)));
                read.asked().forEach(each -> all.add(asked(each, language)));
                read.refused().forEach(each -> all.add(reason("refused", each, language)));
                read.notes().forEach(each -> all.add(reason("note", each, language)));
            }
            case RefusedFile whole ->
                all.add(reason("refused", new RowFinding(file, whole.line(), "", "", whole.reason()), language));
        }
        return all;
    }

    boolean complains() {
        return !"accepted".equals(fields.get("outcome")) && !"note".equals(fields.get("outcome"));
    }

    String json() {
        return JSON.writeValueAsString(fields);
    }

    String text() {
        if ("accepted".equals(fields.get("outcome"))) {
            String said = fields.get("value") instanceof Double value
                    ? Message.plain(value) + " " + fields.get("unit")
                    : "WITHDRAW";
            return "accepted  " + fields.get("indicator") + " " + fields.get("day") + " " + said;
        }
        Object column = fields.get("column");
        return String.format("%-8s", fields.get("outcome")) + "  " + fields.get("file") + ", line " + fields.get("line")
                + (column == null ? "" : ", column " + column) + ": " + fields.get("reason");
    }

    private static Explanation accepted(String file, Statement statement) {
        LocalDate day = statement.day();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", "accepted");
        fields.put("file", file);
        fields.put("indicator", statement.indicator().value());
        fields.put("day", day.toString());
        fields.put("value", statement.stated());
        fields.put("unit", statement.unitOfMeasure());
        return new Explanation(fields);
    }

    /** A question once, at its first row. */
    private static Explanation asked(Asked asked, Locale language) {
        RowFinding first = asked.rows().getFirst();
        Map<String, Object> fields = place("asked", first);
        String answers = String.join(" | ", asked.question().answers());
        List<Long> lines =
                asked.rows().stream().map(RowFinding::line).distinct().toList();
        fields.put(
                "reason",
                Message.of("asked", first.value(), asked.question().text(), answers, lines)
                        .in(language));
        return new Explanation(fields);
    }

    static Explanation reason(String outcome, RowFinding row, Locale language) {
        Map<String, Object> fields = place(outcome, row);
        String value = row.value().isEmpty() ? "" : SafeText.quoted(row.value()) + ": ";
        fields.put("reason", value + row.reason().in(language));
        return new Explanation(fields);
    }

    private static Map<String, Object> place(String outcome, RowFinding row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", outcome);
        fields.put("file", row.file());
        fields.put("line", row.line());
        if (!row.column().isEmpty()) {
            fields.put("column", row.column());
        }
        return fields;
    }
}
