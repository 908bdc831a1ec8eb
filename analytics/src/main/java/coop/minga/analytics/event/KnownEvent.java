package coop.minga.analytics.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import org.jspecify.annotations.Nullable;

/**
 * A version of an announced event.
 *
 * @param promised null without a promised effect
 */
public record KnownEvent(
        Version version,
        Scope scope,
        Kind kind,
        Intervention change,
        @Nullable PromisedEffect promised,
        String reason) {

    /**
     * Who wrote it and when.
     *
     * @param event the number shared by all its versions
     * @param number of the version, from 1
     * @param author the sign-in name
     * @param at on the federation's clock
     */
    public record Version(long event, int number, String author, Instant at, boolean withdrawn) {}

    /** @param series null if it concerns the whole unit */
    public record Scope(UnitId unit, @Nullable SeriesId series) {}

    /** The kinds of events. */
    public enum Kind {
        MAINTENANCE,
        STRIKE,
        HARVEST,
        PRICE_CHANGE,
        DECISION,
        OTHER
    }

    public KnownEvent {
        if (promised != null && (scope.series() == null || !(change instanceof Intervention.Permanent))) {
            throw new IllegalArgumentException("event " + version.event()
                    + ": expected a promised effect only of a lasting change of one indicator");
        }
    }

    /** Whether it makes the day exceptional, or one of adaptation. */
    public boolean concerns(LocalDate day) {
        return !DayInterventions.on(day, List.of(change)).equals(DayInterventions.NONE);
    }

    KnownEvent withdrawnBy(String person, Instant now) {
        var next = new Version(id(), number() + 1, person, now, true);
        return new KnownEvent(next, scope, kind, change, promised, reason);
    }

    public long id() {
        return version.event();
    }

    public int number() {
        return version.number();
    }

    public String author() {
        return version.author();
    }

    public Instant at() {
        return version.at();
    }

    public boolean withdrawn() {
        return version.withdrawn();
    }

    public UnitId unit() {
        return scope.unit();
    }

    public @Nullable SeriesId series() {
        return scope.series();
    }
}
