package coop.minga.analytics.calibration;

import java.util.List;
import java.util.TreeMap;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.Flags;

/**
 * The flags of one kind.
 *
 * @param settled how many of them are settled as such; the delays are theirs
 * @param withdrawn how many were withdrawn
 * @param early,median,late days from the onset to the flag: a quarter, a half and three quarters took no longer
 */
public record Delays(VerdictKind kind, long settled, long withdrawn, int early, int median, int late) {

    static Delays of(VerdictKind kind, List<Flags> flags) {
        var delays = new TreeMap<Integer, Long>();
        flags.stream()
                .filter(each -> !each.withdrawn() && each.settled())
                .forEach(each -> delays.merge(each.delay(), each.count(), Long::sum));
        var settled = delays.values().stream().mapToLong(Long::longValue).sum();
        var withdrawn =
                flags.stream().filter(Flags::withdrawn).mapToLong(Flags::count).sum();
        return new Delays(
                kind,
                settled,
                withdrawn,
                within(delays, settled, 0.25),
                within(delays, settled, 0.5),
                within(delays, settled, 0.75));
    }

    /** The least delay that so great a share did not exceed. */
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
