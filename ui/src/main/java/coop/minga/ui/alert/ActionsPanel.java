package coop.minga.ui.alert;

import java.util.List;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import coop.minga.analytics.act.PendingAct;
import coop.minga.analytics.act.PendingAct.Acknowledge;
import coop.minga.analytics.act.PendingAct.DeclareNewNormal;
import coop.minga.analytics.act.PendingAct.Progress;
import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.PersonId;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/**
 * An alert's clock, the person's acts, and acts that can still be undone. Buttons stay in place while their texts
 * change, so that no update takes the focus.
 */
final class ActionsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient UndoableActs undoableActs;
    private final transient AlertActions actions;
    private final transient Datafeed datafeed;
    private final transient CurrentUser currentUser;
    private final transient People people;
    private final AlertId id;
    private final ClockBar bar;
    private final Button acknowledge = new Button();
    private final OwnerChoice owners = new OwnerChoice(this::acknowledge);
    private final Button known = new Button();
    private final WrongValue wrong = new WrongValue();
    private final NewNormalForm stays;
    private final Div buttons = new Div();
    private final PendingActsPanel pending;
    private boolean taken;

    ActionsPanel(AlertCommands services, People people, CurrentUser currentUser, AlertId id, Datafeed datafeed) {
        undoableActs = services.undoableActs();
        actions = services.actions();
        this.people = people;
        this.currentUser = currentUser;
        this.id = id;
        this.datafeed = datafeed;
        bar = new ClockBar(services.clock());
        stays = new NewNormalForm(id, this::declareNewNormal);
        pending = new PendingActsPanel(undoableActs, currentUser);
        addClassName("acts");
        buttons.addClassName("act-buttons");
        acknowledge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        acknowledge.addClickListener(click -> {
            if (!taken) {
                acknowledge(currentUser.id());
            }
        });
        known.setText(getTranslation("alert.known"));
        known.addClickListener(click -> announce());
        buttons.add(acknowledge, owners, known, wrong, stays);
        add(new H2(getTranslation("alert.clock.title")), bar, buttons, pending);
    }

    private void acknowledge(PersonId owner) {
        pending.offerUndo(undoableActs.acknowledge(currentUser.id(), id, owner), "alert.undo.acknowledge");
    }

    private void declareNewNormal(String reason) {
        var act = undoableActs.declareNewNormal(currentUser.id(), id, reason);
        if (act.progress() == Progress.WAITS) {
            pending.offerUndo(act, "alert.undo.new-normal");
        }
    }

    private void announce() {
        UI.getCurrent()
                .navigate(DatafeedNavigation.path(datafeed.indicator().series()), DatafeedNavigation.announcing(id));
    }

    void show(Alert alert, UnitTree tree) {
        var viewer = currentUser.viewer();
        var acts = undoableActs.of(currentUser.id(), id);
        var owner = owner(alert, acts);
        var ownerName = owner == null ? "" : name(owner);
        bar.show(alert, tree, ownerName);
        taken = owner != null;
        acknowledge.setText(
                taken ? getTranslation("alert.clock.owner", ownerName) : getTranslation("alert.acknowledge"));
        acknowledge.getElement().setAttribute("aria-disabled", Boolean.toString(taken));
        var mayAct = alert.isOpen() && AlertAccess.mayAct(viewer, alert);
        buttons.setVisible(mayAct);
        var mine = viewer.mayActFor(List.of(alert.unit()));
        known.setVisible(mine);
        wrong.setVisible(mine);
        if (mayAct) {
            var others = undoableActs.owners(alert).stream()
                    .filter(person -> !person.equals(currentUser.id()))
                    .toList();
            owners.setVisible(!taken && !others.isEmpty());
            owners.show(names(others));
            wrong.show(alert, datafeed);
            showNewNormal(alert, tree, acts);
        }
        pending.show(acts, this::name, alert);
    }

    private void showNewNormal(Alert alert, UnitTree tree, List<PendingAct> acts) {
        var deciding = actions.decidingLevel(alert);
        var name = tree.find(deciding).map(unit -> unit.name()).orElse(deciding.value());
        var waits = acts.stream()
                .anyMatch(act -> act.kind() instanceof DeclareNewNormal && act.progress() != Progress.IMPOSSIBLE);
        stays.show(
                currentUser.viewer().mayActFor(List.of(deciding)) && !waits,
                help(waits, actions.needsSecond(alert)),
                name);
    }

    private static String help(boolean waits, boolean second) {
        if (waits) {
            return "alert.new-normal.waits";
        }
        return second ? "alert.new-normal.help.harm" : "alert.new-normal.help";
    }

    /** Also of an act that is not committed yet, since it shows at once. */
    private static @Nullable PersonId owner(Alert alert, List<PendingAct> acts) {
        for (var act : acts) {
            if (act.progress() == Progress.WAITS && act.kind() instanceof Acknowledge acknowledged) {
                return acknowledged.owner();
            }
        }
        return alert.state() == AlertState.ACKNOWLEDGED ? alert.acknowledgedBy() : null;
    }

    private String name(PersonId person) {
        return names(List.of(person)).getFirst().name();
    }

    private List<OwnerChoice.Choice> names(List<PersonId> ids) {
        var names = people.names(ids);
        return ids.stream()
                .map(each -> new OwnerChoice.Choice(each, names.getOrDefault(each, each.value())))
                .toList();
    }
}
