package coop.minga.ingest.question;

import java.util.List;
import java.util.Locale;

/** The kinds of questions about a family of files. The answers are the words of {@code answers.yaml}. */
public enum QuestionKind {
    DECIMAL_MARK("point", "comma"),
    DAY_ORDER(),
    ROWS_OF_A_DAY("sum", "mean", "last", "count"),
    SHARE("percent", "as-written"),
    /** Of a title such as "in thousands". */
    SCALE("as-written", "hundreds", "thousands", "millions", "leave-out"),
    METER("as-written", "leave-out"),
    CLOCK("hours", "leave-out"),
    SCIENTIFIC("as-written", "leave-out"),
    UNIT(),
    UNIT_MISSING("same-unit", "leave-out"),
    /** Of one value: a factor of ten, a year, a total, a value that was corrected before. */
    VALUE("as-written", "leave-out");

    private final String answers;

    QuestionKind(String... answers) {
        this.answers = String.join(" ", answers);
    }

    /** Empty if the answers depend on the file. */
    public List<String> answers() {
        return answers.isEmpty() ? List.of() : List.of(answers.split(" "));
    }

    /** As {@code decimal-mark}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
