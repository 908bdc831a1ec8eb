package coop.minga.ui.calibration;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.calibration.Calibration;
import coop.minga.analytics.calibration.Calibrations;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.RequiredRadios;
import coop.minga.ui.navigation.CalibrationNavigation;
import jakarta.annotation.security.PermitAll;

/** The filter's quality on the federation's data. A snapshot of its opening: figures change weekly. */
@Route(CalibrationNavigation.CALIBRATION)
@PermitAll
final class CalibrationView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final List<Integer> SPANS = List.of(28, 91, 365);

    private final transient Calibrations calibrations;
    private final transient CurrentUser currentUser;
    private final RequiredRadios<Integer> span = new RequiredRadios<>();
    private final Div body = new Div();

    CalibrationView(Calibrations calibrations, CurrentUser currentUser) {
        this.calibrations = calibrations;
        this.currentUser = currentUser;
        addClassNames("view", "calibration");
        var title = new Header(new H1(getTranslation("calibration.title")));
        title.addClassName("view-title");
        span.setLabel(getTranslation("datafeed.range"));
        span.setItems(SPANS);
        span.setItemLabelGenerator(days -> getTranslation(words(days)));
        span.setValue(91);
        span.addClassName("range");
        span.addValueChangeListener(change -> show());
        body.addClassName("stack");
        add(title, new Paragraph(getTranslation("calibration.purpose")), span, body);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("calibration.title");
    }

    private static String words(int days) {
        return switch (days) {
            case 28 -> "calibration.span.28";
            case 91 -> "calibration.span.91";
            default -> "calibration.span.365";
        };
    }

    private void show() {
        var viewer = currentUser.viewer();
        var calibration = calibrations.of(viewer, span.getValue());
        calibrations.recordLook(viewer, calibration);
        body.removeAll();
        if (calibration.coverages().all().readings() == 0) {
            body.add(new Paragraph(getTranslation("calibration.none")));
            return;
        }
        body.add(
                new Paragraph(scope(calibration)),
                new CoveragePanel(calibration),
                new ReliabilityPanel(calibration.coverages().all()),
                new FlagsPanel(calibration));
    }

    private String scope(Calibration calibration) {
        var since = Formats.here().day(calibration.since());
        return calibration.coverages().withheld() == 0
                ? getTranslation(
                        "calibration.scope", since, calibration.coverages().pooled())
                : getTranslation(
                        "calibration.scope.kept",
                        since,
                        calibration.coverages().pooled(),
                        calibration.coverages().withheld());
    }
}
