package coop.minga.ingest.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.DecimalMark;
import coop.minga.ingest.source.ReadingRules;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;

/** Hands bytes to one of the agent's readers: the first byte says which. Only a reader's own refusal is caught. */
public final class FuzzTarget {
    static final char CSV = '0';
    static final char ANSWERS = 'a';
    static final char CATALOGUE = 'c';

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));
    private static final List<DecimalMark> MARKS = List.of(DecimalMark.values());
    private static final List<Answers> ANSWERED = List.of(
            Answers.NONE,
            new Answers(Map.of(
                    "decimal-mark bread", "comma",
                    "day-order", "day-month-year",
                    "rows-of-a-day bread", "sum",
                    "share unsold", "percent",
                    "unit energy mwh", "MW.h",
                    "scientific bread", "as-written")));
    private static final String CATALOGUE_TEXT = """
            federation: cordillera
            cooperative: trigo-nuevo
            name: Panadería Trigo Nuevo
            zone: America/Santiago
            calendar: { rest_days: [SUNDAY], closures: [2026-12-25] }
            contact: { name: Ana Rojas, mail: ana@trigo.example }
            indicators:
              - { code: bread, names: { en: Bread, es: Pan horneado }, unit: kg, nature: flow, good_direction: up, lowest: 0 }
              - { code: sales, names: { es: Ventas }, unit: "{CLP}", decimals: 0, nature: flow, good_direction: up }
              - { code: energy, names: { es: Energía }, unit: kW.h, nature: flow, good_direction: down }
              - { code: unsold, names: { es: No vendido }, unit: "1", nature: ratio, good_direction: down }
              - { code: hours, names: { es: Horas }, unit: h, nature: stock, good_direction: up, recovery_time: P2D }
              - { code: people, names: { es: Personas }, unit: "{person}", nature: count, good_direction: up, harm: true }
            """;
    private static final String ANSWERS_TEXT = """
            questions:
            - source: "day.csv 1a2b3c4d"
              question: "decimal-mark bread"
              en: "bread: 1187 or 1.187?"
              es: "bread: ¿1187 o 1.187?"
              answers: [point, comma]
              contact: "Ana Rojas <ana@trigo.example>"
              answer: "comma"
            """;

    private static final CooperativeCatalogue KNOWN = known();

    private FuzzTarget() {}

    /** Called by Jazzer, by this name. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        switch (bytes[0]) {
            case ANSWERS -> yaml("answers", rest, file -> new AnswersFile(file).read());
            case CATALOGUE -> yaml("catalogue", rest, CatalogueFile::read);
            default -> csv(Math.floorMod(bytes[0] - CSV, MARKS.size() * ANSWERED.size()), rest);
        }
    }

    private static void csv(int variant, byte[] bytes) throws IOException {
        DecimalMark mark = MARKS.get(variant / ANSWERED.size());
        Answers answers = ANSWERED.get(variant % ANSWERED.size());
        TreeMap<LocalDate, Double> before = new TreeMap<>();
        TODAY.minusDays(40)
                .datesUntil(TODAY.minusDays(10))
                .forEach(day -> before.put(day, 600.0 + day.getDayOfMonth()));
        ReadingRules rules = new ReadingRules(KNOWN, TODAY, mark, answers, indicator -> before);
        FileOutcome outcome = CsvFile.read("day.csv", new ByteArrayInputStream(bytes), rules);
        switch (outcome) {
            case ReadFile read -> {
                read.asked().forEach(each -> LANGUAGES.forEach(each.question().text()::in));
                read.refused().forEach(each -> LANGUAGES.forEach(each.reason()::in));
                read.notes().forEach(each -> LANGUAGES.forEach(each.reason()::in));
            }
            case RefusedFile whole -> LANGUAGES.forEach(whole.reason()::in);
        }
    }

    private static void yaml(String name, byte[] bytes, Reader reader) throws IOException {
        Path file = Files.createTempFile("minga-fuzz-" + name, ".yaml");
        try {
            Files.write(file, bytes);
            reader.read(file);
        } catch (UnreadableFileException refusal) {
            if (refusal.getMessage().isBlank()) {
                throw new IllegalStateException("a refusal without a reason", refusal);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Samples of every dialect and of both YAML files, to begin with. */
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add((ANSWERS + ANSWERS_TEXT).getBytes(StandardCharsets.UTF_8));
        seeds.add((CATALOGUE + CATALOGUE_TEXT).getBytes(StandardCharsets.UTF_8));
        String[] tables = {
            "day,bread,sales\n2026-11-09,604.5,942310\n2026-11-10,591,876900\n",
            "Fecha;Pan horneado (kg);Ventas;Energía\r\n09/11/2026;604,5;942.310;0,31\r\n16/11/2026;591;876.900;\r\n",
            "sep=;\nday;bread\n9-nov-2026;1.187\n46335;1.187,5\n",
            "indicator,day,value,unit\nbread,2026-11-09,1,kg\nbread,2026-11-09,2,t\nenergy,2026-11-10,0.31,mwh\n",
            "# export\nEn miles,,\nday\tbread\thours\n2026-11-09\t1.2E+05\t71:30\nTotal\t(7)\t=\"604\"\n",
            "day,bread,\"note; free\"\n2026-11-09T23:30:00-03:00,WITHDRAW,\"two\nlines\"\n2006-11-10,N/A,#DIV/0!\n",
            "day,unsold,people\n05/11/2026,11.5,2.5\n06/11/2026,0.08,3000\n07/11/2026,-,12\n",
        };
        List<Charset> letters =
                List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16);
        for (int at = 0; at < tables.length; at++) {
            char variant = (char) (CSV + at % (MARKS.size() * ANSWERED.size()));
            byte[] text = tables[at].getBytes(letters.get(at % letters.size()));
            byte[] seed = new byte[text.length + 1];
            seed[0] = (byte) variant;
            System.arraycopy(text, 0, seed, 1, text.length);
            seeds.add(seed);
        }
        return seeds;
    }

    private static CooperativeCatalogue known() {
        try {
            Path file = Files.createTempFile("minga-fuzz", ".yaml");
            Files.writeString(file, CATALOGUE_TEXT);
            CooperativeCatalogue known = CatalogueFile.read(file);
            Files.delete(file);
            return known;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (UnreadableFileException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Reader {
        Object read(Path file) throws UnreadableFileException;
    }
}
