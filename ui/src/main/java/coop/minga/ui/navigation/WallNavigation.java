package coop.minga.ui.navigation;

/** Path to the wall, the start page. */
public final class WallNavigation {

    public static final String WALL = "";

    private WallNavigation() {}
}
