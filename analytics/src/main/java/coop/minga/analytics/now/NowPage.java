package coop.minga.analytics.now;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.people.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The first page for one viewer at one moment.
 *
 * @param rows without empty groups
 * @param sparklines of the rows whose readings the viewer may see
 * @param counts totals, of which the rows hold the first
 * @param coming announced events by first day
 * @param contacts people to ask, of late units
 */
public record NowPage(
        NowSnapshot snapshot,
        Map<NowGroup, List<NowRow>> rows,
        Map<SeriesId, Sparkline> sparklines,
        Counts counts,
        List<KnownEvent> coming,
        Map<UnitId, Contact> contacts) {

    public NowPage {
        rows = Map.copyOf(rows);
        sparklines = Map.copyOf(sparklines);
        coming = List.copyOf(coming);
        contacts = Map.copyOf(contacts);
    }

    /**
     * How much there is in all.
     *
     * @param yours open alerts of the viewer's own levels
     * @param nearest the first deadline among these
     * @param notShown open alerts beyond the rows
     * @param ended alerts closed within the last seven days
     */
    public record Counts(int yours, @Nullable Instant nearest, int notShown, int ended) {}

    /** An open alert of the unit among the rows: its talk leads to the unit's people. */
    public Optional<AlertId> openAlertOf(UnitId unit) {
        return Stream.of(NowGroup.YOURS, NowGroup.REACHED)
                .flatMap(group -> of(group).stream())
                .filter(row -> row.unit().id().equals(unit))
                .map(NowRow::key)
                .filter(AlertId.class::isInstance)
                .map(AlertId.class::cast)
                .findFirst();
    }

    public List<NowRow> of(NowGroup group) {
        return rows.getOrDefault(group, List.of());
    }
}
