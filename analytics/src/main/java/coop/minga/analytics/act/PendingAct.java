package coop.minga.analytics.act;

import java.time.Instant;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An act on an alert that is not committed yet.
 *
 * @param actedAt on the federation's clock
 * @param progress how far it has come
 */
public record PendingAct(long id, AlertId alert, PersonId actor, Kind kind, Instant actedAt, Progress progress) {

    /** Whether the person did or confirmed it. */
    public boolean isOf(PersonId person) {
        return actor.equals(person) || (kind instanceof DeclareNewNormal declared && person.equals(declared.second()));
    }

    /** A closed set of acts. */
    public sealed interface Kind {}

    /** {@code owner} looks after the alert. */
    public record Acknowledge(PersonId owner) implements Kind {}

    /**
     * The deviation will stay.
     *
     * @param second who confirmed it; null if nobody has
     */
    public record DeclareNewNormal(String reason, @Nullable PersonId second) implements Kind {}

    /** A closed set of positions before the commit. */
    public enum Progress {

        /** Can be undone until it is committed. */
        WAITS,

        /** Needs a second person. */
        UNCONFIRMED,

        /** Became impossible before its commit, for example by a recall. */
        IMPOSSIBLE
    }
}
