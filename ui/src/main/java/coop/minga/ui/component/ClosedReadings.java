package coop.minga.ui.component;

import com.vaadin.flow.component.html.Paragraph;
import coop.minga.analytics.catalogue.Unit;

/** Explains hidden readings: not shared, or the viewer has no mandate. */
public final class ClosedReadings extends Paragraph {

    private static final long serialVersionUID = 1L;

    public ClosedReadings(Unit unit) {
        setText(
                unit.sharesReadings()
                        ? getTranslation("datafeed.no-mandate")
                        : getTranslation("datafeed.closed", unit.name()));
    }
}
