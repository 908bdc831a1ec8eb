package coop.minga.ui.now;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.now.Listing;
import coop.minga.analytics.now.UnusualReading;
import coop.minga.analytics.now.WallSnapshot;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.StaticHtml;
import coop.minga.ui.component.UnusualSide;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/** Readings listed by the listing rule, rarest first. */
final class UnusualReadingsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private transient @Nullable Listing listing;

    UnusualReadingsPanel() {
        addClassNames("panel", "exceptions");
        add(new H2(getTranslation("wall.exceptions")), body);
    }

    void show(WallSnapshot snapshot) {
        if (!snapshot.listing().equals(listing)) {
            listing = snapshot.listing();
            body.removeAll();
            draw(snapshot, listing);
        }
    }

    private void draw(WallSnapshot snapshot, Listing listing) {
        if (listing.exceptions().isEmpty()) {
            body.add(new Paragraph(
                    listing.among() == 0
                            ? getTranslation("wall.exceptions.unseen")
                            : getTranslation("wall.exceptions.none", listing.among())));
            return;
        }
        var rule = new Paragraph(getTranslation("wall.exceptions.rule", listing.listed(), listing.among()));
        rule.addClassName("quiet-text");
        body.add(rule);
        var list = new OrderedList();
        list.addClassName("ranked");
        listing.exceptions().forEach(exception -> list.add(row(exception, snapshot)));
        body.add(list);
    }

    private Html row(UnusualReading exception, WallSnapshot snapshot) {
        var indicator = exception.indicator();
        var link = DatafeedNavigation.link(indicator.series(), indicator.name(getLocale()));
        var unit =
                new Span(snapshot.tree().find(indicator.unit()).map(Unit::name).orElse(""));
        unit.addClassName("quiet-text");
        var day = new Span(Formats.here().weekday(exception.day()));
        day.addClassName("quiet-text");
        var where = new Div(link, unit, day);
        where.addClassName("stack");
        return StaticHtml.of(new ListItem(shape(exception), where, figures(exception)));
    }

    /** A reading within its range is listed for its verdict, such as stuck, or together with earlier ones. */
    private Component shape(UnusualReading exception) {
        return switch (exception.side()) {
            case UP, DOWN -> {
                var side = new UnusualSide(
                        exception.side(),
                        Polarity.isPleasure(
                                exception.side(), exception.indicator().goodDirection()));
                yield Badge.shapeOnly(exception.flagged() ? side.flag() : side.odd(), side.words(this));
            }
            case NONE ->
                exception.kind() == VerdictKind.STEADY
                        ? Badge.shapeOnly("odd-together", getTranslation("wall.exceptions.together"))
                        : Badge.shapeOnly(EnumText.name(exception.kind()), EnumText.of(this, exception.kind()));
        };
    }

    private Div figures(UnusualReading exception) {
        var formats = Formats.here();
        var indicator = exception.indicator();
        var came = new Span(formats.quantity(exception.value(), indicator));
        came.addClassName("figure");
        var range = formats.expected(exception.expected(), indicator);
        var expected = new Span(getTranslation(
                "wall.exceptions.expected",
                range.low(),
                formats.withUnit(range.high(), exception.expected().high(), indicator)));
        expected.addClassName("quiet-text");
        var figures = new Div(came, expected);
        figures.addClassNames("stack", "figures");
        return figures;
    }
}
