package coop.minga.ui.now;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.analytics.now.ReportingState;
import coop.minga.analytics.now.UnitReport;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.StaticHtml;
import org.jspecify.annotations.Nullable;

/** Reporting states of the due day, by kind of silence. */
final class ReportingPanel extends Section {

    private static final long serialVersionUID = 1L;

    /** Maximum rows per kind of silence. */
    private static final int MOST_ROWS = 20;

    private final Div body = new Div();
    private transient @Nullable Map<UnitId, UnitReport> reports;
    private transient @Nullable Set<UnitId> kept;

    ReportingPanel() {
        addClassNames("panel", "reporting");
        add(new H2(getTranslation("map.reporting")), body);
    }

    void show(NowSnapshot snapshot) {
        if (snapshot.reports().equals(reports) && snapshot.hiddenUnits().equals(kept)) {
            return;
        }
        reports = snapshot.reports();
        kept = snapshot.hiddenUnits();
        body.removeAll();
        draw(snapshot);
        setVisible(body.getComponentCount() > 0);
    }

    private void draw(NowSnapshot snapshot) {
        for (var state : ReportingState.values()) {
            var those = snapshot.reports().values().stream()
                    .filter(report -> report.state() == state && state != ReportingState.REPORTED)
                    .sorted(Comparator.comparing(report -> report.unit().name()))
                    .toList();
            if (!those.isEmpty()) {
                body.add(silent(state, those));
            }
        }
        if (!snapshot.reports().isEmpty() && !snapshot.hiddenUnits().isEmpty()) {
            body.add(kept(snapshot.hiddenUnits().size()));
        }
    }

    private Paragraph kept(int units) {
        var kept = new Paragraph(Badge.of("readings-closed", getTranslation("map.reporting.kept", units)));
        kept.addClassName("kept");
        return kept;
    }

    private Div silent(ReportingState state, List<UnitReport> reports) {
        var list = new UnorderedList();
        reports.stream().limit(MOST_ROWS).forEach(report -> list.add(row(report)));
        if (reports.size() > MOST_ROWS) {
            list.add(new ListItem(getTranslation("now.more", reports.size() - MOST_ROWS)));
        }
        var group = new Div(new H3(Badge.of(EnumText.name(state), EnumText.of(this, state))), list);
        group.addClassName("silence");
        return group;
    }

    private Html row(UnitReport report) {
        var how = new Span(how(report));
        how.addClassName("quiet-text");
        var row = new ListItem(new Span(report.unit().name()), how);
        if (report.state() == ReportingState.PARTLY && !report.missing().isEmpty()) {
            row.add(missing(report));
        }
        return StaticHtml.of(row);
    }

    private Span missing(UnitReport report) {
        var names = report.missing().stream()
                .map(indicator -> indicator.name(getLocale()))
                .sorted(Collator.getInstance(getLocale()))
                .collect(Collectors.joining(", "));
        var missing = new Span(getTranslation("map.reporting.missing", names));
        missing.addClassNames("quiet-text", "whole-line");
        return missing;
    }

    private String how(UnitReport report) {
        if (report.state() == ReportingState.PARTLY) {
            return getTranslation("map.reporting.partly", report.reported(), report.indicators());
        }
        var last = report.lastDay();
        return last == null
                ? getTranslation("map.reporting.never")
                : getTranslation("map.reporting.last", Formats.here().weekday(last));
    }
}
