package coop.minga.ui.calibration;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.calibration.Calibration;
import coop.minga.analytics.verdict.Coverage;
import coop.minga.ui.component.CardTable;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.navigation.CatalogueNavigation;

/** Coverage of the bands: overall, by type, and for each visible unit. */
final class CoveragePanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Shares shares = new Shares(this);

    CoveragePanel(Calibration calibration) {
        addClassName("panel");
        var table = table("calibration.of");
        table.row(row(
                new Span(getTranslation("calibration.all")),
                calibration.coverages().all()));
        calibration
                .coverages()
                .byType()
                .forEach((nature, tally) -> table.row(row(new Span(EnumText.of(this, nature)), tally)));
        add(
                new H2(getTranslation("calibration.coverage")),
                new Paragraph(getTranslation("calibration.coverage.help")),
                table);
        if (!calibration.coverages().byUnit().isEmpty()) {
            add(new H2(getTranslation("calibration.units")), units(calibration));
        }
    }

    private CardTable units(Calibration calibration) {
        var table = table("calibration.unit");
        calibration
                .coverages()
                .byUnit()
                .forEach(of -> table.row(
                        row(CatalogueNavigation.link(of.unit().id(), of.unit().name()), of.coverage())));
        return table;
    }

    private CardTable table(String first) {
        return new CardTable(
                getTranslation("calibration.coverage"),
                List.of(
                        getTranslation(first),
                        getTranslation("calibration.readings"),
                        getTranslation("calibration.in", shares.whole(0.80)),
                        getTranslation("calibration.in", shares.whole(0.95)),
                        getTranslation("calibration.in", shares.whole(0.99))));
    }

    private Component[] row(Component name, Coverage tally) {
        return new Component[] {
            name,
            new Span(shares.count(tally.readings())),
            new Span(shares.against(tally.coverage80(), 0.80)),
            new Span(shares.against(tally.coverage95(), 0.95)),
            new Span(shares.against(tally.coverage99(), 0.99))
        };
    }
}
