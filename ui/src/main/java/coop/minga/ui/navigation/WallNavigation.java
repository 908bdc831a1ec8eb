package coop.minga.ui.navigation;

/** The way to the wall, where everybody arrives. */
public final class WallNavigation {

    public static final String WALL = "";

    private WallNavigation() {}
}
