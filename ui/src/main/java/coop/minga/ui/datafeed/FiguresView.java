package coop.minga.ui.datafeed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.WildcardParameter;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.BreadcrumbFactory;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.DatafeedNavigation;
import jakarta.annotation.security.PermitAll;

/** One day of an indicator with all figures of its verdict. */
@Route(DatafeedNavigation.FIGURES)
@PermitAll
final class FiguresView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** Bounds of valid years. */
    private static final int EARLIEST = 1900;

    private static final int LATEST = 9998;

    private final transient Datafeeds datafeeds;
    private final transient EventEffects effects;
    private final transient CurrentUser currentUser;
    private final transient LiveUpdates live;
    private final transient BreadcrumbFactory breadcrumbs;
    private String pageTitle = "";

    FiguresView(
            Datafeeds datafeeds,
            EventEffects effects,
            CurrentUser currentUser,
            LiveUpdates live,
            BreadcrumbFactory breadcrumbs) {
        this.datafeeds = datafeeds;
        this.effects = effects;
        this.currentUser = currentUser;
        this.live = live;
        this.breadcrumbs = breadcrumbs;
        addClassNames("view", "day-figures");
    }

    /** Days share one view instance; the panel ends its redraws. */
    @Override
    public void setParameter(BeforeEvent event, @WildcardParameter String path) {
        var parts = path.split("/", -1);
        if (parts.length != 2) {
            throw new NotFoundException("There is no day '" + path + "': expected an indicator and a date.");
        }
        var datafeed = datafeed(parts[0]);
        var panel = new FiguresPanel(datafeeds, effects, datafeed, day(parts[1]), currentUser);
        removeAll();
        add(heading(datafeed, day(parts[1])), panel);
        live.redrawOn(panel, panel::show, List.of(live.readings()));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private Datafeed datafeed(String number) {
        try {
            return datafeeds.find(new SeriesId(Integer.parseInt(number))).orElseThrow(() -> unknown(number));
        } catch (NumberFormatException unreadable) {
            throw unknown(number);
        }
    }

    private static NotFoundException unknown(String number) {
        return new NotFoundException("There is no indicator " + number + ".");
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
                throw unknownDay(text);
            }
            return day;
        } catch (DateTimeException unreadable) {
            throw unknownDay(text);
        }
    }

    private static NotFoundException unknownDay(String text) {
        return new NotFoundException("There is no day '" + text + "'.");
    }

    private Header heading(Datafeed datafeed, LocalDate day) {
        var indicator = datafeed.indicator();
        var title = Formats.here().weekday(day);
        pageTitle = title + " · " + indicator.name(getLocale());
        var heading = new Header(breadcrumbs.leadingTo(datafeed.unit(), indicator), new H1(title));
        heading.addClassName("view-title");
        return heading;
    }
}
