package coop.minga.ui.calibration;

import java.text.NumberFormat;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.verdict.Proportion;
import coop.minga.ui.component.Formats;

/** Formats shares with their intervals. */
final class Shares {

    private final Component where;
    private final NumberFormat percent;
    private final NumberFormat count;

    Shares(Component where) {
        this.where = where;
        var locale = Formats.here().locale();
        percent = NumberFormat.getPercentInstance(locale);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        count = NumberFormat.getIntegerInstance(locale);
    }

    /** For example "79.4% (78.1% to 80.6%)". */
    String known(Proportion share) {
        return share.known()
                ? where.getTranslation(
                        "calibration.share", percent(share.value()), percent(share.low()), percent(share.high()))
                : where.getTranslation("calibration.unknown");
    }

    /** Marks a share whose interval excludes the nominal one. */
    String against(Proportion share, double promised) {
        return !share.known() || share.contains(promised)
                ? known(share)
                : where.getTranslation(
                        share.value() < promised ? "calibration.too-few" : "calibration.too-many", known(share));
    }

    String percent(double share) {
        return percent.format(share);
    }

    /** Without decimals, for nominal shares. */
    String whole(double share) {
        return NumberFormat.getPercentInstance(Formats.here().locale()).format(share);
    }

    String count(long number) {
        return count.format(number);
    }
}
