package coop.minga.ui.operations;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.operations.Issue;
import coop.minga.analytics.operations.Operations;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.account.Accounts;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.OperationsNavigation;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Operational issues with instructions. */
@Route(OperationsNavigation.OPERATIONS)
@RolesAllowed(Accounts.OPERATOR)
final class OperatorView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 50;

    private final transient Operations operations;
    private final transient Units units;
    private final transient CurrentUser currentUser;
    private final Div body = new Div();

    OperatorView(Operations operations, Units units, CurrentUser currentUser, LiveUpdates live) {
        this.operations = operations;
        this.units = units;
        this.currentUser = currentUser;
        addClassNames("view", "operations");
        var title = new Header(new H1(getTranslation("operations.title")));
        title.addClassName("view-title");
        body.addClassName("stack");
        add(title, new Paragraph(getTranslation("operations.purpose")), outage(live), body);
        live.redrawOn(this, this::show, List.of(live.readings(), live.alerts()));
    }

    /** The session has the roles of the sign-in. The account says who is an operator now. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!currentUser.viewer().person().operator()) {
            event.rerouteToError(AccessDeniedException.class);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operations.title");
    }

    private void show() {
        body.removeAll();
        body.add(
                waiting(),
                troubles(
                        "operations.aside",
                        "operations.aside.help",
                        "operations.aside.none",
                        operations.suspendedSeries(MOST)),
                troubles(
                        "operations.undelivered",
                        "operations.undelivered.help",
                        "operations.undelivered.none",
                        operations.undelivered(MOST)),
                troubles(
                        "operations.failed",
                        "operations.failed.help",
                        "operations.failed.none",
                        operations.failedMessages(MOST)),
                quarantine());
    }

    private Section quarantine() {
        var section = troubles(
                "operations.quarantine",
                "operations.quarantine.help",
                "operations.quarantine.none",
                operations.quarantined(MOST));
        var discarded = operations.discarded(MOST);
        if (!discarded.isEmpty()) {
            var tree = units.tree();
            var list = new UnorderedList();
            list.addClassName("lines");
            discarded.forEach(each -> list.add(new ListItem(
                    Badge.of("refused", words(each.reason())),
                    new Span(sender(each.proven() ? each.unit() : null, each.unit(), tree)),
                    new Span(getTranslation(
                            "operations.not-kept",
                            each.arrivals().reports(),
                            each.arrivals().bytes() / 1000.0)),
                    quiet(getTranslation(
                            "operations.not-kept-time",
                            Formats.here().moment(each.arrivals().first(), zone(tree)),
                            Formats.here().moment(each.arrivals().last(), zone(tree)))))));
            section.add(new Paragraph(getTranslation("operations.not-kept.help", operations.daysKept())), list);
        }
        return section;
    }

    private Section outage(LiveUpdates live) {
        var content = new Div();
        content.addClassName("stack");
        live.redrawOn(content, () -> show(live.outage(), live.outageHelp(), content), List.of(live.outages()));
        return panel("operations.outage", content);
    }

    private void show(Optional<String> outage, Optional<String> help, Div content) {
        content.removeAll();
        content.add(outage.map(key -> Badge.of("refused", getTranslation(key)))
                .orElseGet(() -> Badge.of("reported", getTranslation("operations.outage.none"))));
        help.ifPresent(key -> content.add(new Paragraph(getTranslation(key))));
    }

    private Section waiting() {
        var count = operations.unjudged();
        return panel(
                "operations.judging",
                Badge.of(
                        count == 0 ? "reported" : "expected",
                        getTranslation(count == 0 ? "operations.judging.none" : "operations.judging.count", count)));
    }

    private Section troubles(String title, String help, String none, List<Issue> troubles) {
        return troubles.isEmpty()
                ? panel(title, Badge.of("reported", getTranslation(none)))
                : panel(title, new Paragraph(getTranslation(help)), list(troubles));
    }

    private UnorderedList list(List<Issue> troubles) {
        var list = new UnorderedList();
        list.addClassName("lines");
        var tree = units.tree();
        troubles.forEach(trouble -> list.add(new ListItem(
                Badge.of("refused", about(trouble)),
                new Span(sender(trouble.unit(), trouble.claimed(), tree)),
                new Span(SafeText.replaceControls(trouble.detail())),
                quiet(when(trouble, tree)))));
        return list;
    }

    /** A verified signature names the unit; else the report's own claim. */
    private String sender(@Nullable UnitId unit, @Nullable UnitId claimed, UnitTree tree) {
        if (unit != null) {
            return name(unit, tree);
        }
        return claimed == null
                ? getTranslation("operations.unknown")
                : getTranslation("operations.claimed", name(claimed, tree));
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("quiet-text");
        return span;
    }

    private static String name(UnitId unit, UnitTree tree) {
        return tree.find(unit).map(Unit::name).orElse(unit.value());
    }

    /** Quarantined reports use the federation's clock, messages the machine's. */
    private String when(Issue trouble, UnitTree tree) {
        return switch (trouble.kind()) {
            case QUARANTINED ->
                getTranslation("operations.federation-time", Formats.here().moment(trouble.since(), zone(tree)));
            case UNDELIVERED ->
                getTranslation("operations.machine-time", Formats.here().moment(trouble.since(), ZoneOffset.UTC));
            case FAILED ->
                getTranslation("operations.failed-time", Formats.here().moment(trouble.since(), ZoneOffset.UTC));
            case PUT_ASIDE ->
                getTranslation("operations.aside-since", Formats.here().moment(trouble.since(), ZoneOffset.UTC));
        };
    }

    private static ZoneId zone(UnitTree tree) {
        return tree.root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }

    private static String about(Issue trouble) {
        return words(trouble.about());
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Section panel(String title, Component... content) {
        var section = new Section(new H2(getTranslation(title)));
        section.add(content);
        section.addClassName("panel");
        return section;
    }
}
