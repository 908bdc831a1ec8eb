package coop.minga.ui.calibration;

import java.util.List;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.calibration.Calibration;
import coop.minga.analytics.calibration.Delays;
import coop.minga.ui.component.CardTable;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;

/** Rate of flags, false alarms, kinds, and delay of detection. */
final class FlagsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Shares shares = new Shares(this);

    FlagsPanel(Calibration calibration) {
        addClassName("panel");
        add(new H2(getTranslation("calibration.flags")));
        if (calibration.flags().count() == 0) {
            add(new Paragraph(getTranslation("calibration.flags.none")));
            return;
        }
        add(
                rates(calibration),
                new Paragraph(getTranslation("calibration.delays.help")),
                kinds(calibration.flags().delays()));
    }

    private UnorderedList rates(Calibration calibration) {
        var rate = String.format(Formats.here().locale(), "%.2f", calibration.flagsASeriesYear());
        var years = String.format(
                Formats.here().locale(), "%,.1f", calibration.coverages().all().seriesYears());
        var list = new UnorderedList(
                new ListItem(getTranslation("calibration.rate", rate)),
                new ListItem(getTranslation(
                        "calibration.rate.from",
                        shares.count(calibration.flags().count()),
                        years)),
                new ListItem(getTranslation(
                        "calibration.retracted",
                        shares.known(calibration.flags().retracted()))));
        var quick = calibration.flags().selfResolved();
        list.add(new ListItem(
                quick == null
                        ? getTranslation("calibration.quick.kept")
                        : getTranslation("calibration.quick", shares.known(quick))));
        list.addClassName("lines");
        return list;
    }

    private CardTable kinds(List<Delays> delays) {
        var table = new CardTable(
                getTranslation("calibration.flags"),
                List.of(
                        getTranslation("calibration.kind"),
                        getTranslation("calibration.settled"),
                        getTranslation("calibration.taken-back"),
                        getTranslation("calibration.median"),
                        getTranslation("calibration.spread")));
        delays.forEach(each -> table.row(
                EnumText.of(this, each.kind()),
                shares.count(each.settled()),
                shares.count(each.retracted()),
                each.settled() == 0 ? getTranslation("calibration.unknown") : shares.count(each.median()),
                each.settled() == 0
                        ? getTranslation("calibration.unknown")
                        : getTranslation(
                                "calibration.from-to", shares.count(each.early()), shares.count(each.late()))));
        return table;
    }
}
