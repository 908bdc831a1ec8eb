package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.quarantine.PartitionName;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.analytics.quarantine.ReceivedRecord;
import coop.minga.analytics.quarantine.RejectedRecord;
import coop.minga.analytics.quarantine.ReportName;
import coop.minga.analytics.quarantine.VerificationResult;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.StatementRow;
import coop.minga.analytics.series.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a batch in one transaction: reports, statements, quarantine, dirty marks and Kafka's offsets. Repeating a
 * report changes nothing, unless the catalogue was corrected meanwhile (decision 004).
 */
public final class Recorder {

    private static final int MOST_SENTENCES = 20;
    private static final String TOO_LARGE = "It needs more memory than this node has, and was skipped;"
            + " only the broker has its bytes, and their number is not known.";

    private final TransactionTemplate transaction;
    private final Verification verification;
    private final RecordedReports reports;
    private final Statements statements;
    private final DirtyMarks marks;
    private final Quarantine quarantine;
    private final ConsumerOffsets offsets;
    private final Clock clock;

    /** @param clock the federation's */
    public Recorder(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Verification verification,
            Statements statements,
            DirtyMarks marks,
            Quarantine quarantine,
            Clock clock) {
        this.transaction = transaction;
        this.verification = verification;
        this.reports = new RecordedReports(jdbc);
        this.statements = statements;
        this.marks = marks;
        this.quarantine = quarantine;
        this.offsets = new ConsumerOffsets(jdbc);
        this.clock = clock;
    }

    /** Claims the partition, from the given offset if never read. */
    ConsumerOffsets.ClaimedOffset claim(PartitionName partition, long beginning) {
        return offsets.claim(partition, beginning);
    }

    /**
     * @param epochs of the claims on the batch's partitions
     * @throws FencedException if one is no longer ours; then nothing was stored
     */
    BatchCounts record(List<ReceivedRecord> batch, Map<PartitionName, Long> epochs) {
        var verified = verification.verify(batch);
        var recorded = transaction.execute(status -> {
            next(batch)
                    .forEach(
                            (partition, next) -> offsets.advance(partition, epochs.getOrDefault(partition, -1L), next));
            return store(verified);
        });
        return recorded == null ? BatchCounts.NOTHING : recorded;
    }

    /**
     * Skips an oversized record, of which only the position is known.
     *
     * @throws FencedException when the partition is no longer ours; then nothing was stored
     */
    BatchCounts skip(PartitionName partition, long offset, long epoch) {
        transaction.executeWithoutResult(status -> {
            offsets.advance(partition, epoch, offset + 1);
            var record = new ReceivedRecord(
                    partition.topicId(), partition.number(), offset, clock.instant(), null, Map.of(), new byte[0]);
            quarantine.put(List.of(new RejectedRecord(record, QuarantineReason.TOO_LARGE, TOO_LARGE, null, null)));
        });
        return BatchCounts.rejected(1);
    }

    private static Map<PartitionName, Long> next(List<ReceivedRecord> batch) {
        var next = new HashMap<PartitionName, Long>();
        batch.forEach(
                each -> next.merge(new PartitionName(each.topicId(), each.partition()), each.offset() + 1, Math::max));
        return next;
    }

    private BatchCounts store(List<VerificationResult> verified) {
        var authentic = new ArrayList<VerificationResult.Authentic>();
        var rejected = new ArrayList<RejectedRecord>();
        for (var each : verified) {
            switch (each) {
                case VerificationResult.Authentic report -> authentic.add(report);
                case VerificationResult.Rejected rejection -> rejected.add(RejectedRecord.of(rejection));
            }
        }
        var accepted = authentic.isEmpty() ? BatchCounts.NOTHING : enter(authentic, rejected);
        quarantine.put(rejected);
        return accepted.plus(BatchCounts.rejected(rejected.size()));
    }

    /** @param rejected receives rejected records */
    private BatchCounts enter(List<VerificationResult.Authentic> authentic, List<RejectedRecord> rejected) {
        var entered = reports.insertNew(authentic, clock.instant());
        var entries = new LinkedHashMap<Long, VerificationResult.Authentic>();
        var changed = new HashMap<SeriesId, LocalDate>();
        var recorded = BatchCounts.NOTHING;
        for (var each : authentic) {
            var number = entered.get(ReportName.of(each.report()));
            if (number == null || entries.putIfAbsent(number, each) != null) {
                recorded = recorded.plus(recordAgain(each, number == null, changed, rejected));
            }
        }
        recorded = recorded.plus(enterNew(entries, changed, rejected));
        marks.mark(changed);
        return recorded;
    }

    /** @param entries new reports by their number */
    private BatchCounts enterNew(
            Map<Long, VerificationResult.Authentic> entries,
            Map<SeriesId, LocalDate> changed,
            List<RejectedRecord> rejected) {
        var rows = new ArrayList<StatementRow>();
        entries.forEach((number, report) -> rows.addAll(rows(report, report.statedAt(), number)));
        var added = statements.add(rows);
        merge(added.changed(), changed);
        var beyond = added.overLimit().stream().collect(Collectors.groupingBy(StatementRow::report));
        var recorded = BatchCounts.NOTHING;
        for (var entry : entries.entrySet()) {
            var report = entry.getValue();
            var without = beyond.getOrDefault(entry.getKey(), List.of());
            var all = new ArrayList<>(report.rejected());
            all.addAll(beyondBound(report, without));
            if (!all.isEmpty()) {
                rejected.add(RejectedRecord.of(report, QuarantineReason.STATEMENTS_REFUSED, words(all)));
            }
            recorded = recorded.plus(BatchCounts.report(report.accepted().size() - without.size()));
        }
        return recorded;
    }

    private List<VerificationResult.RejectedStatement> beyondBound(
            VerificationResult.Authentic report, List<StatementRow> rows) {
        var days = rows.stream().map(StatementRow::seriesDay).collect(Collectors.toSet());
        return report.accepted().stream()
                .filter(each -> days.contains(each.seriesDay()))
                .map(each -> new VerificationResult.RejectedStatement(
                        each.series(),
                        each.day(),
                        each.indicator() + " on " + each.day() + ": the day was stated " + statements.mostOfADay()
                                + " times already, the most of one day, and its last value stays"))
                .toList();
    }

    private static void merge(Map<SeriesId, LocalDate> days, Map<SeriesId, LocalDate> firstDays) {
        days.forEach((series, day) -> firstDays.merge(series, day, (one, other) -> one.isBefore(other) ? one : other));
    }

    /**
     * A known name: a duplicate, which may have more acceptable statements, or other content.
     *
     * @param isDuplicate whether the name was known before this batch
     */
    private BatchCounts recordAgain(
            VerificationResult.Authentic report,
            boolean isDuplicate,
            Map<SeriesId, LocalDate> changed,
            List<RejectedRecord> rejected) {
        var name = ReportName.of(report.report());
        var entry = reports.find(name, report.contentHash());
        if (entry.isEmpty()) {
            rejected.add(RejectedRecord.of(report, QuarantineReason.OTHER_CONTENT, otherContent(name)));
            return BatchCounts.NOTHING;
        }
        return (isDuplicate ? quarantine.rejectedStatements(name) : Optional.<Long>empty())
                .map(quarantined -> retryRejected(report, entry.get(), quarantined, changed))
                .orElse(BatchCounts.DUPLICATE);
    }

    /** Retries rejected statements, as the catalogue may have been corrected. Keeps their time. */
    private BatchCounts retryRejected(
            VerificationResult.Authentic report,
            RecordedReports.Entry entry,
            long quarantined,
            Map<SeriesId, LocalDate> changed) {
        var rejected = report.rejected().stream()
                .map(VerificationResult.RejectedStatement::seriesDay)
                .flatMap(Optional::stream);
        var accepted = report.accepted().stream().map(VerificationResult.AcceptedStatement::seriesDay);
        var recorded = statements.recorded(
                entry.number(),
                entry.statedAt(),
                Stream.concat(rejected, accepted).toList());
        var missing = rows(report, entry.statedAt(), entry.number()).stream()
                .filter(row -> !recorded.contains(row.seriesDay()))
                .toList();
        var added = statements.addLate(missing, clock.instant());
        merge(added.changed(), changed);
        var left = report.rejected().stream()
                .filter(each -> each.seriesDay().filter(recorded::contains).isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        left.addAll(beyondBound(report, added.overLimit()));
        if (left.isEmpty()) {
            quarantine.resolve(quarantined);
        } else {
            quarantine.change(quarantined, words(left));
        }
        return added.stored().isEmpty()
                ? BatchCounts.DUPLICATE
                : BatchCounts.more(added.stored().size());
    }

    private static List<StatementRow> rows(VerificationResult.Authentic report, Instant statedAt, long number) {
        return report.accepted().stream()
                .map(accepted ->
                        new StatementRow(accepted.series(), accepted.day(), statedAt, number, accepted.value()))
                .toList();
    }

    private static String words(List<VerificationResult.RejectedStatement> rejected) {
        var words = rejected.stream()
                .limit(MOST_SENTENCES)
                .map(VerificationResult.RejectedStatement::why)
                .collect(Collectors.joining("; "));
        var more = rejected.size() - MOST_SENTENCES;
        return more > 0 ? words + "; and " + more + " more" : words;
    }

    private static String otherContent(ReportName name) {
        return "Sequence " + name.sequence() + " of stream " + name.stream()
                + " was recorded with other content before: state the values again in a new report.";
    }
}
