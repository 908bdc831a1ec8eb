package coop.minga.ui.navigation;

/** Path to the operators' page. */
public final class OperationsNavigation {

    public static final String OPERATIONS = "operations";

    private OperationsNavigation() {}
}
