package coop.minga.ui.alert;

import java.util.List;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.people.People;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.CountedText;

/** An alert's clock and the person's possible acts. */
final class ActionsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient AlertActions actions;
    private final transient CurrentUser currentUser;
    private final transient People people;
    private final ClockBar bar;
    private final Button acknowledge = new Button();
    private final CountedText reason;
    private final Button declare = new Button();
    private final Details newNormal;

    ActionsPanel(AlertActions actions, AlertId id, CurrentUser currentUser, People people, PersistedClock clock) {
        this.actions = actions;
        this.currentUser = currentUser;
        this.people = people;
        bar = new ClockBar(clock);
        reason = new CountedText(
                getTranslation("alert.new-normal.reason"),
                AlertActions.LONGEST_REASON,
                "input.reason",
                "new-normal/" + id);
        addClassNames("panel", "acts");
        acknowledge.setText(getTranslation("alert.acknowledge"));
        acknowledge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        declare.setText(getTranslation("alert.new-normal.declare"));
        declare.setEnabled(false);
        acknowledge.addClickListener(click -> actions.acknowledge(currentUser.id(), id));
        declare.addClickListener(click -> declareNewNormal(id));
        reason.addValueChangeListener(
                change -> declare.setEnabled(!reason.words().isEmpty() && reason.fits()));
        newNormal = new Details(
                getTranslation("alert.new-normal"),
                new Paragraph(getTranslation("alert.new-normal.help")),
                reason,
                declare);
        add(new H2(getTranslation("alert.clock.title")), bar, acknowledge, newNormal);
    }

    private void declareNewNormal(AlertId id) {
        actions.declareNewNormal(currentUser.id(), id, reason.words());
        reason.sent();
    }

    void show(Alert alert, UnitTree tree) {
        var viewer = currentUser.viewer();
        bar.show(alert, tree, owner(alert));
        var mayAcknowledge = alert.state() == AlertState.OPEN && AlertAccess.mayAct(viewer, alert);
        acknowledge.setVisible(mayAcknowledge);
        newNormal.setVisible(alert.isOpen() && AlertAccess.mayDeclareNewNormal(viewer, alert));
    }

    private String owner(Alert alert) {
        var owner = alert.acknowledgedBy();
        return owner == null || alert.state() == AlertState.OPEN
                ? ""
                : people.names(List.of(owner)).getOrDefault(owner, owner.value());
    }
}
