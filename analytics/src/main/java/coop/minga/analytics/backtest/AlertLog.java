package coop.minga.analytics.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import de.siegmar.fastcsv.writer.CsvWriter;

/** Writes settled alerts of one series, and gaps from three open days on. */
final class AlertLog {

    static final List<String> NAMES =
            List.of("series", "raised", "onset", "kind", "direction", "probability", "settled", "settled_kind");
    private static final int SILENT_DAYS = 3;

    private final String series;
    private final CsvWriter out;
    private final TreeMap<LocalDate, Verdict> provisional = new TreeMap<>();
    private int silent;
    private LocalDate silentSince = LocalDate.MIN;

    AlertLog(String series, CsvWriter out) {
        this.series = series;
        this.out = out;
    }

    void add(Judgement judgement) {
        LocalDate today = judgement.day().date();
        for (SettledVerdict settlement : judgement.settled()) {
            Verdict first = provisional.remove(settlement.day());
            if (first != null) {
                boolean retracted = settlement.flagRetracted();
                Verdict last = settlement.verdict();
                Verdict located = retracted ? first : located(first, last);
                write(settlement.day(), located, today.toString(), retracted ? "" : name(last));
            }
        }
        Verdict verdict = judgement.verdict();
        if (verdict != null && verdict.flagged() && verdict.settled()) {
            write(today, verdict, today.toString(), name(verdict));
        }
        if (verdict != null && verdict.flagged() && !verdict.settled()) {
            provisional.put(today, verdict);
        }
        watchSilence(judgement);
    }

    /** Writes alerts still provisional at the end of the file. */
    void end() {
        provisional.forEach((day, verdict) -> write(day, verdict, day.toString(), name(verdict)));
        provisional.clear();
    }

    private void watchSilence(Judgement judgement) {
        if (judgement.value().isPresent()) {
            silent = 0;
        }
        if (judgement.value().isPresent() || judgement.day().closed()) {
            return;
        }
        LocalDate today = judgement.day().date();
        if (silent == 0) {
            silentSince = today;
        }
        silent++;
        if (silent == SILENT_DAYS) {
            String raised = today.toString();
            out.writeRecord(series, raised, silentSince.toString(), "missing", "none", "1.0", raised, "missing");
        }
    }

    private void write(LocalDate raised, Verdict verdict, String settled, String settledKind) {
        out.writeRecord(
                series,
                raised.toString(),
                verdict.onset().toString(),
                name(verdict),
                verdict.direction().name().toLowerCase(Locale.ROOT),
                Double.toString(verdict.confidence()),
                settled,
                settledKind);
    }

    /** The first kind with the final onset and direction. */
    private static Verdict located(Verdict first, Verdict last) {
        var classification = new Classification(first.kind(), last.direction(), last.onset(), first.confidence());
        return new Verdict(
                classification, first.tailSurprisal(), first.detectorPValue(), first.settled(), first.flagged());
    }

    private static String name(Verdict verdict) {
        return switch (verdict.kind()) {
            case TRANSIENT -> "transient";
            case LEVEL_STEP -> "level";
            case SLOPE_CHANGE -> "slope";
            case VARIANCE_CHANGE -> "variance";
            case WEEKDAY_SHAPE_CHANGE -> "weekday_shape";
            case STUCK -> "stuck";
            case STEADY, NOT_ENOUGH_HISTORY ->
                throw new IllegalArgumentException("verdict " + verdict.kind() + ": expected a deviation");
        };
    }
}
