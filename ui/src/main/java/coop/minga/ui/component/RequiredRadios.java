package coop.minga.ui.component;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jspecify.annotations.Nullable;

/** Radio buttons with a mandatory choice: ignores an empty or unknown one. */
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
