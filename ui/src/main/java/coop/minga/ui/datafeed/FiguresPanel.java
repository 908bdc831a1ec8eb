package coop.minga.ui.datafeed;

import java.time.LocalDate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.text.DayWords;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.AnnouncedKinds;
import coop.minga.ui.component.ClosedReadings;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.DatafeedNavigation;

/** A day's sentence and figures, or a notice without access. */
final class FiguresPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Datafeeds datafeeds;
    private final transient EventEffects effects;
    private final transient Datafeed datafeed;
    private final transient LocalDate day;
    private final transient CurrentUser currentUser;
    private boolean refused;
    private boolean isNew = true;

    FiguresPanel(Datafeeds datafeeds, EventEffects effects, Datafeed datafeed, LocalDate day, CurrentUser currentUser) {
        this.datafeeds = datafeeds;
        this.effects = effects;
        this.datafeed = datafeed;
        this.day = day;
        this.currentUser = currentUser;
        addClassName("parts");
    }

    /** As for readings: no rendering unseen, no request after a denial. */
    void show() {
        if (refused) {
            return;
        }
        var series = datafeed.indicator().series();
        try {
            if (isNew || LiveUpdates.isSeen(this)) {
                show(datafeeds.day(currentUser.id(), series, day));
                isNew = false;
            } else {
                datafeeds.require(currentUser.id(), series);
            }
        } catch (PermissionDeniedException denied) {
            refused = true;
            removeAll();
            add(new ClosedReadings(datafeeds.find(series).map(Datafeed::unit).orElse(datafeed.unit())));
        }
    }

    private void show(DatafeedDay shown) {
        var events = effects.of(currentUser.id(), datafeed.indicator().series(), 0);
        var announced = AnnouncedKinds.on(this, day, events);
        var words = new DayWords(datafeed.indicator(), Formats.here().locale());
        var sentence = new Paragraph(announced.isEmpty() ? words.of(shown) : words.ofAnnounced(shown));
        sentence.addClassName("lead");
        var figures = new Section(
                new H2(getTranslation("figures.title")),
                new FiguresOfDay(this, datafeed.indicator(), announced).of(shown));
        figures.addClassName("panel");
        removeAll();
        add(sentence, days(), figures);
    }

    private Div days() {
        var series = datafeed.indicator().series();
        var days = new Div(
                DatafeedNavigation.figures(series, day.minusDays(1), getTranslation("figures.before")),
                DatafeedNavigation.figures(series, day.plusDays(1), getTranslation("figures.after")));
        days.addClassName("row");
        return days;
    }
}
