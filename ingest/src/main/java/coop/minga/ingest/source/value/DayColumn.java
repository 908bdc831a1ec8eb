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
    private final Map<DayOrder.Notation, DayOrder> decided = new EnumMap<>(DayOrder.Notation.class);
    private final Map<DayOrder.Notation, Set<DayOrder>> doubtful = new EnumMap<>(DayOrder.Notation.class);

    /**
     * @param texts of the column, each at least once
     * @param latest the last day that may be stated, tomorrow
     * @param answer the order that somebody named for a notation
     */
    public DayColumn(
            Collection<DayText> texts, LocalDate latest, Function<DayOrder.Notation, Optional<DayOrder>> answer) {
        this.latest = latest;
        Map<DayOrder.Notation, List<DayText>> notations = texts.stream()
                .filter(each -> !each.unreadable() && each.notation() != DayOrder.Notation.PLAIN)
                .collect(java.util.stream.Collectors.groupingBy(DayText::notation));
        boolean otherTimes = texts.stream()
                .anyMatch(
                        each -> each.text().indexOf(':') > 0 && each.meanings().containsKey(DayOrder.PLAIN));
        notations.forEach((notation, members) -> {
            Optional<DayOrder> given = answer.apply(notation);
            if (given.isPresent()) {
                decided.put(notation, given.get());
            } else if (notation == DayOrder.Notation.MIDNIGHT && otherTimes) {
                decided.put(notation, DayOrder.DAY_IN_ZONE);
            } else {
                decide(notation, members);
            }
        });
    }

    /** The day; empty if it cannot be told, or if the text is no day in the column's order. */
    public Optional<LocalDate> day(DayText text) {
        if (text.meanings().containsKey(DayOrder.PLAIN)) {
            return Optional.ofNullable(text.meanings().get(DayOrder.PLAIN));
        }
        DayOrder order = decided.get(text.notation());
        if (order != null) {
            return Optional.ofNullable(text.meanings().get(order));
        }
        // a column that contradicts itself: only a text that has one reading is clear
        return contradictory(text.notation()) && text.meanings().size() == 1
                ? Optional.of(text.meanings().values().iterator().next())
                : Optional.empty();
    }

    /** The meanings between which somebody has to choose; empty if there is nothing to ask. */
    public Map<DayOrder, LocalDate> choices(DayText text) {
        Set<DayOrder> orders = doubtful.getOrDefault(text.notation(), Set.of());
        if (day(text).isPresent() || orders.isEmpty()) {
            return Map.of();
        }
        Map<DayOrder, LocalDate> choices = new EnumMap<>(DayOrder.class);
        text.meanings().forEach((order, day) -> {
            if (orders.contains(order)) {
                choices.put(order, day);
            }
        });
        return choices;
    }

    private boolean contradictory(DayOrder.Notation notation) {
        return !decided.containsKey(notation)
                && doubtful.getOrDefault(notation, Set.of()).size()
                        == all(notation).size()
                && contradictions.contains(notation);
    }

    private final Set<DayOrder.Notation> contradictions = EnumSet.noneOf(DayOrder.Notation.class);

    private void decide(DayOrder.Notation notation, List<DayText> texts) {
        Set<DayOrder> valid = all(notation);
        texts.forEach(each -> valid.retainAll(each.meanings().keySet()));
        if (valid.isEmpty()) {
            contradictions.add(notation);
            doubtful.put(notation, all(notation));
            return;
        }
        if (valid.size() == 1) {
            decided.put(notation, valid.iterator().next());
            return;
        }
        Set<DayOrder> past = EnumSet.copyOf(valid);
        texts.forEach(each -> past.removeIf(order -> read(each, order).isAfter(latest)));
        if (past.size() == 1
                && (notation == DayOrder.Notation.SERIAL
                        || recent(texts, past.iterator().next()))) {
            decided.put(notation, past.iterator().next());
        } else {
            doubtful.put(notation, past.size() > 1 ? past : valid);
        }
    }

    private boolean recent(List<DayText> texts, DayOrder order) {
        return texts.stream().anyMatch(each -> !read(each, order).isBefore(latest.minusDays(RECENT_DAYS)));
    }

    private static LocalDate read(DayText text, DayOrder order) {
        return Objects.requireNonNull(text.meanings().get(order), "a valid order reads every text");
    }

    private static Set<DayOrder> all(DayOrder.Notation notation) {
        Set<DayOrder> orders = EnumSet.noneOf(DayOrder.class);
        for (DayOrder order : DayOrder.values()) {
            if (order.notation() == notation) {
                orders.add(order);
            }
        }
        return orders;
    }
}
