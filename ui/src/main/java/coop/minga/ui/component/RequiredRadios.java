package coop.minga.ui.component;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jspecify.annotations.Nullable;

/** Radio buttons of which one is always chosen: a browser that empties them, or names none of them, changes nothing. */
public final class RequiredRadios<T> extends RadioButtonGroup<T> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void setModelValue(@Nullable T chosen, boolean fromClient) {
        if (fromClient && chosen == null) {
            setPresentationValue(getValue());
            return;
        }
        super.setModelValue(chosen, fromClient);
    }
}
