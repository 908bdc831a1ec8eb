package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.util.List;

import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;

/**
 * Incidents around the first live day, so that the room shows alerts at once and new ones within two days. Every kind
 * occurs; some recover and some escalate.
 */
final class OpeningIncidents {
    private static final List<Incident> INCIDENTS = List.of(
            incident(3, -9, Event.Kind.STEP, IndicatorType.FLOW, 1, 26, -10),
            incident(1, -8, Event.Kind.TRANSIENT, IndicatorType.COUNT, 0, 1, 10),
            incident(6, -7, Event.Kind.SLOPE, IndicatorType.FLOW, 1, 21, 0.9),
            incident(7, -7, Event.Kind.STUCK, IndicatorType.FLOW, 1, 14, 0),
            incident(4, -5, Event.Kind.STEP, IndicatorType.FLOW, 0, 11, 9),
            incident(9, -5, Event.Kind.GAP, IndicatorType.FLOW, 0, 2, 0),
            incident(2, -4, Event.Kind.CORRECTION, IndicatorType.FLOW, 1, 1, 0),
            incident(11, -3, Event.Kind.STEP, IndicatorType.RATIO, 0, 7, -10),
            incident(10, -2, Event.Kind.TRANSIENT, IndicatorType.FLOW, 0, 1, -9),
            incident(0, 0, Event.Kind.STEP, IndicatorType.FLOW, 0, 26, -12),
            incident(8, 0, Event.Kind.TRANSIENT, IndicatorType.COUNT, 2, 1, 12),
            incident(5, 1, Event.Kind.STEP, IndicatorType.COUNT, 1, 6, 11),
            incident(2, 1, Event.Kind.LATE, IndicatorType.FLOW, 0, 1, 0),
            incident(9, 2, Event.Kind.SILENCE, IndicatorType.FLOW, 0, 4, 0),
            incident(6, 2, Event.Kind.CORRECTION, IndicatorType.FLOW, 0, 1, 0));

    private OpeningIncidents() {}

    static List<Event> of(
            int number,
            int cooperatives,
            List<SampleIndicator> indicators,
            WorkingCalendar calendar,
            LocalDate firstLiveDay) {
        return INCIDENTS.stream()
                .filter(act -> act.cooperative % cooperatives == number)
                .map(act -> act.event(indicators, calendar, firstLiveDay))
                .toList();
    }

    private static Incident incident(
            int cooperative, int day, Event.Kind kind, IndicatorType nature, int which, int days, double size) {
        return new Incident(cooperative, day, kind, nature, which, days, size);
    }

    private record Incident(
            int cooperative, int day, Event.Kind kind, IndicatorType nature, int which, int days, double size) {

        Event event(List<SampleIndicator> indicators, WorkingCalendar calendar, LocalDate firstLiveDay) {
            List<SampleIndicator> fitting = indicators.stream()
                    .filter(each -> each.profile().nature() == nature)
                    .toList();
            SampleIndicator chosen = fitting.get(which % fitting.size());
            LocalDate from = firstLiveDay.plusDays(day);
            while (!calendar.isWorkingDay(from)) {
                from = from.plusDays(1);
            }
            return new Event(kind, chosen.definition().code(), from, from.plusDays(days - 1L), size);
        }
    }
}
