package coop.minga.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import coop.minga.ui.navigation.NowNavigation;

/** A page that explains an error and links back. */
sealed class ErrorPage extends Div implements HasDynamicTitle
        permits AccessDeniedPage, FaultPage, MissingPage, PermissionDeniedPage, SignedOutPage {

    private static final long serialVersionUID = 1L;

    private String title = "";

    ErrorPage() {
        addClassNames("view", "narrow");
    }

    final void show(String titleKey, String textKey) {
        title = getTranslation(titleKey);
        add(new H1(title), new Paragraph(getTranslation(textKey)));
        add(new Anchor(NowNavigation.NOW, getTranslation("error.back")));
    }

    @Override
    public final String getPageTitle() {
        return title;
    }
}
