package coop.minga.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;

/** The page of the room: theme, initial colours and live updates. */
@Push(transport = Transport.WEBSOCKET)
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("context://assets/theme.css")
@StyleSheet("context://assets/frame.css")
@StyleSheet("context://assets/view.css")
@StyleSheet("context://assets/badge.css")
@StyleSheet("context://assets/clock.css")
@StyleSheet("context://assets/table.css")
@StyleSheet("context://assets/now.css")
@StyleSheet("context://assets/alert.css")
@StyleSheet("context://assets/datafeed.css")
@StyleSheet("context://assets/catalogue.css")
@StyleSheet("context://assets/sign-in.css")
@ColorScheme(ColorScheme.Value.DARK)
public final class RoomAppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Minga");
        settings.addFavIcon("icon", "assets/minga.svg", "any");
        settings.addMetaTag("color-scheme", "dark light");
    }
}
