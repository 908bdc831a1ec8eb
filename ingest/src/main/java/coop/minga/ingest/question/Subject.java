package coop.minga.ingest.question;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The matter that a question decides. Within a family of files its answer holds wherever the same subject is in doubt, so the subject
 * holds all that the answer depends on.
 */
public final class Subject {
    /** Digits that name a week or a year. Powers of ten from 100 name a factor. */
    private static final Pattern WEEK_OR_YEAR = Pattern.compile("(?<![0-9])(?!1?0{2,}(?![0-9]))[0-9]+");

    /** Ids of the version before: without the day, or without the reason of the doubt. */
    private static final Pattern FORMER = Pattern.compile("value \\S+ \\S+( \\S+)?");

    private final QuestionKind kind;
    private final String id;
    private final List<String> ids;
    private final @Nullable IndicatorCode indicator;

    private Subject(QuestionKind kind, List<Object> parts) {
        this(kind, parts, List.of());
    }

    private Subject(QuestionKind kind, List<Object> parts, List<String> former) {
        this.kind = kind;
        this.id = id(kind, parts);
        this.indicator = parts.getFirst() instanceof IndicatorCode code ? code : null;
        this.ids = former.isEmpty() ? List.of(id) : List.of(id, former.getFirst());
    }

    private static String id(QuestionKind kind, List<Object> parts) {
        StringBuilder id = new StringBuilder(kind.word());
        parts.forEach(each -> id.append(' ').append(each));
        return id.toString();
    }

    public static Subject decimalMark(IndicatorCode indicator) {
        return new Subject(QuestionKind.DECIMAL_MARK, List.of(indicator));
    }

    /** @param notation a way to write a day; one column may mix several */
    public static Subject dayOrder(Enum<?> notation) {
        return new Subject(
                QuestionKind.DAY_ORDER,
                List.of(notation.name().toLowerCase(Locale.ROOT)),
                List.of(id(QuestionKind.DAY_ORDER, List.of())));
    }

    public static Subject rowsOfADay(IndicatorCode indicator) {
        return new Subject(QuestionKind.ROWS_OF_A_DAY, List.of(indicator));
    }

    /** Whether the family writes its shares as percents. */
    public static Subject share(IndicatorCode indicator) {
        return new Subject(QuestionKind.SHARE, List.of(indicator));
    }

    /** Whether the few values outside 0 to 1 are percents. */
    public static Subject sharesOutside(IndicatorCode indicator) {
        return new Subject(QuestionKind.SHARE, List.of(indicator, "outside"));
    }

    /** Whether the values of a family of percents are percents in a file where most are within 0 to 1. */
    public static Subject sharesInside(IndicatorCode indicator) {
        return new Subject(QuestionKind.SHARE, List.of(indicator, "inside"));
    }

    /** Another title is another subject, but not another week or year in it. */
    public static Subject scale(IndicatorCode indicator, String title) {
        return new Subject(
                QuestionKind.SCALE,
                List.of(indicator, WEEK_OR_YEAR.matcher(title).replaceAll("#")));
    }

    public static Subject meter(IndicatorCode indicator) {
        return new Subject(QuestionKind.METER, List.of(indicator));
    }

    public static Subject clock(IndicatorCode indicator) {
        return new Subject(QuestionKind.CLOCK, List.of(indicator));
    }

    public static Subject scientific(IndicatorCode indicator) {
        return new Subject(QuestionKind.SCIENTIFIC, List.of(indicator));
    }

    /** @param unit as it stands in the file */
    public static Subject unit(IndicatorCode indicator, String unit) {
        return new Subject(QuestionKind.UNIT, List.of(indicator, unit));
    }

    public static Subject unitMissing(IndicatorCode indicator) {
        return new Subject(QuestionKind.UNIT_MISSING, List.of(indicator));
    }

    /** @param text as it stands in the file: another one of the same size may mean another value */
    public static Subject mark(IndicatorCode indicator, LocalDate day, String text) {
        return new Subject(QuestionKind.VALUE, List.of(indicator, day, "\"" + Message.visible(text) + "\"", "mark"));
    }

    public static Subject value(ValueDoubt doubt, IndicatorCode indicator, LocalDate day, double value) {
        List<Object> parts = List.of(indicator, day, Message.plain(value));
        return new Subject(
                QuestionKind.VALUE,
                List.of(indicator, day, Message.plain(value), doubt.name().toLowerCase(Locale.ROOT)),
                List.of(id(QuestionKind.VALUE, parts)));
    }

    /**
     * @param said by the file
     * @param holds the value of the day that holds, in words
     */
    public static Subject older(IndicatorCode indicator, LocalDate day, String said, String holds) {
        return new Subject(QuestionKind.VALUE, List.of(indicator, day, said, "over", holds));
    }

    public QuestionKind kind() {
        return kind;
    }

    /** Empty where the question is about the whole source. */
    public Optional<IndicatorCode> indicator() {
        return Optional.ofNullable(indicator);
    }

    /** The name within its source. */
    public String id() {
        return id;
    }

    /** The names under which an answer is kept: its own, then that of the version before. */
    List<String> ids() {
        return ids;
    }

    /** Whether nothing asks under this name any more. */
    static boolean outdated(String id) {
        return FORMER.matcher(id).matches();
    }
}
