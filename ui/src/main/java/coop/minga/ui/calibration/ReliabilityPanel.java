package coop.minga.ui.calibration;

import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import coop.minga.analytics.verdict.Coverage;
import coop.minga.analytics.verdict.Proportion;
import coop.minga.ui.component.CardTable;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.component.SeriesPlot;
import coop.minga.ui.component.SeriesPlot.Labels;
import coop.minga.ui.component.SeriesPlot.Point;

/** Observed and nominal share below each forecast quantile, as chart and table. */
final class ReliabilityPanel extends Section {

    private static final long serialVersionUID = 1L;

    /** Normal quantiles of two-sided 99, 95 and 80 % intervals. */
    private static final List<Double> REACH = List.of(2.576, 1.960, 1.282);

    private final transient Shares shares = new Shares(this);

    ReliabilityPanel(Coverage tally) {
        addClassName("panel");
        var chart = new SeriesChart();
        var points = new ArrayList<Point>();
        var table = new CardTable(
                getTranslation("calibration.reliability"),
                List.of(
                        getTranslation("calibration.quantile"),
                        getTranslation("calibration.below"),
                        getTranslation("calibration.difference")));
        for (var i = 0; i < Coverage.QUANTILES.size(); i++) {
            double promised = Coverage.QUANTILES.get(i);
            var share = tally.belowQuantiles().get(i);
            points.add(point(promised, share));
            table.row(shares.percent(promised), shares.known(share), difference(share.value() - promised));
        }
        chart.draw(
                new SeriesPlot(
                        Formats.here().locale().toLanguageTag(),
                        "%",
                        new Labels(
                                getTranslation("calibration.below"), getTranslation("calibration.by-chance"), "", ""),
                        points),
                getTranslation("calibration.reliability.description"));
        add(
                new H2(getTranslation("calibration.reliability")),
                new Paragraph(getTranslation("calibration.reliability.help")),
                chart,
                table);
    }

    private String difference(double share) {
        return getTranslation("calibration.points", String.format(Formats.here().locale(), "%+.1f", 100 * share));
    }

    private Point point(double promised, Proportion share) {
        var error = Math.sqrt(promised * (1 - promised) / share.trials());
        var low = REACH.stream()
                .map(reach -> 100 * Math.max(0, promised - reach * error))
                .toList();
        var high = REACH.stream()
                .map(reach -> 100 * Math.min(1, promised + reach * error))
                .toList();
        return new Point(
                shares.percent(promised),
                100 * share.value(),
                shares.percent(share.value()),
                100 * promised,
                low,
                high,
                shares.percent(low.getLast() / 100) + " – " + shares.percent(high.getLast() / 100),
                null,
                "none",
                false,
                false,
                false,
                false,
                "");
    }
}
