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
 * @param number of the version, from 1
 * @param series null if it concerns the whole unit
 * @param promised null without a promised effect
 * @param author the sign-in name
 * @param at on the federation's clock
 */
public record KnownEvent(
        long id,
        int number,
        UnitId unit,
        @Nullable SeriesId series,
        Kind kind,
        Intervention change,
        @Nullable PromisedEffect promised,
        String reason,
        String author,
        Instant at,
        boolean withdrawn) {

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
        if (promised != null && (series == null || !(change instanceof Intervention.Permanent))) {
            throw new IllegalArgumentException(
                    "event " + id + ": expected a promised effect only of a lasting change of one indicator");
        }
    }

    /** Whether it makes the day exceptional, or one of adaptation. */
    public boolean concerns(LocalDate day) {
        return !DayInterventions.on(day, List.of(change)).equals(DayInterventions.NONE);
    }

    KnownEvent withdrawnBy(String person, Instant now) {
        return new KnownEvent(id, number + 1, unit, series, kind, change, promised, reason, person, now, true);
    }
}
