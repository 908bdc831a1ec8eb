package coop.minga.ingest.contract;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Codec of report version 1; the schema lies beside this class. Equal reports give equal bytes. Decoding ignores
 * unknown fields and bounds every size.
 */
public final class ReportCodec {
    public static final int VERSION = 1;
    public static final int MAX_BYTES = 1_000_000;

    private static final String VALUE = "value";
    private static final String WITHDRAWN = "withdrawn";
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(16)
                            .maxNumberLength(64)
                            .maxStringLength(1000)
                            .maxNameLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReportCodec() {}

    public static byte[] encode(Report report) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(256 + 80 * report.statements().size());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, report);
        }
        return bytes.toByteArray();
    }

    public static Report decode(byte[] payload) throws UnreadableReportException {
        if (payload.length > MAX_BYTES) {
            throw new UnreadableReportException(
                    "the report has " + payload.length + " bytes, expected at most " + MAX_BYTES);
        }
        try {
            return Field.document(JSON.readTree(payload)).build(ReportCodec::report);
        } catch (FieldException wrong) {
            throw new UnreadableReportException(wrong.getMessage(), wrong);
        } catch (StreamConstraintsException excess) {
            throw new UnreadableReportException(
                    "the report exceeds a limit of the format: " + excess.getOriginalMessage(), excess);
        } catch (JacksonException broken) {
            throw new UnreadableReportException(
                    "the report is not whole and valid JSON: " + SafeText.quoted(broken.getOriginalMessage()), broken);
        }
    }

    private static void write(JsonGenerator json, Report report) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("federation", report.federation().value());
        json.writeStringProperty("cooperative", report.cooperative().value());
        json.writeStringProperty("stream", report.stream().toString());
        json.writeNumberProperty("sequence", report.sequence());
        json.writeStringProperty("stated_at", MILLISECONDS.format(report.statedAt()));
        json.writeStringProperty("zone", report.zone().getId());
        json.writeArrayPropertyStart("readings");
        report.statements().forEach(statement -> write(json, statement));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Statement statement) {
        json.writeStartObject();
        json.writeStringProperty("indicator", statement.indicator().value());
        json.writeStringProperty("day", statement.day().toString());
        if (statement.withdrawn()) {
            json.writeBooleanProperty(WITHDRAWN, true);
        } else {
            json.writeNumberProperty(VALUE, statement.value());
        }
        json.writeStringProperty("unit", statement.unitOfMeasure());
        json.writeEndObject();
    }

    private static Report report(Field document) {
        Field version = document.at("version");
        if (version.wholeNumber() != VERSION) {
            throw version.unacceptable("1, the only version of this topic");
        }
        return new Report(
                new FederationId(document.at("federation").text()),
                new CooperativeId(document.at("cooperative").text()),
                document.at("stream").text(ReportCodec::stream, "a UUID"),
                document.at("sequence").wholeNumber(),
                document.at("stated_at").text(Instant::parse, "a time like 2026-11-22T05:00:00.000Z"),
                document.at("zone").text(ZoneId::of, "a time zone like America/Santiago"),
                statements(document.at("readings")));
    }

    private static List<Statement> statements(Field readings) {
        return readings.elements().stream()
                .map(reading -> reading.build(ReportCodec::statement))
                .toList();
    }

    private static Statement statement(Field reading) {
        IndicatorCode indicator = new IndicatorCode(reading.at("indicator").text());
        LocalDate day = reading.at("day").text(LocalDate::parse, "a day like 2026-11-21");
        if (!reading.optional(WITHDRAWN).map(Field::flag).orElse(false)) {
            return new Statement(
                    indicator,
                    day,
                    reading.at(VALUE).number(),
                    reading.at("unit").text());
        }
        if (reading.optional(VALUE).isPresent()) {
            throw reading.at(VALUE).unacceptable("no value, since the reading is withdrawn");
        }
        return Statement.withdrawal(indicator, day, reading.at("unit").text());
    }

    /** {@link UUID#fromString} also accepts shortened forms: one stream would have several spellings. */
    private static StreamId stream(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not the canonical form");
        }
        return new StreamId(uuid);
    }
}
