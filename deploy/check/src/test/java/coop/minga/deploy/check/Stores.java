package coop.minga.deploy.check;

import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** Classes that may access a database, with reasons. Others are refused. */
final class Stores {
    private static final Map<String, String> TABLE = table("""
            ingest.spool.SpoolDatabase          the file of the spool, its tables and transactions
            ingest.spool.Spool                  opens the file and sets its tables to work
            ingest.spool.SpoolReader            opens the file beside the agent, to read what was stated
            ingest.spool.ReportTable            store of the spooled reports
            ingest.spool.ReportWriter           reports and statements of one transaction
            ingest.spool.SpoolJournal           store of files, problems and the stream
            ingest.spool.StatedTable            store of what was stated before

            analytics.event.KnownEvents store
            analytics.catalogue.CooperativeKeys store
            analytics.clock.SynchronizedMachineClock       reads the clock of the database
            analytics.catalogue.Federations     store
            analytics.catalogue.Indicators      store
            analytics.catalogue.Units           store
            analytics.people.KnownDevices     store
            analytics.people.Mandates         store
            analytics.people.People           store
            analytics.access.AccessDenials         store
            analytics.people.SignInTurns      store
            analytics.access.AccessLog         store
            analytics.series.CopyIn             writes the rows of a store by COPY
            analytics.series.DirtyMarks         store
            analytics.series.SuspendedSeriesStore           store
            analytics.series.Readings           store
            analytics.series.Statements         store
            analytics.series.StatementBound     reads what a day has, for that store
            analytics.recorder.ConsumerOffsets  store
            analytics.recorder.RecordedReports  store of what was recorded
            analytics.quarantine.Quarantine       store of what was not understood
            analytics.quarantine.QuarantineCounts store of how much of it is not kept
            analytics.quarantine.QuarantineRows   writes the rows of the quarantine
            analytics.verdict.PooledQuantileTables store
            analytics.verdict.JudgedDays        store
            analytics.verdict.QuantilePooling   reads over judged days, once a week
            analytics.verdict.JudgedWeeks       store of how they came out
            analytics.verdict.VerdictStatistics      reads over the judged weeks and days, for one screen
            analytics.verdict.ReplayParts       store
            analytics.verdict.StateSnapshots         store
            analytics.alert.AlertEvents         store
            analytics.alert.Alerts              store
            analytics.act.PendingActs      store
            analytics.calibration.Calibrations        makes its readers
            analytics.calibration.SelfResolvedAlerts        reads alerts, for one screen
            analytics.now.UnitCounts          reads what the database counts
            analytics.now.NowSnapshots                reads over the tables of others, for one screen
            analytics.now.Sparklines          reads judged days, for one screen
            analytics.now.EndedAlerts           reads the list that the database keeps, for one screen
            analytics.search.Search            reads names over the tables of others, for one field
            analytics.discussion.Threads        store
            analytics.channel.Channels             store
            analytics.outbox.Outbox               store of what chat still has to say
            analytics.outbox.OldMessages          deletes from it
            analytics.outbox.Digests              what of it is told together
            analytics.outage.Outage             reads why the database refused
            analytics.outage.ScreenConnections  gives screens connections of their own
            analytics.ScreenPool                wires them
            analytics.notify.ChangeNotifier                 listens to the database and notifies by it

            analytics.recorder.Recorder         makes its two own stores
            analytics.DatabaseConfiguration     wires the database and its clocks
            analytics.CrossPackageConfiguration wires stores that take more than a database
            analytics.WaitingMigration              waits for the database before anything else uses it

            deploy.demo.DemoTables        fills the tables of the sample federation
            deploy.bench.BenchRoom              hands out the database of a benchmark
            deploy.bench.FloodResults           counts what was recorded and judged
            deploy.bench.RoomResults            changes shown rows
            deploy.bench.SampleFederation       fills the tables
            deploy.standalone.EmbeddedDatabase  starts the server and makes its databases
            """);

    private Stores() {}

    static Set<String> named() {
        return TABLE.keySet();
    }

    private static Map<String, String> table(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" +", 2))
                .collect(toUnmodifiableMap(words -> "coop.minga." + words[0], words -> words[1]));
    }
}
