package coop.minga.ingest.source.plausibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.question.ValueDoubt;
import coop.minga.ingest.source.outcome.Findings;
import org.jspecify.annotations.Nullable;

/** Checks values of an indicator by the catalogue, by each other and by values that were stated before. */
public final class DayValueCheck {
    private static final int LONGEST_TITLE = 200;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final IndicatorDefinition indicator;
    private final NavigableMap<LocalDate, Double> known;
    private final LocalDate today;
    private final Answers answers;
    private final Findings findings;
    private final String scaleTitle;
    private final String code;

    /**
     * @param known values that were stated before, by day
     * @param scaleTitle a title that may say that the values are in thousands, or empty
     */
    public DayValueCheck(
            IndicatorDefinition indicator,
            NavigableMap<LocalDate, Double> known,
            LocalDate today,
            Answers answers,
            Findings findings,
            String scaleTitle) {
        this.indicator = indicator;
        this.known = known;
        this.today = today;
        this.answers = answers;
        this.findings = findings;
        this.scaleTitle = scaleTitle;
        this.code = indicator.code().value();
    }

    /**
     * The values that may be stated. Refuses or asks about the others.
     *
     * @param days in order
     */
    public List<DayValue> statable(List<DayValue> days) {
        if (days.isEmpty()) {
            return days;
        }
        List<DayValue> possible = share(possible(scaled(days)));
        if (meter(possible)) {
            return List.of();
        }
        SlippedDays slipped = new SlippedDays(possible, known, today);
        Magnitudes magnitudes = new Magnitudes(possible, known, indicator.type() == IndicatorType.COUNT);
        List<DayValue> statable = new ArrayList<>(possible.size());
        for (int at = 0; at < possible.size(); at++) {
            DayValue each = possible.get(at);
            if (agreed(each, ValueDoubt.YEAR, slipped.doubt(at))
                    && agreed(each, ValueDoubt.TOTAL, total(possible, at))
                    && agreed(each, ValueDoubt.MAGNITUDE, magnitudes.doubt(at))) {
                magnitudes.accept(at);
                statable.add(each);
            }
        }
        return statable;
    }

    /** Asks whether the title means values in hundreds, thousands or millions. */
    private List<DayValue> scaled(List<DayValue> days) {
        if (scaleTitle.isEmpty()) {
            return days;
        }
        String title = scaleTitle.substring(0, Math.min(scaleTitle.length(), LONGEST_TITLE));
        Subject subject = Subject.scale(indicator.code(), title);
        return switch (answers.to(subject).orElse("")) {
            case "as-written" -> days;
            case "hundreds" -> times(HUNDRED, days);
            case "thousands" -> times(THOUSAND, days);
            case "millions" -> times(MILLION, days);
            case "leave-out" -> List.of();
            default -> {
                DayValue first = days.getFirst();
                Message text = Message.of(
                        "ask.scale",
                        code,
                        title,
                        first.value(),
                        times(HUNDRED, first).value(),
                        times(THOUSAND, first).value(),
                        times(MILLION, first).value());
                days.forEach(each -> ask(subject, text, each));
                yield List.of();
            }
        };
    }

    private static List<DayValue> times(BigDecimal factor, List<DayValue> days) {
        return days.stream().map(each -> times(factor, each)).toList();
    }

    private static DayValue times(BigDecimal factor, DayValue day) {
        return new DayValue(
                day.cell(), BigDecimal.valueOf(day.value()).multiply(factor).doubleValue());
    }

    /** Bounds of the catalogue, and whole numbers of a count. */
    private List<DayValue> possible(List<DayValue> days) {
        Double lowest = indicator.lowest();
        Double highest = indicator.highest();
        double low = lowest == null ? -Statement.LARGEST : lowest;
        double high = highest == null ? Statement.LARGEST : highest;
        List<DayValue> possible = new ArrayList<>(days.size());
        for (DayValue each : days) {
            if (!(each.value() >= low && each.value() <= high)) {
                refuse(each, Message.of("row.bounds", low, high));
            } else if (indicator.type() == IndicatorType.COUNT && each.value() != Math.rint(each.value())) {
                refuse(each, Message.of("row.count", code, each.value()));
            } else if (!indicator.whole()
                    || each.value() == Math.rint(each.value())
                    || agreed(each, ValueDoubt.DECIMALS, Message.of("ask.decimals", code, each.value()))) {
                possible.add(each);
            }
        }
        return possible;
    }

    /** Asks about shares outside 0 to 1. If at least half lie outside, or the family writes percents, every value is asked about. */
    private List<DayValue> share(List<DayValue> days) {
        if (!indicator.unitOfMeasure().equals("1")
                || indicator.type() != IndicatorType.RATIO
                || indicator.highest() != null) {
            return days;
        }
        List<DayValue> outside = days.stream()
                .filter(each -> each.value() < 0 || each.value() > 1)
                .toList();
        boolean most = !days.isEmpty() && outside.size() * 2 >= days.size();
        boolean percents = answers.to(Subject.share(indicator.code()))
                .filter("percent"::equals)
                .isPresent();
        if (most) {
            return shares(Subject.share(indicator.code()), days, days);
        }
        return percents
                ? shares(Subject.sharesInside(indicator.code()), days, days)
                : shares(Subject.sharesOutside(indicator.code()), days, outside);
    }

    private List<DayValue> shares(Subject subject, List<DayValue> days, List<DayValue> doubtful) {
        String answer = answers.to(subject).orElse("");
        if (answer.equals("as-written") || doubtful.isEmpty()) {
            return days;
        }
        if (answer.equals("percent")) {
            return days.stream()
                    .map(each -> doubtful.contains(each) ? new DayValue(each.cell(), each.value() / 100) : each)
                    .toList();
        }
        double shown = doubtful.stream()
                .mapToDouble(DayValue::value)
                .filter(each -> each < 0 || each > 1)
                .findFirst()
                .orElse(doubtful.getFirst().value());
        Message text = Message.of("ask.share", code, shown, shown / 100, shown * 100);
        doubtful.forEach(each -> ask(subject, text, each));
        return days.stream().filter(each -> !doubtful.contains(each)).toList();
    }

    private boolean meter(List<DayValue> days) {
        String answer = answers.to(Subject.meter(indicator.code())).orElse("");
        if (indicator.type() != IndicatorType.FLOW
                || answer.equals("as-written")
                || !MeterReadings.recognized(days, known)) {
            return false;
        }
        if (answer.isEmpty()) {
            double used = days.get(1).value() - days.get(0).value();
            Message text = Message.of("ask.meter", code, days.get(1).cell().day(), used, indicator.unitOfMeasure());
            days.forEach(each -> ask(Subject.meter(indicator.code()), text, each));
        }
        return true;
    }

    /** The first or last row of the file that is the sum of all others, without being called so. */
    private static @Nullable Message total(List<DayValue> days, int at) {
        if (days.size() < 4 || (at != 0 && at != days.size() - 1)) {
            return null;
        }
        double others = 0;
        int zeros = 0;
        for (int other = 0; other < days.size(); other++) {
            others += other == at ? 0 : days.get(other).value();
            zeros += other != at && days.get(other).value() == 0 ? 1 : 0;
        }
        double value = days.get(at).value();
        boolean sum = zeros < days.size() - 3 && Math.abs(value - others) <= 1e-9 * Math.abs(others);
        return sum ? Message.of("ask.total", value) : null;
    }

    /** Whether there is no doubt, or somebody has said that the value is right. Asks if nobody has. */
    private boolean agreed(DayValue each, ValueDoubt doubt, @Nullable Message text) {
        if (text == null) {
            return true;
        }
        Subject subject = Subject.value(doubt, indicator.code(), each.cell().day(), each.value());
        String answer = answers.to(subject).orElse("");
        if (answer.isEmpty()) {
            ask(subject, text, each);
        }
        return answer.equals("as-written");
    }

    private void ask(Subject subject, Message text, DayValue each) {
        findings.ask(
                Question.of(subject, text),
                each.cell().line(),
                each.cell().column(),
                each.cell().text());
    }

    private void refuse(DayValue each, Message reason) {
        findings.refuse(each.cell().line(), each.cell().column(), each.cell().text(), reason);
    }
}
