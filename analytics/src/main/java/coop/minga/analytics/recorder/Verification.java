package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.CooperativeKey;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.quarantine.ContentHash;
import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.analytics.quarantine.ReceivedRecord;
import coop.minga.analytics.quarantine.VerificationResult;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.ReportHeaders;
import coop.minga.ingest.contract.SignedReport;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.UnreadableReportException;

/** Authenticates each record and selects its acceptable statements. Stores nothing. */
public final class Verification {

    private static final int DAYS_AHEAD = 1;

    private final Federations federations;
    private final CooperativeKeys keys;
    private final Indicators indicators;
    private final Units units;
    private final Clock clock;

    /** @param clock the federation's, to reject days in the future */
    public Verification(
            Federations federations, CooperativeKeys keys, Indicators indicators, Units units, Clock clock) {
        this.federations = federations;
        this.keys = keys;
        this.indicators = indicators;
        this.units = units;
        this.clock = clock;
    }

    /** Keeps the order. Reads catalogue and keys once a batch. */
    List<VerificationResult> verify(List<ReceivedRecord> batch) {
        var ids = batch.stream().flatMap(each -> signer(each).stream()).collect(Collectors.toSet());
        var found = keys.find(ids);
        var senders = found.values().stream().map(CooperativeKey::unit).collect(Collectors.toSet());
        var lookup = new Lookup(federations.id(), found, indicators.of(senders), units.today(senders, clock.instant()));
        return batch.stream().map(each -> verify(each, lookup)).toList();
    }

    private static Optional<KeyId> signer(ReceivedRecord received) {
        try {
            return Optional.of(
                    ReportHeaders.read(received.headers(), received.payload()).key());
        } catch (UnreadableReportException unsigned) {
            return Optional.empty();
        }
    }

    private VerificationResult verify(ReceivedRecord received, Lookup lookup) {
        SignedReport signed;
        try {
            signed = ReportHeaders.read(received.headers(), received.payload());
        } catch (UnreadableReportException e) {
            return new VerificationResult.Rejected(received, QuarantineReason.UNSIGNED, e.getMessage(), null);
        }
        var key = lookup.keys().get(signed.key());
        if (key == null) {
            return new VerificationResult.Rejected(
                    received,
                    QuarantineReason.UNKNOWN_KEY,
                    "The key " + signed.key() + " is not registered: add its public key to the cooperative's unit.",
                    null);
        }
        if (!key.publicKey().verify(signed)) {
            return new VerificationResult.Rejected(
                    received,
                    QuarantineReason.WRONG_SIGNATURE,
                    "The signature does not fit the bytes and the key " + key.id()
                            + ": sign exactly the bytes that are sent.",
                    null);
        }
        if (key.revoked()) {
            return new VerificationResult.Rejected(
                    received,
                    QuarantineReason.REVOKED_KEY,
                    "The key " + key.id() + " was revoked: sign with one that holds and state the values again.",
                    key.unit());
        }
        return checkReport(received, key, lookup);
    }

    private VerificationResult checkReport(ReceivedRecord received, CooperativeKey key, Lookup lookup) {
        Report report;
        try {
            report = ReportCodec.decode(received.payload());
        } catch (UnreadableReportException e) {
            return new VerificationResult.Rejected(received, QuarantineReason.UNREADABLE, e.getMessage(), key.unit());
        }
        if (!lookup.federation().equals(Optional.of(report.federation()))) {
            return new VerificationResult.Rejected(
                    received,
                    QuarantineReason.WRONG_FEDERATION,
                    "The report is for the federation '" + report.federation() + "', expected '"
                            + lookup.federation().map(FederationId::value).orElse("none yet")
                            + "': mend the federation in the catalogue.",
                    key.unit());
        }
        if (!UnitId.of(report.cooperative()).equals(key.unit())) {
            return new VerificationResult.Rejected(
                    received,
                    QuarantineReason.NOT_THEIRS,
                    "The key of " + key.unit() + " signed a report of " + report.cooperative()
                            + ": sign each cooperative's reports with a key of its own.",
                    key.unit());
        }
        return checkStatements(received, report, lookup);
    }

    /** Days are the unit's own: a report's zone could reach the future. */
    private static VerificationResult checkStatements(ReceivedRecord received, Report report, Lookup all) {
        var unit = UnitId.of(report.cooperative());
        var lookup = all.indicators().getOrDefault(unit, List.of());
        var lastDay = Objects.requireNonNull(all.today().get(unit)).plusDays(DAYS_AHEAD);
        var accepted = new ArrayList<VerificationResult.AcceptedStatement>();
        var rejected = new ArrayList<VerificationResult.RejectedStatement>();
        for (var statement : report.statements()) {
            var indicator = lookup.stream()
                    .filter(each -> each.definition().code().equals(statement.indicator()))
                    .findFirst()
                    .orElse(null);
            var fault = indicator == null ? unknown(statement, unit) : fault(statement, indicator, lastDay);
            if (indicator != null && fault.isEmpty()) {
                accepted.add(new VerificationResult.AcceptedStatement(
                        indicator.series(), statement.indicator(), statement.day(), statement.stated()));
            } else {
                rejected.add(new VerificationResult.RejectedStatement(
                        indicator == null ? null : indicator.series(), statement.day(), fault));
            }
        }
        return new VerificationResult.Authentic(
                received,
                report,
                unit,
                ContentHash.of(received.payload()),
                earlier(report.statedAt(), received.appendedAt()),
                accepted,
                rejected);
    }

    private static String unknown(Statement statement, UnitId unit) {
        return statement.indicator() + " on " + statement.day() + ": not an indicator of " + unit;
    }

    /** Empty when there is none. */
    private static String fault(Statement statement, Indicator indicator, LocalDate lastDay) {
        var definition = indicator.definition();
        var where = statement.indicator() + " on " + statement.day() + ": ";
        if (!statement.unitOfMeasure().equals(definition.unitOfMeasure())) {
            return where + "unit '" + statement.unitOfMeasure() + "', expected '" + definition.unitOfMeasure() + "'";
        }
        if (statement.day().isAfter(lastDay)) {
            return where + "the day is in the future, expected " + lastDay + " at the latest";
        }
        if (statement.withdrawn()) {
            return "";
        }
        if (definition.lowest() != null && statement.value() < definition.lowest()) {
            return where + statement.value() + " is below the lowest possible " + definition.lowest();
        }
        if (definition.highest() != null && statement.value() > definition.highest()) {
            return where + statement.value() + " is above the highest possible " + definition.highest();
        }
        return "";
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The catalogue and keys for one batch. */
    private record Lookup(
            Optional<FederationId> federation,
            Map<KeyId, CooperativeKey> keys,
            Map<UnitId, List<Indicator>> indicators,
            Map<UnitId, LocalDate> today) {}
}
