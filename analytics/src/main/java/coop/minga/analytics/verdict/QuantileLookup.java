package coop.minga.analytics.verdict;

import java.util.Optional;
import java.util.function.Supplier;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.PooledQuantiles;
import org.jspecify.annotations.Nullable;

/** Looks up borrowed quantiles once, and only for a young series. */
final class QuantileLookup {

    private final Supplier<Optional<BorrowedQuantiles>> lookUp;
    private boolean lookedUp;
    private @Nullable BorrowedQuantiles found;

    QuantileLookup(Supplier<Optional<BorrowedQuantiles>> lookUp) {
        this.lookUp = lookUp;
    }

    @Nullable
    PooledQuantiles quantilesFor(Judgement judgement) {
        if (!judgement.forecast().borrowsQuantiles()) {
            return null;
        }
        if (!lookedUp) {
            found = lookUp.get().orElse(null);
            lookedUp = true;
        }
        return found == null || judgement.day().date().isBefore(found.from()) ? null : found.quantiles();
    }
}
