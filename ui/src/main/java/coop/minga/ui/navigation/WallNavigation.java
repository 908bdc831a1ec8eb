package coop.minga.ui.navigation;

/** Path to the wall, the start page. */
public final class WallNavigation {

    public static final String WALL = "";

    /** Query parameter with the number of the alert beside the list. */
    public static final String CHOSEN = "alert";

    private WallNavigation() {}
}
