package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Refused reports of one sender beyond those that quarantine keeps, for views, which know no recorder.
 *
 * @param proven whether a key of the unit signed them; else they merely name it
 * @param unit null when they name no unit, or senders are too many to be told apart
 * @param bytes of all of them together, as they came
 * @param first when the first of them came, on the federation's clock
 * @param last when the last of them came, on the federation's clock
 * @param reason why the last of them was refused, by the name of the constant
 * @param detail the same in words, empty for everybody but the sender
 */
public record NotKept(
        boolean proven,
        @Nullable UnitId unit,
        long reports,
        long bytes,
        Instant first,
        Instant last,
        String reason,
        String detail) {}
