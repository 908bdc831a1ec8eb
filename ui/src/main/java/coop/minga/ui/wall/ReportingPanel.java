package coop.minga.ui.wall;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.ReportingState;
import coop.minga.analytics.alert.UnitReport;
import coop.minga.analytics.alert.WallPicture;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.Words;

/** Who has spoken for the day that is due, and who is silent and how. */
final class ReportingPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final Set<ReportingState> SPOKEN = EnumSet.of(ReportingState.REPORTED);

    private final Div body = new Div();

    ReportingPanel() {
        addClassNames("panel", "reporting");
        add(new H2(getTranslation("wall.reporting")), body);
    }

    void show(WallPicture picture) {
        body.removeAll();
        var reports = picture.reports().values();
        var spoken = reports.stream()
                .filter(report -> SPOKEN.contains(report.state()))
                .count();
        var count = new Paragraph(getTranslation("wall.reporting.count", spoken, reports.size()));
        count.addClassName("lead");
        body.add(count);
        for (var state : ReportingState.values()) {
            var those = reports.stream()
                    .filter(report -> report.state() == state && !SPOKEN.contains(state))
                    .sorted(Comparator.comparing(report -> report.unit().name()))
                    .toList();
            if (!those.isEmpty()) {
                body.add(silent(state, those));
            }
        }
    }

    private Div silent(ReportingState state, List<UnitReport> reports) {
        var list = new UnorderedList();
        reports.forEach(report -> list.add(row(report)));
        var group = new Div(new H3(Badge.of(Words.name(state), Words.of(this, state))), list);
        group.addClassName("silence");
        return group;
    }

    private ListItem row(UnitReport report) {
        var how = new Span(how(report));
        how.addClassName("quiet-text");
        return new ListItem(new Span(report.unit().name()), how);
    }

    private String how(UnitReport report) {
        if (report.state() == ReportingState.PARTLY) {
            return getTranslation("wall.reporting.partly", report.reported(), report.indicators());
        }
        var last = report.lastDay();
        return last == null
                ? getTranslation("wall.reporting.never")
                : getTranslation("wall.reporting.last", Formats.here().weekday(last));
    }
}
