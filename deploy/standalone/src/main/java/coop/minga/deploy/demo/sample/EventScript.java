package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;

/**
 * Events of one cooperative: planned ones around the first live day, random ones before and after. Draws for each four
 * weeks are independent, so any day can be computed alone.
 */
final class EventScript {
    private static final int STRETCH = 28;
    private static final int QUIET_BEFORE = 40;
    private static final int QUIET_AFTER = 4;

    private final SeededRandom random;
    private final List<SampleIndicator> indicators;
    private final WorkingCalendar calendar;
    private final LocalDate firstLiveDay;
    private final List<Event> planned;
    private final double everyDays;

    /** @param everyDays mean days between two live events of this cooperative */
    EventScript(
            SeededRandom random,
            List<SampleIndicator> indicators,
            WorkingCalendar calendar,
            LocalDate firstLiveDay,
            List<Event> planned,
            double everyDays) {
        this.random = random;
        this.indicators = List.copyOf(indicators);
        this.calendar = calendar;
        this.firstLiveDay = firstLiveDay;
        this.planned = List.copyOf(planned);
        this.everyDays = everyDays;
    }

    List<Event> on(LocalDate day) {
        List<Event> events = new ArrayList<>(planned);
        long stretch = Math.floorDiv(day.toEpochDay(), STRETCH);
        events.addAll(byChance(stretch - 1));
        events.addAll(byChance(stretch));
        return events.stream().filter(event -> event.covers(day)).toList();
    }

    private List<Event> byChance(long stretch) {
        RandomGenerator random = this.random.of(stretch).generator();
        LocalDate first = LocalDate.ofEpochDay(stretch * STRETCH);
        boolean live = first.isAfter(firstLiveDay);
        long count = Distributions.poisson(STRETCH / (live ? everyDays : 3 * Math.max(everyDays, 20)), random);
        List<Event> events = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            Event event = draw(openDay(first.plusDays(random.nextInt(STRETCH))), random);
            if (event.until().isBefore(firstLiveDay.minusDays(QUIET_BEFORE))
                    || event.from().isAfter(firstLiveDay.plusDays(QUIET_AFTER))) {
                events.add(event);
            }
        }
        return events;
    }

    private Event draw(LocalDate from, RandomGenerator random) {
        double which = random.nextDouble();
        if (which < 0.32) {
            int days = random.nextBoolean() ? random.nextInt(4, 8) : random.nextInt(12, 25);
            return event(Event.Kind.STEP, from, days, random.nextDouble(7, 12), random);
        }
        if (which < 0.57) {
            return event(Event.Kind.TRANSIENT, from, 1, random.nextDouble(8, 13), random);
        }
        if (which < 0.67) {
            return event(Event.Kind.SLOPE, from, random.nextInt(12, 20), random.nextDouble(0.5, 0.9), random);
        }
        if (which < 0.77) {
            return event(Event.Kind.STUCK, from, random.nextInt(8, 14), 0, random);
        }
        if (which < 0.85) {
            return event(Event.Kind.GAP, from, random.nextInt(1, 3), 0, random);
        }
        if (which < 0.89) {
            return event(Event.Kind.SILENCE, from, random.nextInt(1, 6), 0, random);
        }
        return event(which < 0.95 ? Event.Kind.LATE : Event.Kind.CORRECTION, from, 1, 0, random);
    }

    private Event event(Event.Kind kind, LocalDate from, int days, double size, RandomGenerator random) {
        List<SampleIndicator> fitting =
                indicators.stream().filter(each -> fits(kind, each)).toList();
        SampleIndicator chosen = fitting.get(random.nextInt(fitting.size()));
        boolean up = chosen.profile().nature() == IndicatorType.COUNT || random.nextInt(5) < 2;
        return new Event(kind, chosen.definition().code(), from, from.plusDays(days - 1L), up ? size : -size);
    }

    private static boolean fits(Event.Kind kind, SampleIndicator indicator) {
        boolean flow = indicator.profile().nature() == IndicatorType.FLOW;
        return flow || (kind != Event.Kind.STUCK && kind != Event.Kind.CORRECTION);
    }

    private LocalDate openDay(LocalDate from) {
        LocalDate day = from;
        for (int tried = 0; tried < STRETCH && !calendar.isWorkingDay(day); tried++) {
            day = day.plusDays(1);
        }
        return day;
    }
}
