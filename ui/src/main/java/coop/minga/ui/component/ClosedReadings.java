package coop.minga.ui.component;

import com.vaadin.flow.component.html.Paragraph;
import coop.minga.analytics.catalogue.Unit;

/** Why somebody does not see the readings of a unit: it keeps them to itself, or they speak for nobody. */
public final class ClosedReadings extends Paragraph {

    private static final long serialVersionUID = 1L;

    public ClosedReadings(Unit unit) {
        setText(
                unit.sharesReadings()
                        ? getTranslation("datafeed.no-mandate")
                        : getTranslation("datafeed.closed", unit.name()));
    }
}
