package coop.minga.analytics.filter.result;

import java.time.LocalDate;

/** The final verdict on a day flagged up to three days earlier. A steady one withdraws the flag. */
public record SettledVerdict(LocalDate day, Verdict verdict) {

    public SettledVerdict {
        if (!verdict.settled()) {
            throw new IllegalArgumentException("settlement of " + day + ": expected a settled verdict");
        }
    }

    public boolean flagRetracted() {
        return verdict.kind() == VerdictKind.STEADY;
    }
}
