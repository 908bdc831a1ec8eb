package coop.minga.ingest.source.value;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides how the days of one column are read: only by proof, or by an answer that somebody gave. */
public final class DayColumn {
    /** A reading that is left only because others lie in the future must reach these days before today. */
    private static final int RECENT_DAYS = 31;

    private final LocalDate latest;
    private final Map<DayOrder.Family, DayOrder> decided = new EnumMap<>(DayOrder.Family.class);
    private final Map<DayOrder.Family, Set<DayOrder>> doubtful = new EnumMap<>(DayOrder.Family.class);

    /**
     * @param texts of the column, each at least once
     * @param latest the last day that may be stated, tomorrow
     * @param answer the order that somebody named for a family
     */
    public DayColumn(
            Collection<DayText> texts, LocalDate latest, Function<DayOrder.Family, Optional<DayOrder>> answer) {
        this.latest = latest;
        Map<DayOrder.Family, List<DayText>> families = texts.stream()
                .filter(each -> !each.unreadable() && each.family() != DayOrder.Family.PLAIN)
                .collect(java.util.stream.Collectors.groupingBy(DayText::family));
        boolean otherTimes = texts.stream()
                .anyMatch(
                        each -> each.text().indexOf(':') > 0 && each.readings().containsKey(DayOrder.PLAIN));
        families.forEach((family, members) -> {
            Optional<DayOrder> given = answer.apply(family);
            if (given.isPresent()) {
                decided.put(family, given.get());
            } else if (family == DayOrder.Family.MIDNIGHT && otherTimes) {
                decided.put(family, DayOrder.DAY_IN_ZONE);
            } else {
                decide(family, members);
            }
        });
    }

    /** The day; empty if it cannot be told, or if the text is no day in the column's order. */
    public Optional<LocalDate> day(DayText text) {
        if (text.readings().containsKey(DayOrder.PLAIN)) {
            return Optional.ofNullable(text.readings().get(DayOrder.PLAIN));
        }
        DayOrder order = decided.get(text.family());
        if (order != null) {
            return Optional.ofNullable(text.readings().get(order));
        }
        // a column that contradicts itself: only a text that has one reading is clear
        return contradictory(text.family()) && text.readings().size() == 1
                ? Optional.of(text.readings().values().iterator().next())
                : Optional.empty();
    }

    /** The readings between which somebody has to choose; empty if there is nothing to ask. */
    public Map<DayOrder, LocalDate> choices(DayText text) {
        Set<DayOrder> orders = doubtful.getOrDefault(text.family(), Set.of());
        if (day(text).isPresent() || orders.isEmpty()) {
            return Map.of();
        }
        Map<DayOrder, LocalDate> choices = new EnumMap<>(DayOrder.class);
        text.readings().forEach((order, day) -> {
            if (orders.contains(order)) {
                choices.put(order, day);
            }
        });
        return choices;
    }

    private boolean contradictory(DayOrder.Family family) {
        return !decided.containsKey(family)
                && doubtful.getOrDefault(family, Set.of()).size() == all(family).size()
                && contradictions.contains(family);
    }

    private final Set<DayOrder.Family> contradictions = EnumSet.noneOf(DayOrder.Family.class);

    private void decide(DayOrder.Family family, List<DayText> texts) {
        Set<DayOrder> valid = all(family);
        texts.forEach(each -> valid.retainAll(each.readings().keySet()));
        if (valid.isEmpty()) {
            contradictions.add(family);
            doubtful.put(family, all(family));
            return;
        }
        if (valid.size() == 1) {
            decided.put(family, valid.iterator().next());
            return;
        }
        Set<DayOrder> past = EnumSet.copyOf(valid);
        texts.forEach(each -> past.removeIf(order -> read(each, order).isAfter(latest)));
        if (past.size() == 1
                && (family == DayOrder.Family.SERIAL
                        || recent(texts, past.iterator().next()))) {
            decided.put(family, past.iterator().next());
        } else {
            doubtful.put(family, past.size() > 1 ? past : valid);
        }
    }

    private boolean recent(List<DayText> texts, DayOrder order) {
        return texts.stream().anyMatch(each -> !read(each, order).isBefore(latest.minusDays(RECENT_DAYS)));
    }

    private static LocalDate read(DayText text, DayOrder order) {
        return Objects.requireNonNull(text.readings().get(order), "a valid order reads every text");
    }

    private static Set<DayOrder> all(DayOrder.Family family) {
        Set<DayOrder> orders = EnumSet.noneOf(DayOrder.class);
        for (DayOrder order : DayOrder.values()) {
            if (order.family() == family) {
                orders.add(order);
            }
        }
        return orders;
    }
}
