package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.StatementRow;
import coop.minga.analytics.series.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a batch in one transaction: ledger, statements, quarantine, dirty marks and Kafka's offsets together, or
 * nothing of it. The same report twice leaves the tables as once, unless the catalogue was mended in between (decision 004).
 */
public final class Recorder {

    private static final int MOST_SENTENCES = 20;
    private static final String TOO_LARGE = "It needs more memory than the node has that met it, and was passed over;"
            + " its bytes are the broker's alone, and how many is not known here.";

    private final TransactionTemplate transaction;
    private final Verification verification;
    private final Ledger ledger;
    private final Statements statements;
    private final DirtyMarks marks;
    private final Quarantine quarantine;
    private final ConsumerOffsets offsets;
    private final Clock clock;

    /** @param clock the federation's */
    public Recorder(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Federations federations,
            CooperativeKeys keys,
            Indicators indicators,
            Units units,
            Statements statements,
            DirtyMarks marks,
            Quarantine quarantine,
            Clock clock) {
        this.transaction = transaction;
        this.verification = new Verification(federations, keys, indicators, units, clock);
        this.ledger = new Ledger(jdbc);
        this.statements = statements;
        this.marks = marks;
        this.quarantine = quarantine;
        this.offsets = new ConsumerOffsets(jdbc);
        this.clock = clock;
    }

    /** Makes the partition ours, from the offset given when it was never read. */
    ConsumerOffsets.Position take(PartitionName partition, long beginning) {
        return offsets.take(partition, beginning);
    }

    /**
     * @param epochs under which the partitions of the batch were taken
     * @throws FencedException when one of them is no longer ours; then nothing was stored
     */
    Recorded record(List<Incoming> batch, Map<PartitionName, Long> epochs) {
        var verified = verification.verify(batch);
        var recorded = transaction.execute(status -> {
            next(batch)
                    .forEach(
                            (partition, next) -> offsets.advance(partition, epochs.getOrDefault(partition, -1L), next));
            return store(verified);
        });
        return recorded == null ? Recorded.NOTHING : recorded;
    }

    /**
     * Leaves out a record that memory does not hold: nothing of it is known but where it stands.
     *
     * @throws FencedException when the partition is no longer ours; then nothing was stored
     */
    Recorded pass(PartitionName partition, long offset, long epoch) {
        transaction.executeWithoutResult(status -> {
            offsets.advance(partition, epoch, offset + 1);
            var record = new Incoming(
                    partition.topicId(), partition.number(), offset, clock.instant(), null, Map.of(), new byte[0]);
            quarantine.put(List.of(new RefusedRecord(record, Refusal.TOO_LARGE, TOO_LARGE, null, null)));
        });
        return Recorded.refused(1);
    }

    private static Map<PartitionName, Long> next(List<Incoming> batch) {
        var next = new HashMap<PartitionName, Long>();
        batch.forEach(
                each -> next.merge(new PartitionName(each.topicId(), each.partition()), each.offset() + 1, Math::max));
        return next;
    }

    private Recorded store(List<Verified> verified) {
        var genuine = new ArrayList<Verified.Genuine>();
        var refused = new ArrayList<RefusedRecord>();
        for (var each : verified) {
            switch (each) {
                case Verified.Genuine report -> genuine.add(report);
                case Verified.Refused refusal -> refused.add(RefusedRecord.of(refusal));
            }
        }
        var taken = genuine.isEmpty() ? Recorded.NOTHING : enter(genuine, refused);
        quarantine.put(refused);
        return taken.plus(Recorded.refused(refused.size()));
    }

    /** @param refused to be added to */
    private Recorded enter(List<Verified.Genuine> genuine, List<RefusedRecord> refused) {
        var entered = ledger.enter(genuine, clock.instant());
        var rows = new ArrayList<StatementRow>();
        var late = new ArrayList<StatementRow>();
        var seen = new HashSet<ReportName>();
        var recorded = Recorded.NOTHING;
        for (var each : genuine) {
            var name = ReportName.of(each.report());
            var number = entered.get(name);
            if (number != null && seen.add(name)) {
                rows.addAll(rows(each, each.statedAt(), number));
                refused(each).ifPresent(refused::add);
                recorded = recorded.plus(Recorded.report(each.statements().size()));
            } else {
                recorded = recorded.plus(again(each, number == null, late, refused));
            }
        }
        statements.add(rows);
        rows.addAll(late);
        marks.mark(firstDays(rows));
        return recorded;
    }

    /**
     * A report whose name is taken: the same again, of which more may be taken by now, or other content.
     *
     * @param before whether its name was taken before this batch
     */
    private Recorded again(
            Verified.Genuine report, boolean before, List<StatementRow> late, List<RefusedRecord> refused) {
        var name = ReportName.of(report.report());
        var entry = ledger.find(name, report.contentHash());
        if (entry.isEmpty()) {
            refused.add(RefusedRecord.of(report, Refusal.OTHER_CONTENT, otherContent(name)));
            return Recorded.NOTHING;
        }
        return (before ? quarantine.refusedStatements(name) : Optional.<Long>empty())
                .map(quarantined -> secondLook(report, entry.get(), quarantined, late))
                .orElse(Recorded.DUPLICATE);
    }

    /** Statements were refused, and the catalogue may have been mended since: what fits by now is taken, as stated then. */
    private Recorded secondLook(
            Verified.Genuine report, Ledger.Entry entry, long quarantined, List<StatementRow> late) {
        var added = statements.addLate(rows(report, entry.statedAt(), entry.number()), clock.instant());
        late.addAll(added);
        var asked = report.untaken().stream()
                .map(Verified.Untaken::place)
                .flatMap(Optional::stream)
                .toList();
        var recorded = statements.recorded(entry.number(), entry.statedAt(), asked);
        var left = report.untaken().stream()
                .filter(each -> each.place().filter(recorded::contains).isEmpty())
                .toList();
        if (left.isEmpty()) {
            quarantine.resolve(quarantined);
        } else {
            quarantine.change(quarantined, words(left));
        }
        return added.isEmpty() ? Recorded.DUPLICATE : Recorded.more(added.size());
    }

    /** The statements that were not taken. */
    private static Optional<RefusedRecord> refused(Verified.Genuine report) {
        return report.untaken().isEmpty()
                ? Optional.empty()
                : Optional.of(RefusedRecord.of(report, Refusal.STATEMENTS_REFUSED, words(report.untaken())));
    }

    private static List<StatementRow> rows(Verified.Genuine report, Instant statedAt, long number) {
        return report.statements().stream()
                .map(taken -> new StatementRow(taken.series(), taken.day(), statedAt, number, taken.value()))
                .toList();
    }

    private static String words(List<Verified.Untaken> untaken) {
        var words = untaken.stream()
                .limit(MOST_SENTENCES)
                .map(Verified.Untaken::why)
                .collect(Collectors.joining("; "));
        var more = untaken.size() - MOST_SENTENCES;
        return more > 0 ? words + "; and " + more + " more" : words;
    }

    private static String otherContent(ReportName name) {
        return "Sequence " + name.sequence() + " of stream " + name.stream()
                + " was recorded with other content before: state the values again in a new report.";
    }

    private static Map<SeriesId, LocalDate> firstDays(List<StatementRow> rows) {
        var first = new TreeMap<SeriesId, LocalDate>((one, other) -> Integer.compare(one.value(), other.value()));
        rows.forEach(row -> first.merge(row.series(), row.day(), (one, other) -> one.isBefore(other) ? one : other));
        return first;
    }
}
