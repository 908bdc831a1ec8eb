package coop.minga.analytics.calibration;

import java.util.List;
import java.util.TreeMap;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.FlagCount;

/**
 * The detection delays of one kind.
 *
 * @param settled flags settled as this kind, whose delays these are
 * @param retracted flags retracted
 * @param early,median,late quartiles of the days from onset to flag
 */
public record Delays(VerdictKind kind, long settled, long retracted, int early, int median, int late) {

    static Delays of(VerdictKind kind, List<FlagCount> flags) {
        var delays = new TreeMap<Integer, Long>();
        flags.stream()
                .filter(each -> !each.retracted() && each.settled())
                .forEach(each -> delays.merge(each.delay(), each.count(), Long::sum));
        var settled = delays.values().stream().mapToLong(Long::longValue).sum();
        var retracted = flags.stream()
                .filter(FlagCount::retracted)
                .mapToLong(FlagCount::count)
                .sum();
        return new Delays(
                kind,
                settled,
                retracted,
                within(delays, settled, 0.25),
                within(delays, settled, 0.5),
                within(delays, settled, 0.75));
    }

    /** The quantile of the delays. */
    private static int within(TreeMap<Integer, Long> delays, long all, double share) {
        long passed = 0;
        for (var delay : delays.entrySet()) {
            passed += delay.getValue();
            if (passed >= share * all) {
                return delay.getKey();
            }
        }
        return 0;
    }
}
