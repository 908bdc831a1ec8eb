package coop.minga.ui.now;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/**
 * Records the look at each series of an open page once, since a redraw is no look. Another day or a return to the tab
 * records all again.
 */
final class RecordedLooks {

    private final Supplier<LocalDate> today;
    private final Consumer<List<Indicator>> recorder;
    private final Set<SeriesId> recorded = new HashSet<>();
    private @Nullable Visit visit;

    /** @param today the federation's day */
    RecordedLooks(Supplier<LocalDate> today, Consumer<List<Indicator>> recorder) {
        this.today = today;
        this.recorder = recorder;
    }

    /** Call when their rows are delivered. */
    void record(Collection<Indicator> shown) {
        var current = new Visit(today.get(), LiveUpdates.returns(UI.getCurrentOrThrow()));
        if (!current.equals(visit)) {
            visit = current;
            recorded.clear();
        }
        var others = shown.stream()
                .filter(indicator -> !recorded.contains(indicator.series()))
                .toList();
        recorder.accept(others);
        others.forEach(indicator -> recorded.add(indicator.series()));
    }

    private record Visit(LocalDate day, double returns) {}
}
