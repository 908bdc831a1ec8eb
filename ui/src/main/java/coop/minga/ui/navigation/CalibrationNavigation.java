package coop.minga.ui.navigation;

/** Path to the calibration page. */
public final class CalibrationNavigation {

    public static final String CALIBRATION = "calibration";

    private CalibrationNavigation() {}
}
