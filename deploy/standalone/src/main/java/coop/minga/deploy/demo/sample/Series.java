package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.ingest.contract.IndicatorCode;

/** Daily values of one indicator under its events. */
record Series(SampleIndicator indicator, SeededRandom random, LocalDate start) {
    private static final double SLIP = 30;

    IndicatorCode code() {
        return indicator.definition().code();
    }

    /** The true value; empty in a gap. */
    Optional<SampleReading> value(LocalDate day, List<Event> events) {
        List<Event> own =
                events.stream().filter(event -> event.concerns(code())).toList();
        if (own.stream().anyMatch(event -> event.kind() == Event.Kind.GAP)) {
            return Optional.empty();
        }
        LocalDate shown = own.stream()
                .filter(event -> event.kind() == Event.Kind.STUCK)
                .map(Event::from)
                .findFirst()
                .orElse(day);
        double push = own.stream().mapToDouble(event -> event.push(day)).sum();
        double value = indicator
                .profile()
                .value(shown, start, push, random.of(shown.toEpochDay()).generator());
        return Optional.of(new SampleReading(code(), day, value));
    }

    /** The first statement: thirty times too high if a correction follows. */
    SampleReading stated(SampleReading reading, List<Event> events) {
        return slips(events) ? new SampleReading(code(), reading.day(), reading.value() * SLIP) : reading;
    }

    boolean slips(List<Event> events) {
        return events.stream().anyMatch(event -> event.kind() == Event.Kind.CORRECTION && event.concerns(code()));
    }
}
