package coop.minga.ui.navigation;

/** Path to Now, the first page. */
public final class NowNavigation {

    public static final String NOW = "";

    /** Query parameter with the number of the alert beside the list. */
    public static final String CHOSEN = "alert";

    private NowNavigation() {}
}
