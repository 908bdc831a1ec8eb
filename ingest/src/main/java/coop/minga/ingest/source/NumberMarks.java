package coop.minga.ingest.source;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.plausibility.ValueCell;
import coop.minga.ingest.source.value.NumberText;

/**
 * The meaning of point and comma in the numbers of one indicator. Only a number that can be read in one way proves it, or
 * {@code decimals: 0}, or what somebody said; else {@code 1.187} is asked about.
 */
final class NumberMarks {
    private static final double FAR = 30;
    private static final double NEAR = 10;

    /** By an answer or the settings. */
    private final DecimalMark declared;

    private final Answers answers;
    private final IndicatorDefinition indicator;
    private boolean pointDecimal;
    private boolean commaDecimal;
    private boolean pointGroups;
    private boolean commaGroups;
    private double logarithms;
    private int sizes;

    NumberMarks(DecimalMark ofAllFiles, Answers answers, IndicatorDefinition indicator) {
        this.answers = answers;
        this.indicator = indicator;
        this.declared = answers.to(Subject.decimalMark(indicator.code()))
                .map(answer -> answer.equals("comma") ? DecimalMark.COMMA : DecimalMark.POINT)
                .orElse(ofAllFiles);
    }

    /** Learns from the number what the marks mean. To be called for all numbers before any is read. */
    void learnFrom(NumberText number) {
        boolean clear = switch (number.form()) {
            case PLAIN, DECIMAL, GROUPED, BOTH -> number.value() != 0;
            default -> false;
        };
        if (clear) {
            logarithms += Math.log(Math.abs(number.value()));
            sizes++;
        }
        switch (number.form()) {
            case DECIMAL -> decimal(number.mark());
            case GROUPED -> groups(number.mark());
            case BOTH -> {
                decimal(number.mark());
                groups(number.grouping());
            }
            default -> {}
        }
    }

    Interpretation read(ValueCell cell, NumberText number) {
        return switch (number.form()) {
            case PLAIN, GROUPED -> new Read(number.value());
            case BOTH ->
                declared != DecimalMark.EITHER && number.mark() != declaredMark()
                        ? contradiction(cell, number)
                        : new Read(number.value());
            case DECIMAL -> decimal(cell, number);
            case DOUBTFUL -> doubtful(cell, number);
            case SCIENTIFIC ->
                readIfConfirmed(
                        number, Subject.scientific(indicator.code()), "as-written", inUnit("ask.scientific", number));
            case CLOCK ->
                hours()
                        ? readIfConfirmed(number, Subject.clock(indicator.code()), "hours", inUnit("ask.clock", number))
                        : new NoNumber(Message.of("row.clock"));
            case HOURS -> hours() ? new Read(number.value()) : new NoNumber(Message.of("row.clock"));
            case NO_VALUE, SPREADSHEET_ERROR, WITHDRAWAL, UNREADABLE -> new NoNumber(Message.of("row.number"));
        };
    }

    private Interpretation decimal(ValueCell cell, NumberText number) {
        char mark = number.mark();
        boolean undeclared = declared != DecimalMark.EITHER && mark != declaredMark();
        if (undeclared || (mark == '.' ? pointGroups : commaGroups)) {
            return contradiction(cell, number);
        }
        return new Read(number.value());
    }

    /** Clear alone, but the other numbers or the settings say otherwise. */
    private Interpretation contradiction(ValueCell cell, NumberText number) {
        return readIfConfirmed(
                number,
                Subject.mark(indicator.code(), cell.day(), cell.text()),
                "as-written",
                Message.of("ask.contradiction", number.value(), String.valueOf(number.mark())));
    }

    private Interpretation doubtful(ValueCell cell, NumberText number) {
        boolean decimal = number.mark() == '.' ? pointDecimal : commaDecimal;
        boolean groups = number.mark() == '.' ? pointGroups : commaGroups;
        if (declared != DecimalMark.EITHER) {
            if (number.mark() == declaredMark() ? groups : decimal) {
                return contradiction(cell, number);
            }
            return new Read(number.mark() == declaredMark() ? number.value() : number.inThousands());
        }
        if (decimal != groups && !(decimal && tooSmall(number.value()))) {
            return new Read(decimal ? number.value() : number.inThousands());
        }
        if (indicator.whole() && !decimal) {
            return new Read(number.inThousands());
        }
        String key = indicator.type() == IndicatorType.COUNT ? "ask.count-mark" : "ask.mark";
        return new NeedsAnswer(Question.of(
                Subject.decimalMark(indicator.code()),
                Message.of(
                        key,
                        indicator.code().value(),
                        written(number),
                        number.inThousands(),
                        number.value(),
                        number.mark() == '.' ? "comma" : "point",
                        number.mark() == '.' ? "point" : "comma")));
    }

    /** Whether a value is far below the clear numbers of the column, and a thousand times the value is near them. */
    private boolean tooSmall(double value) {
        double usual = sizes == 0 ? 0 : Math.exp(logarithms / sizes);
        double size = Math.abs(value);
        return size * FAR < usual && size * 1000 < usual * NEAR;
    }

    private static String written(NumberText number) {
        String digits = java.math.BigDecimal.valueOf(number.value()).setScale(3).toPlainString();
        return digits.replace('.', number.mark());
    }

    private Interpretation readIfConfirmed(NumberText number, Subject subject, String confirming, Message text) {
        return answers.to(subject)
                .<Interpretation>map(answer -> answer.equals(confirming) ? new Read(number.value()) : new LeftOut())
                .orElseGet(() -> new NeedsAnswer(Question.of(subject, text)));
    }

    private Message inUnit(String key, NumberText number) {
        return Message.of(key, indicator.code().value(), number.value(), indicator.unitOfMeasure());
    }

    private boolean hours() {
        return indicator.unitOfMeasure().equals("h");
    }

    private char declaredMark() {
        return declared == DecimalMark.COMMA ? ',' : '.';
    }

    private void decimal(char mark) {
        pointDecimal |= mark == '.';
        commaDecimal |= mark == ',';
    }

    private void groups(char mark) {
        pointGroups |= mark == '.';
        commaGroups |= mark == ',';
    }

    /** The value of a cell, or the reason why it has none yet. */
    sealed interface Interpretation {}

    record Read(double value) implements Interpretation {}

    record NeedsAnswer(Question question) implements Interpretation {}

    record NoNumber(Message reason) implements Interpretation {}

    /** As an answer says. */
    record LeftOut() implements Interpretation {}
}
