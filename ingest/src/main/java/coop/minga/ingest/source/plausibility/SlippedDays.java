package coop.minga.ingest.source.plausibility;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

import coop.minga.ingest.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Asks about days whose year looks like a slip: few, far from all others, and right among them with another year. Also about
 * days long before the first that was ever stated.
 */
final class SlippedDays {
    private static final long FAR = 60;
    private static final int FEW = 3;
    private static final long LONG_AGO = 300;
    private static final int MOST_YEARS = 100;

    private final List<DayValue> days;
    private final NavigableMap<LocalDate, Double> known;
    private final Set<LocalDate> all = new HashSet<>();
    private final LocalDate today;

    /** @param days in order */
    SlippedDays(List<DayValue> days, NavigableMap<LocalDate, Double> known, LocalDate today) {
        this.days = days;
        this.known = known;
        this.today = today;
    }

    @Nullable
    Message doubt(int at) {
        LocalDate day = days.get(at).cell().day();
        if (known.containsKey(day)) {
            // a correction
            return null;
        }
        if (!known.isEmpty()) {
            if (day.isBefore(known.firstKey().minusDays(FAR))) {
                return Message.of("ask.before-first", day, known.firstKey());
            }
            LocalDate below = known.floorKey(day);
            LocalDate above = known.ceilingKey(day);
            if (below == null || above == null) {
                return null;
            }
            if (day.toEpochDay() - below.toEpochDay() <= FAR && above.toEpochDay() - day.toEpochDay() <= FAR) {
                return alone(at) ? slip(day) : null;
            }
            return slip(day);
        }
        return alone(at) ? slip(day) : null;
    }

    /** Whether the day belongs to a few that are far from all later and all earlier ones of the file. */
    private boolean alone(int at) {
        int from = at;
        while (from > 0 && gap(from - 1, from) <= FAR) {
            from--;
            if (at - from > FEW) {
                return false;
            }
        }
        int to = at;
        while (to < days.size() - 1 && gap(to, to + 1) <= FAR) {
            to++;
            if (to - from >= FEW) {
                return false;
            }
        }
        return to - from < FEW;
    }

    /** The day with another year that stands among the others, or shortly before today where there are no others. */
    private @Nullable Message slip(LocalDate day) {
        if (all.isEmpty()) {
            days.forEach(each -> all.add(each.cell().day()));
            all.addAll(known.keySet());
        }
        for (int years = -MOST_YEARS; years <= MOST_YEARS; years++) {
            LocalDate meant = day.plusYears(years);
            if (years != 0 && !meant.isAfter(today.plusDays(1)) && !all.contains(meant) && fits(meant, day)) {
                return Message.of("ask.year", day, meant);
            }
        }
        return null;
    }

    /** Whether the other year puts the day beside days that are more than those beside it now. */
    private boolean fits(LocalDate meant, LocalDate day) {
        long here = near(day);
        if (here == all.size()) {
            return !meant.isBefore(today.minusDays(FAR)) && day.isBefore(today.minusDays(LONG_AGO));
        }
        boolean beside = all.contains(meant.minusDays(1))
                || all.contains(meant.plusDays(1))
                || all.contains(meant.minusDays(2))
                || all.contains(meant.plusDays(2));
        long there = beside ? near(meant) : 0;
        return there > here || (there == here && meant.isAfter(day));
    }

    private long near(LocalDate day) {
        return all.stream()
                .filter(each -> Math.abs(each.toEpochDay() - day.toEpochDay()) <= FAR)
                .count();
    }

    private long gap(int earlier, int later) {
        return days.get(later).cell().day().toEpochDay()
                - days.get(earlier).cell().day().toEpochDay();
    }
}
