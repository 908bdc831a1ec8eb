package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolStatus;
import tools.jackson.databind.json.JsonMapper;

/** The status as one JSON object, for programs. A renamed field keeps its former name beside it for one version. */
final class StatusJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusJson() {}

    /** @param problem why the catalogue or the key cannot be read, or empty */
    static String of(AgentSettings settings, String problem)
            throws IOException, SpoolException, UnreadableFileException {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (Files.exists(settings.spool())) {
            add(fields, Spool.readStatus(settings.spool()));
        }
        List<StoredQuestion> open = new AnswersFile(settings.answers())
                .read().stream().filter(StoredQuestion::open).toList();
        fields.put("questions", open.stream().map(StatusJson::question).toList());
        fields.put("files_in_folder", Inbox.countUnread(settings.folder()));
        fields.put("settings_problem", problem);
        return JSON.writeValueAsString(fields);
    }

    private static void add(Map<String, Object> fields, SpoolStatus status) {
        fields.put("stream", status.stream().toString());
        fields.put("reports_spooled", status.reports().spooled());
        fields.put("reports_sent", status.reports().sent());
        fields.put("reports_acknowledged", status.reports().acknowledged());
        fields.put("files_read", status.files().count());
        fields.put("values_accepted", status.files().acceptedValues());
        fields.put("rows_refused", status.files().refusedRows());
        addFormerNames(fields);
        fields.put("last_not_taken", status.words().lastRefusal());
        fields.put("last_note", status.words().lastNote());
        fields.put("problem", status.words().problem());
        fields.put("broker_problem", status.words().broker());
    }

    private static void addFormerNames(Map<String, Object> fields) {
        Map<String, String> former = Map.of(
                "reports_made", "reports_spooled",
                "reports_received", "reports_acknowledged",
                "values_taken", "values_accepted",
                "rows_not_taken", "rows_refused");
        former.forEach((name, now) -> fields.put(name, fields.get(now)));
    }

    private static Map<String, String> question(StoredQuestion open) {
        return Map.of(
                "source",
                open.family().id(),
                "question",
                open.id(),
                "en",
                open.english(),
                "es",
                open.spanish(),
                "contact",
                open.contact());
    }
}
